/** What nobody has tried: the datasets (or methods) that likely go with this one, and whose papers say so. */
import { useState } from 'react';
import { askGaps } from '../data.ts';
import { ShowAll } from '../ShowAll.tsx';
import { cut, number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { useAnswer } from './use-answer.ts';

interface Props {
  readonly id: string;
  readonly kind: 'Method' | 'Dataset';
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const LIMIT = 12;
const FIRST = 4;

/** Asked for only when it is opened: it reads the whole graph. */
export function Gaps(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="relation gaps" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{props.kind === 'Method' ? 'Datasets not tried with it' : 'Methods not tried on it'}</h3>
      </summary>
      {open && <Found {...props} />}
    </details>
  );
}

function Found({ id, kind, onSelect, onHover }: Props) {
  const { answer, said } = useAnswer(id, (signal) => askGaps(id, LIMIT, signal), 'Comparing…');
  const [all, setAll] = useState(false);
  if (!answer) return <p className="facts">{said}</p>;
  const { gaps } = answer;
  if (gaps.length === 0) return <p className="facts">Nothing stands out: its kin have tried what it has tried.</p>;
  return (
    <>
      <p className="facts">No paper here brings the two together, though papers on methods like it do.</p>
      <ul>
        {gaps.slice(0, all ? LIMIT : FIRST).map(({ method, dataset, filled_by }) => {
          const other = kind === 'Method' ? dataset : method;
          return (
            <li key={other.id}>
              <NodeButton {...{ id: other.id, kind: other.kind, onSelect, onHover }}>{other.label}</NodeButton>
              <ul className="why">
                {filled_by.slice(0, 2).map((one) => (
                  <li key={one.method.id} className="facts">
                    {one.method.label} ({Math.round(100 * one.alike)} % alike):{' '}
                    {one.papers.slice(0, 1).map((paper) => (
                      <button
                        key={paper.id}
                        type="button"
                        className="link small"
                        title={paper.label}
                        onClick={() => onSelect(paper.id)}
                      >
                        {cut(paper.label, 60)}
                      </button>
                    ))}
                    {one.papers.length > 1 && ` and ${number(one.papers.length - 1)} more`}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <ShowAll {...{ all, count: gaps.length, first: FIRST }} onToggle={setAll} />
    </>
  );
}
