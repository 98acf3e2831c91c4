/** Papers near this one, each with its receipt: what is shared and how much of the score it is; weights can be turned. */
import { useEffect, useState } from 'react';
import type { RelatedAnswer, RelatedPaper } from '../../src/api.ts';
import { askRelated, type Trouble, troubleOf } from '../data.ts';
import { Glyph } from '../Glyph.tsx';
import { capital, cut } from '../words.ts';

interface Props {
  readonly id: string;
  readonly build: string;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const ASKED = 40;
const FIRST = 8;

/** The score at the reader's weights: every part times how far its slider stands from the usual 1. */
function scoreOf({ parts }: RelatedPaper, turned: Readonly<Record<string, number>>): number {
  return Object.entries(parts).reduce((sum, [name, part]) => sum + part * (turned[name] ?? 1), 0);
}

export function Related({ id, build, onSelect, onHover }: Props) {
  const [answer, setAnswer] = useState<RelatedAnswer | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turned, setTurned] = useState<Readonly<Record<string, number>>>({});
  const [all, setAll] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build is asked again
  useEffect(() => {
    const abort = new AbortController();
    askRelated(id, ASKED, abort.signal).then(setAnswer, (error: unknown) => setTrouble(troubleOf(error)));
    return () => abort.abort();
  }, [id, build]);
  if (trouble) return <p className="facts">{`${trouble.message} ${trouble.remedy}`}</p>;
  if (!answer) return <p className="waiting">Comparing…</p>;
  const papers = [...answer.papers].sort((a, b) => scoreOf(b, turned) - scoreOf(a, turned) || (a.id < b.id ? -1 : 1));
  const used = Object.keys(answer.weights).filter((name) => answer.papers.some(({ parts }) => parts[name]));
  return (
    <section className="relation related">
      <h3>
        Related work <span className="count">{papers.length}</span>
      </h3>
      <details>
        <summary className="link small">what counts</summary>
        {used.map((name) => (
          <label key={name} className="weight">
            <span>{capital(name)}</span>
            <input
              type="range"
              min={0}
              max={3}
              step={0.25}
              value={turned[name] ?? 1}
              onChange={(event) => setTurned({ ...turned, [name]: Number(event.target.value) })}
            />
            <span className="count">× {turned[name] ?? 1}</span>
          </label>
        ))}
      </details>
      <ol>
        {(all ? papers : papers.slice(0, FIRST)).map((paper) => (
          <li key={paper.id}>
            <button
              type="button"
              className="neighbour"
              onClick={() => onSelect(paper.id)}
              onMouseEnter={() => onHover(paper.id)}
              onMouseLeave={() => onHover(null)}
            >
              <Glyph kind="Paper" />
              <span>{paper.label}</span>
              {paper.year !== null && <span className="year">{paper.year}</span>}
            </button>
            <div className="why">
              {paper.shared.length > 0 && (
                <p className="facts">
                  shares{' '}
                  {paper.shared.slice(0, 5).map((one, k) => (
                    <span key={`${one.id} ${one.part}`}>
                      {k > 0 && ', '}
                      <button type="button" className="link small" onClick={() => onSelect(one.id)}>
                        {cut(one.label, 40)}
                      </button>
                    </span>
                  ))}
                </p>
              )}
              {paper.terms.length > 0 && <p className="facts">words: {paper.terms.slice(0, 6).join(', ')}</p>}
              <p className="facts">
                {scoreOf(paper, turned).toFixed(2)} ={' '}
                {Object.entries(paper.parts)
                  .filter(([name, part]) => Math.abs(part * (turned[name] ?? 1)) >= 0.005)
                  .sort((a, b) => b[1] - a[1])
                  .map(([name, part]) => `${name} ${(part * (turned[name] ?? 1)).toFixed(2)}`)
                  .join(' + ')
                  .replaceAll('+ common -', '− common ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {papers.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? 'the first eight' : `all ${papers.length}`}
        </button>
      )}
      {papers.length === 0 && <p className="facts">Nothing in this corpus is near it.</p>}
    </section>
  );
}
