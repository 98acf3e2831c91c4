/** A heading with a list of nodes under it: a few at first, a hundred when asked, the rest in the table. */
import { useState } from 'react';
import type { Atlas } from '../atlas.ts';
import { ShowAll } from '../ShowAll.tsx';
import { number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';

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
  /** How many stand there at first. */
  readonly first?: number;
}

const MOST = 100;

export function NodeList({ title, atlas, nodes, onSelect, onHover, fact, onAll, first = 8 }: Props) {
  const [all, setAll] = useState(false);
  if (nodes.length === 0) return null;
  return (
    <section className="relation">
      <h3>
        {title} <span className="count">{number(nodes.length)}</span>
      </h3>
      <ul>
        {nodes.slice(0, all ? MOST : first).map((i) => (
          <li key={atlas.ids[i]}>
            <NodeButton {...{ id: atlas.ids[i]!, kind: atlas.kind[i]!, onSelect, onHover }} fact={fact?.(i) ?? null}>
              {atlas.labels[i]}
            </NodeButton>
          </li>
        ))}
      </ul>
      <ShowAll {...{ all, count: nodes.length, first, most: MOST }} onToggle={setAll} />
      {nodes.length > MOST && onAll && (
        <button type="button" className="link" onClick={onAll}>
          all {number(nodes.length)} in the table
        </button>
      )}
    </section>
  );
}
