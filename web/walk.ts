/** Walking the map by arrow keys: from a node to its strongest neighbour on that side. Pure. */
import { type Atlas, edgesOf, otherEnd } from './atlas.ts';
import type { Shown } from './shown.ts';

export type Side = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** East and north. */
export const TOWARDS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
} as const satisfies Record<Side, readonly [number, number]>;

export function isSide(key: string): key is Side {
  return key in TOWARDS;
}

/** The first step goes to the foremost shown node; null where nothing lies on that side. */
export function walk(atlas: Atlas, shown: Shown, from: number | null, side: Side): number | null {
  if (from === null) return atlas.order.find((node) => shown.nodes[node] === 1) ?? null;
  const [ax, ay] = TOWARDS[side];
  let best: number | null = null;
  let strongest = -1;
  for (const edge of edgesOf(atlas, from)) {
    const other = otherEnd(atlas, edge, from);
    if (!shown.nodes[other] || other === from) continue;
    const [dx, dy] = [atlas.x[other]! - atlas.x[from]!, atlas.y[other]! - atlas.y[from]!];
    const along = (dx * ax + dy * ay) / (Math.hypot(dx, dy) || 1);
    if (along < Math.SQRT1_2 - 1e-9) continue;
    const strength = atlas.weight[edge]! + 1e-4 * along;
    if (strength > strongest) {
      strongest = strength;
      best = other;
    }
  }
  return best;
}
