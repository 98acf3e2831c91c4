/** One facet: its choices with what each would show, folded away until asked for; a choice joins or leaves. */
import { type ReactNode, useState } from 'react';
import { ShowAll } from '../ShowAll.tsx';
import { number } from '../words.ts';

export interface Choice {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: number;
  readonly chosen: boolean;
  readonly choose: () => void;
}

interface Props {
  readonly title: string;
  /** What is counted: `papers`, `nodes`, `links`. */
  readonly of: string;
  readonly choices: readonly Choice[];
}

const FIRST = 6;
/** More than a reader scrolls through. */
const MOST = 80;

export function Choices({ title, of, choices }: Props) {
  const chosen = choices.filter((one) => one.chosen).length;
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState(chosen > 0);
  if (choices.length === 0) return null;
  const listed = choices.filter((one, i) => i < (all ? MOST : FIRST) || one.chosen);
  return (
    <details className="facet" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} <span className="count">{chosen > 0 ? `${chosen} chosen` : of}</span>
      </summary>
      <ul>
        {listed.map(({ key, name, count, chosen: on, choose }) => (
          <li key={key}>
            <button type="button" aria-pressed={on} className={chosen > 0 && !on ? 'off' : ''} onClick={choose}>
              <span className="name">{name}</span>
              <span className="count">{number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      <ShowAll {...{ all, count: choices.length, first: FIRST, most: MOST }} onToggle={setAll} />
      {all && choices.length > MOST && <p className="facts">and {number(choices.length - MOST)} more</p>}
    </details>
  );
}
