/** Neighbours grouped by what they are to the node, each with the sentence that says why, its name marked. */
import { useState } from 'react';
import type { Neighbour, NeighbourEdge } from '../../src/api.ts';
import { ShowAll } from '../ShowAll.tsx';
import { number, relationHeading, relationKey, relationOrder } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { Why } from './Why.tsx';

interface Group {
  readonly key: string;
  readonly rows: readonly { readonly neighbour: Neighbour; readonly edge: NeighbourEdge }[];
}

function groups(neighbours: readonly Neighbour[], of: (edge: NeighbourEdge) => boolean): Group[] {
  const found = new Map<string, { neighbour: Neighbour; edge: NeighbourEdge }[]>();
  for (const neighbour of neighbours) {
    for (const edge of neighbour.edges.filter(of)) {
      const key = relationKey(edge.kind, edge.direction, neighbour.kind);
      const rows = found.get(key) ?? [];
      rows.push({ neighbour, edge });
      found.set(key, rows);
    }
  }
  return [...found]
    .map(([key, rows]) => ({ key, rows }))
    .sort((a, b) => relationOrder(a.key) - relationOrder(b.key) || (a.key < b.key ? -1 : 1));
}

const FIRST = 8;
/** What a reader can take out of a paper. */
const CORRECTABLE: ReadonlySet<string> = new Set(['USES', 'INTRODUCES', 'HAS_CODE']);

interface Props {
  readonly neighbours: readonly Neighbour[];
  /** Which of their edges are told. */
  readonly of: (edge: NeighbourEdge) => boolean;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** Says that the paper does not hold the entity; null where nothing may be written. */
  readonly onNotThis: ((neighbour: Neighbour) => void) | null;
}

export function Neighbours({ neighbours, of, ...rest }: Props) {
  return groups(neighbours, of).map((group) => <Section key={group.key} group={group} {...rest} />);
}

function Section({ group, onSelect, onHover, onNotThis }: { group: Group } & Omit<Props, 'neighbours' | 'of'>) {
  const [all, setAll] = useState(false);
  const rows = all ? group.rows : group.rows.slice(0, FIRST);
  return (
    <section className="relation">
      <h3>
        {relationHeading(group.key)} <span className="count">{number(group.rows.length)}</span>
      </h3>
      <ul>
        {rows.map(({ neighbour, edge }) => (
          <li key={edge.id}>
            <NodeButton {...{ id: neighbour.id, kind: neighbour.kind, onSelect, onHover }} fact={neighbour.year}>
              {neighbour.label}
            </NodeButton>
            <Why edge={edge} />
            {onNotThis && CORRECTABLE.has(edge.kind) && (
              <button
                type="button"
                className="link small not-this"
                aria-label={`Not this: ${neighbour.label}`}
                onClick={() => onNotThis(neighbour)}
              >
                not this
              </button>
            )}
          </li>
        ))}
      </ul>
      <ShowAll {...{ all, count: group.rows.length, first: FIRST }} onToggle={setAll} />
    </section>
  );
}
