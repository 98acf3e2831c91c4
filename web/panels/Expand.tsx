/** Of a node's neighbours of each kind, how many stand on the map; opened and folded kind by kind. */
import type { Atlas } from '../atlas.ts';
import { Glyph } from '../Glyph.tsx';
import { neighbourhood, type Shown, strongest } from '../shown.ts';
import { expand, type View } from '../state.ts';
import { kindWord, number } from '../words.ts';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly id: string;
  readonly view: View;
  readonly go: (view: View) => void;
}

const STEP = 10;

/** How many of the strongest must be opened so that up to ten more are shown. */
function nextCount(atlas: Atlas, shown: Shown, node: number, kind: Parameters<typeof strongest>[2]): number {
  const near = strongest(atlas, node, kind);
  let missing = STEP;
  let count = 0;
  while (count < near.length && missing > 0) {
    if (!shown.nodes[near[count]!]) missing -= 1;
    count += 1;
  }
  return count;
}

export function Expand({ atlas, shown, id, view, go }: Props) {
  const node = atlas.index.get(id);
  if (node === undefined) return null;
  const kinds = neighbourhood(atlas, shown, node);
  if (kinds.length === 0) return null;
  return (
    <ul className="expand" aria-label="Neighbours on the map">
      {kinds.map(({ kind, shown: some, all }) => {
        const rule = view.expanded.find((one) => one.id === id && one.kind === kind);
        const words = kindWord(kind, 2);
        return (
          <li key={kind}>
            <Glyph kind={kind} />
            <span>
              {some === all && all > 1 ? `all ${number(all)}` : `${number(some)} of ${number(all)}`}{' '}
              {kindWord(kind, all)} on the map
            </span>
            <button
              type="button"
              aria-label={`Fewer ${words}`}
              disabled={some === 0 && rule === undefined}
              onClick={() => go(expand(view, id, kind, rule ? null : 0))}
            >
              −
            </button>
            <button
              type="button"
              aria-label={`More ${words}`}
              disabled={some === all}
              onClick={() => go(expand(view, id, kind, rule?.count === 0 ? null : nextCount(atlas, shown, node, kind)))}
            >
              +
            </button>
          </li>
        );
      })}
    </ul>
  );
}
