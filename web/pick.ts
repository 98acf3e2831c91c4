/** Which node is under the pointer, from a grid over the map: no pixel is read back from the graphics card. Pure. */
import { type Atlas, bounds } from './atlas.ts';

export interface Picker {
  /**
   * The shown node at a place in map units, or null: of several, the one whose heart is nearest for its size.
   * `unit` is the map units of one pixel of radius, `slack` how far beside a node still counts.
   */
  at(x: number, y: number, unit: number, slack: number, shown: Uint8Array): number | null;
}

const CELLS = 96;

export function makePicker(atlas: Atlas): Picker {
  const [left, right] = bounds(atlas.x);
  const [bottom, top] = bounds(atlas.y);
  const cell = Math.max(right - left, top - bottom, 1e-9) / CELLS;
  const largest = atlas.size.reduce((most, size) => Math.max(most, size), 0);
  const column = (x: number): number => Math.max(0, Math.min(CELLS, Math.floor((x - left) / cell)));
  const row = (y: number): number => Math.max(0, Math.min(CELLS, Math.floor((y - bottom) / cell)));
  const cells = new Map<number, number[]>();
  for (let i = 0; i < atlas.ids.length; i++) {
    const key = row(atlas.y[i]!) * (CELLS + 1) + column(atlas.x[i]!);
    const held = cells.get(key);
    if (held) held.push(i);
    else cells.set(key, [i]);
  }
  return {
    at(x, y, unit, slack, shown) {
      const reach = largest * unit + slack;
      let best: number | null = null;
      let nearest = 1;
      for (let j = row(y - reach); j <= row(y + reach); j++) {
        for (let i = column(x - reach); i <= column(x + reach); i++) {
          for (const node of cells.get(j * (CELLS + 1) + i) ?? []) {
            if (!shown[node]) continue;
            const away = Math.hypot(atlas.x[node]! - x, atlas.y[node]! - y) / (atlas.size[node]! * unit + slack);
            if (away <= nearest) {
              nearest = away;
              best = node;
            }
          }
        }
      }
      return best;
    },
  };
}
