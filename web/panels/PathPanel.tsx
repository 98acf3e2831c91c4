/** The ways between two or more nodes, each link with the sentence behind it. */
import { useState } from 'react';
import type { NodeAnswer } from '../../src/api.ts';
import { type Atlas, labelOf } from '../atlas.ts';
import { useAnswers } from '../corpus.ts';
import type { Leg } from '../paths.ts';
import { pathLegs } from '../shown.ts';
import type { View } from '../state.ts';
import { counted, cut, joined, relationHeading, relationKey } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { Why } from './Why.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly path: NonNullable<View['path']>;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** Asks for one more node to reach. */
  readonly onMore: () => void;
}

export function PathPanel({ atlas, path, onMore, ...rest }: Props) {
  const found = pathLegs(atlas, path);
  const names = path.map((id) => labelOf(atlas, id));
  return (
    <>
      <h2>
        {names.length > 2
          ? `Ways between ${joined(names.map((name) => cut(name, 32)))}`
          : names.map((name) => cut(name, 60)).join(' → ')}
      </h2>
      {found.map((leg) => (
        <LegWays key={`${leg.from} ${leg.to}`} {...{ atlas, leg, ...rest }} headed={found.length > 1} />
      ))}
      <div className="actions">
        <button type="button" onClick={onMore}>
          Reach one more
        </button>
      </div>
    </>
  );
}

interface LegProps extends Omit<Props, 'path' | 'onMore'> {
  readonly leg: Leg;
  readonly headed: boolean;
}

/** The alternatives of one stretch, `via LoRA` or `via GLUE`, and the chosen one link by link. */
function LegWays({ atlas, leg, headed, onSelect, onHover }: LegProps) {
  const [open, setOpen] = useState(0);
  const way = leg.ways[Math.min(open, leg.ways.length - 1)] ?? [];
  const answers = useAnswers(
    way.slice(0, -1).map((node) => atlas.ids[node]!),
    atlas.build,
  );
  return (
    <section className={headed ? 'relation' : ''}>
      {headed && (
        <h3>
          {cut(atlas.labels[leg.from]!, 40)} → {cut(atlas.labels[leg.to]!, 40)}
        </h3>
      )}
      {leg.ways.length === 0 ? (
        <p className="facts">Nothing in this corpus links the two, however far.</p>
      ) : (
        <ul className="ways">
          {leg.ways.map((one, k) => {
            const between = one.slice(1, -1).map((node) => cut(atlas.labels[node]!, 40));
            return (
              <li key={one.join(' ')}>
                <button type="button" aria-pressed={k === open} onClick={() => setOpen(k)}>
                  {between.length === 0 ? 'linked directly' : `via ${between.join(', ')}`}
                  <span className="count">{counted(one.length - 1, 'link', 'links')}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <ol className="way">
        {way.map((node, k) => (
          <li key={atlas.ids[node]}>
            <NodeButton {...{ id: atlas.ids[node]!, kind: atlas.kind[node]!, onSelect, onHover }}>
              {atlas.labels[node]}
            </NodeButton>
            {k < way.length - 1 && <Link answer={answers.get(atlas.ids[node]!) ?? null} to={atlas.ids[way[k + 1]!]!} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Link({ answer, to }: { answer: NodeAnswer | null; to: string }) {
  const neighbour = answer?.neighbours.find(({ id }) => id === to);
  const edge = neighbour?.edges[0];
  if (!neighbour || !edge) return <p className="facts">{answer ? '' : 'Reading…'}</p>;
  return (
    <>
      <p className="facts">{relationHeading(relationKey(edge.kind, edge.direction, neighbour.kind)).toLowerCase()}</p>
      <Why edge={edge} />
    </>
  );
}
