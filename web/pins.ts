/** The atlas with some nodes where a hand has put them; all else of it is the same. Pure. */
import { type Atlas, bounds } from './atlas.ts';
import type { Pin } from './state.ts';

/** Nothing leaves the frame of the map: a pin beyond it stands on its edge. */
export function pinned(atlas: Atlas, pins: readonly Pin[]): Atlas {
  const known = pins.flatMap(({ id, x, y }) => {
    const node = atlas.index.get(id);
    return node === undefined ? [] : [{ node, x, y }];
  });
  if (known.length === 0) return atlas;
  const [left, right] = bounds(atlas.x);
  const [bottom, top] = bounds(atlas.y);
  const [xs, ys] = [atlas.x.slice(), atlas.y.slice()];
  for (const { node, x, y } of known) {
    xs[node] = Math.min(right, Math.max(left, x));
    ys[node] = Math.min(top, Math.max(bottom, y));
  }
  return { ...atlas, x: xs, y: ys };
}
