/** A heading with a list of nodes under it: eight at first, a hundred when asked, the rest in the table. */
import { type ReactNode, useState } from 'react';
import type { Atlas } from '../atlas.ts';
import { Glyph } from '../Glyph.tsx';
import { number } from '../words.ts';

interface Props {
  readonly title: string;
  readonly atlas: Atlas;
  readonly nodes: readonly number[];
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** What stands at the end of a row. */
  readonly fact?: (node: number) => string;
  /** Opens all of them where there are more than a list should hold. */
  readonly onAll?: () => void;
  readonly note?: ReactNode;
}

const FIRST = 8;
const MOST = 100;

export function NodeList({ title, atlas, nodes, onSelect, onHover, fact, onAll, note }: Props) {
  const [all, setAll] = useState(false);
  if (nodes.length === 0) return null;
  return (
    <section className="relation">
      <h3>
        {title} <span className="count">{number(nodes.length)}</span>
      </h3>
      {note}
      <ul>
        {nodes.slice(0, all ? MOST : FIRST).map((i) => (
          <li key={atlas.ids[i]}>
            <button
              type="button"
              className="neighbour"
              onClick={() => onSelect(atlas.ids[i]!)}
              onMouseEnter={() => onHover(atlas.ids[i]!)}
              onMouseLeave={() => onHover(null)}
            >
              <Glyph kind={atlas.kind[i]!} />
              <span>{atlas.labels[i]}</span>
              {fact && <span className="year">{fact(i)}</span>}
            </button>
          </li>
        ))}
      </ul>
      {nodes.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? 'the first eight' : nodes.length > MOST ? `the first ${MOST}` : `all ${number(nodes.length)}`}
        </button>
      )}
      {nodes.length > MOST && onAll && (
        <button type="button" className="link" onClick={onAll}>
          all {number(nodes.length)} in the table
        </button>
      )}
    </section>
  );
}
