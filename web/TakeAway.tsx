/** A selection as a file, or as Cypher on the clipboard. */
import { useState } from 'react';
import { askSelection, troubleOf } from './data.ts';
import './TakeAway.css';

const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['json', 'JSON'],
  ['gexf', 'GEXF (Gephi)'],
  ['graphml', 'GraphML'],
] as const;

interface Props {
  readonly selection: string;
  /** `42 nodes`: what is taken. */
  readonly what: string;
  /** A published map has its exports as files, of the whole corpus. */
  readonly published: boolean;
}

export function TakeAway({ selection, what, published }: Props) {
  if (published) return <PublishedFiles />;
  return <Served {...{ selection, what }} />;
}

const FILES = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['json', 'JSON'],
  ['gexf', 'GEXF (Gephi)'],
  ['graphml', 'GraphML'],
] as const;

function PublishedFiles() {
  return (
    <div className="take-away">
      <p className="facts">Take the whole corpus with you as</p>
      <p className="links">
        {FILES.map(([ending, name]) => (
          <a key={ending} href={`exports/kindred.${ending}`} download>
            {name}
          </a>
        ))}
      </p>
    </div>
  );
}

function Served({ selection, what }: Omit<Props, 'published'>) {
  const [said, setSaid] = useState('');
  const query = selection === 'all' ? '' : `&select=${encodeURIComponent(selection)}`;
  const copy = async (): Promise<void> => {
    try {
      const { cypher } = await askSelection(selection);
      await navigator.clipboard.writeText(cypher);
      setSaid('Cypher copied: it returns exactly these.');
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble) setSaid(`${trouble.message} ${trouble.remedy}`);
    }
  };
  return (
    <div className="take-away">
      <p className="facts">Take {what} with you as</p>
      <p className="links">
        {FORMATS.map(([format, name]) => (
          <a key={format} href={`api/export?format=${format}${query}`} download>
            {name}
          </a>
        ))}
        <button type="button" className="link" onClick={() => void copy()}>
          Cypher
        </button>
      </p>
      <p className="facts" role="status">
        {said}
      </p>
    </div>
  );
}
