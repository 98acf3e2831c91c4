/** Papers near this one, each with its receipt: what is shared and how much of the score it is; weights can be turned. */
import { useEffect, useState } from 'react';
import type { RelatedAnswer, RelatedPaper } from '../../src/api.ts';
import { askRelated, type Trouble, troubleOf } from '../data.ts';
import { ShowAll } from '../ShowAll.tsx';
import { told } from '../told.ts';
import { capital, cut } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';

interface Props {
  readonly id: string;
  readonly build: string;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** The reading list, and how to put a paper on it or take it off. */
  readonly list: readonly string[];
  readonly onList: (id: string) => void;
  /** A page without a server holds one ranking, from which no varied one can be made. */
  readonly published: boolean;
}

const ASKED = 40;
const FIRST = 8;
/** How unlike each other "varied" suggestions are, 0 to 1. */
const VARIED = '0.5';

/** The score at the reader's weights: every part times how far its slider stands from the usual 1. */
function scoreOf({ parts }: RelatedPaper, turned: Readonly<Record<string, number>>): number {
  return Object.entries(parts).reduce((sum, [name, part]) => sum + part * (turned[name] ?? 1), 0);
}

/** `2020` in either field of a range of years; anything else leaves that end open. */
function yearIn(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

export function Related({ id, build, onSelect, onHover, list, onList, published }: Props) {
  const [found, setFound] = useState<{ answer: RelatedAnswer; varied: boolean } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turned, setTurned] = useState<Readonly<Record<string, number>>>({});
  const [all, setAll] = useState(false);
  const [varied, setVaried] = useState(false);
  const [unlisted, setUnlisted] = useState(false);
  const [years, setYears] = useState<readonly [string, string]>(['', '']);
  const [least, most] = [yearIn(years[0]), yearIn(years[1])];
  const known = unlisted ? list.join('|') : '';
  // What is varied is chosen by the server, at the reader's weights; else the page re-ranks what it holds.
  const weights = varied
    ? Object.entries(turned)
        .map((pair) => pair.join('='))
        .join(',')
    : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build is asked again
  useEffect(() => {
    const abort = new AbortController();
    const asked = {
      limit: String(ASKED),
      ...(varied && { diversity: VARIED }),
      ...(weights && { weights }),
      ...((least ?? most) !== null && { years: `${least ?? ''}..${most ?? ''}` }),
      ...(known && { exclude: known }),
    };
    askRelated(id, asked, abort.signal).then(
      (answer) => {
        setFound({ answer, varied });
        setTrouble(null);
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
    return () => abort.abort();
  }, [id, build, varied, weights, least, most, known]);
  if (trouble) return <p className="facts">{told(trouble)}</p>;
  if (!found) return <p className="waiting">Comparing…</p>;
  const { answer } = found;
  // A page without a server answers with all it holds: what is not wanted is left out here too.
  const wanted = ({ id: paper, year }: RelatedPaper) =>
    !(unlisted && list.includes(paper)) &&
    (least === null || (year !== null && year >= least)) &&
    (most === null || (year !== null && year <= most));
  const kept = answer.papers.filter(wanted);
  const times = found.varied ? {} : turned;
  const ranked = [...kept].sort((a, b) => scoreOf(b, times) - scoreOf(a, times) || (a.id < b.id ? -1 : 1));
  const papers = found.varied ? kept : ranked;
  const used = Object.keys(answer.weights).filter(
    (name) => name in turned || answer.papers.some(({ parts }) => parts[name]),
  );
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
        <p className="choices">
          {!published && (
            <label>
              <input type="checkbox" checked={varied} onChange={() => setVaried(!varied)} /> varied
            </label>
          )}
          <label>
            <input type="checkbox" checked={unlisted} onChange={() => setUnlisted(!unlisted)} /> none of my list
          </label>
        </p>
        <p className="choices">
          <span>Years</span>
          {([0, 1] as const).map((end) => (
            <input
              key={end}
              inputMode="numeric"
              size={4}
              maxLength={4}
              aria-label={end === 0 ? 'First year' : 'Last year'}
              placeholder={end === 0 ? 'from' : 'to'}
              value={years[end]}
              onChange={({ currentTarget: { value } }) => setYears(end === 0 ? [value, years[1]] : [years[0], value])}
            />
          ))}
        </p>
      </details>
      <ol>
        {(all ? papers : papers.slice(0, FIRST)).map((paper) => (
          <li key={paper.id}>
            <NodeButton {...{ id: paper.id, onSelect, onHover }} kind="Paper" fact={paper.year}>
              {paper.label}
            </NodeButton>
            <button
              type="button"
              className="drop"
              aria-pressed={list.includes(paper.id)}
              aria-label={`${list.includes(paper.id) ? 'Take off' : 'Put on'} the list: ${paper.label}`}
              onClick={() => onList(paper.id)}
            >
              {list.includes(paper.id) ? '×' : '+'}
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
                {scoreOf(paper, times).toFixed(2)} ={' '}
                {Object.entries(paper.parts)
                  .filter(([name, part]) => Math.abs(part * (times[name] ?? 1)) >= 0.005)
                  .sort((a, b) => b[1] - a[1])
                  .map(([name, part]) => `${name} ${(part * (times[name] ?? 1)).toFixed(2)}`)
                  .join(' + ')
                  .replaceAll('+ common -', '− common ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <ShowAll {...{ all, count: papers.length, first: FIRST }} onToggle={setAll} />
      {papers.length === 0 && <p className="facts">Nothing in this corpus is near it.</p>}
    </section>
  );
}
