/** A selection as a file, or as Cypher on the clipboard. */
import { useState } from 'react';
import { askExport, askSelection, type Trouble, troubleOf } from './data.ts';
import { CopyCypher } from './desk/CopyCypher.tsx';
import { download } from './download.ts';
import { told } from './told.ts';
import './TakeAway.css';

/** Formats of papers: a page without a server writes them by itself. */
const WRITTEN = [
  ['bibtex', 'BibTeX', 'bib'],
  ['ris', 'RIS', 'ris'],
  ['csl', 'CSL-JSON', 'csl.json'],
  ['markdown', 'Reading list (Markdown)', 'md'],
] as const;

const FORMATS = [...WRITTEN, ['json', 'JSON'], ['gexf', 'GEXF (Gephi)'], ['graphml', 'GraphML']] as const;

interface Props {
  readonly selection: string;
  /** `42 nodes`: what is taken. */
  readonly what: string;
  /** Cypher that returns exactly what is shown, where the selection would take in more. */
  readonly cypher?: (() => string) | undefined;
  /** Opens a statement in the question box. */
  readonly onAsk?: ((statement: string) => void) | undefined;
  /** A published map has its exports as files, of the whole corpus; of a selection it writes the papers. */
  readonly published: boolean;
}

export function TakeAway({ selection, what, cypher, onAsk, published }: Props) {
  return (
    <div className="take-away">
      {published ? <PublishedFiles {...{ selection, what }} /> : <Served {...{ selection, what }} />}
      <CopyCypher
        cypher={async () => (cypher ? cypher() : (await askSelection(selection)).cypher)}
        onAsk={published ? null : (onAsk ?? null)}
      />
    </div>
  );
}

const FILES = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['json', 'JSON'],
  ['gexf', 'GEXF (Gephi)'],
  ['graphml', 'GraphML'],
] as const;

function PublishedFiles({ selection, what }: Pick<Props, 'selection' | 'what'>) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = async (format: string, ending: string): Promise<void> => {
    setTrouble(null);
    try {
      download(await askExport(selection, format), `kindred.${ending}`);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return (
    <>
      {selection !== 'all' && (
        <>
          <p className="facts">Take the papers of {what} with you as</p>
          <p className="links">
            {WRITTEN.map(([format, name, ending]) => (
              <button key={format} type="button" className="link" onClick={() => void take(format, ending)}>
                {name}
              </button>
            ))}
          </p>
          {trouble && (
            <p className="facts" role="alert">
              {told(trouble)}
            </p>
          )}
        </>
      )}
      <p className="facts">Take the whole corpus with you as</p>
      <p className="links">
        {FILES.map(([ending, name]) => (
          <a key={ending} href={`exports/kindred.${ending}`} download>
            {name}
          </a>
        ))}
      </p>
    </>
  );
}

/** Servers and browsers refuse longer addresses. */
const LONGEST = 14_000;

function Served({ selection, what }: Pick<Props, 'selection' | 'what'>) {
  const short = encodeURIComponent(selection).length <= LONGEST;
  const query = selection === 'all' ? '' : `&select=${encodeURIComponent(selection)}`;
  if (!short) {
    return (
      <p className="facts">{what} are too many for a link to a file: take them as CSV from the table, or as Cypher.</p>
    );
  }
  return (
    <>
      <p className="facts">Take {what} with you as</p>
      <p className="links">
        {FORMATS.map(([format, name]) => (
          <a key={format} href={`api/export?format=${format}${query}`} download>
            {name}
          </a>
        ))}
      </p>
    </>
  );
}
