/** The ways between two nodes, each link with the sentence behind it. */
import { useState } from 'react';
import type { NodeAnswer } from '../../src/api.ts';
import type { Atlas } from '../atlas.ts';
import { useAnswers } from '../corpus.ts';
import { Glyph } from '../Glyph.tsx';
import { pathWays } from '../shown.ts';
import type { View } from '../state.ts';
import { counted, cut, relationHeading, relationKey } from '../words.ts';
import { Why } from './Why.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly path: NonNullable<View['path']>;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

export function PathPanel({ atlas, path, onSelect, onHover }: Props) {
  const found = pathWays(atlas, path);
  const [open, setOpen] = useState(0);
  const way = found[Math.min(open, found.length - 1)] ?? [];
  const answers = useAnswers(
    way.slice(0, -1).map((node) => atlas.ids[node]!),
    atlas.build,
  );
  const [from = '', to = ''] = path.map((id) => {
    const i = atlas.index.get(id);
    return i === undefined ? id : atlas.labels[i]!;
  });
  return (
    <>
      <h2>
        {cut(from, 60)} → {cut(to, 60)}
      </h2>
      {found.length === 0 ? (
        <p className="facts">Nothing in this corpus links the two, however far.</p>
      ) : (
        <ul className="ways">
          {found.map((one, k) => {
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
            <button
              type="button"
              className="neighbour"
              onClick={() => onSelect(atlas.ids[node]!)}
              onMouseEnter={() => onHover(atlas.ids[node]!)}
              onMouseLeave={() => onHover(null)}
            >
              <Glyph kind={atlas.kind[node]!} />
              <span>{atlas.labels[node]}</span>
            </button>
            {k < way.length - 1 && <Link answer={answers.get(atlas.ids[node]!) ?? null} to={atlas.ids[way[k + 1]!]!} />}
          </li>
        ))}
      </ol>
    </>
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
