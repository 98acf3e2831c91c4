/** Where the map lies on its stage: as large as it can be with nothing of it under what covers the stage. Pure. */
import type { Box } from './labels.ts';
import type { Extent } from './regions.ts';

/** Pixels, as everything here that is not in map units. */
export interface Free {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A place in map units stands at `left + x × scale`, `top − y × scale`. */
export interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Of what the map leaves free, how much is left of it and above it: in the middle, and a little high. */
const [BESIDE, ABOVE] = [0.5, 0.3];
/** Places tried in each direction, and how much smaller the map may become, step by step, to be seen whole. */
const [PLACES, STEP, SMALLEST] = [9, 0.97, 0.66];
/** Cells in each direction that stand for the nodes in them. */
const CELLS = 64;

/** Shares of the free room, the best first. */
const SHARES: readonly (readonly [beside: number, above: number])[] = Array.from(
  { length: PLACES * PLACES },
  (_, k) => [(k % PLACES) / (PLACES - 1), Math.floor(k / PLACES) / (PLACES - 1)] as const,
).sort((a, b) => away(a) - away(b));

function away([beside, above]: readonly [number, number]): number {
  return Math.hypot(beside - BESIDE, above - ABOVE);
}

/** `covers` lie on the stage beside what `free` leaves out; where the map cannot keep clear of them, it ignores them. */
export function fitMap(
  places: { readonly x: Float64Array; readonly y: Float64Array },
  extent: Extent,
  free: Free,
  covers: readonly Box[],
): Fit {
  const [west, south] = [extent.x[0] - extent.reach, extent.y[0] - extent.reach];
  const [wide, tall] = [extent.x[1] + extent.reach - west || 1, extent.y[1] + extent.reach - south || 1];
  const full = Math.min(free.width / wide, free.height / tall);
  const at = (scale: number, beside: number, above: number): Fit => ({
    scale,
    left: free.left + (free.width - wide * scale) * beside - west * scale,
    top: free.top + (free.height - tall * scale) * above + (south + tall) * scale,
  });
  const preferred = at(full, BESIDE, ABOVE);
  if (covers.length === 0) return preferred;
  const cells = occupied(places, extent);
  for (let scale = full; scale > SMALLEST * full; scale *= STEP) {
    for (const [beside, above] of [[BESIDE, ABOVE] as const, ...SHARES]) {
      const fit = at(scale, beside, above);
      if (clear(cells, fit, extent, covers)) return fit;
    }
  }
  return preferred;
}

/** `x, y, x, y …` of the middles of the cells with nodes in them, in map units. */
function occupied({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }, extent: Extent): number[] {
  const step = [(extent.x[1] - extent.x[0] || 1) / CELLS, (extent.y[1] - extent.y[0] || 1) / CELLS] as const;
  const cells = new Set<number>();
  for (let i = 0; i < x.length; i++) {
    const column = Math.min(CELLS - 1, Math.floor((x[i]! - extent.x[0]) / step[0]));
    const row = Math.min(CELLS - 1, Math.floor((y[i]! - extent.y[0]) / step[1]));
    cells.add(row * CELLS + column);
  }
  return [...cells].flatMap((cell) => [
    extent.x[0] + ((cell % CELLS) + 0.5) * step[0],
    extent.y[0] + (Math.floor(cell / CELLS) + 0.5) * step[1],
  ]);
}

/** Whether the land of every cell keeps clear of the covers. */
function clear(
  cells: readonly number[],
  { scale, left, top }: Fit,
  { reach }: Extent,
  covers: readonly Box[],
): boolean {
  const land = reach * scale;
  for (let i = 0; i < cells.length; i += 2) {
    const [x, y] = [left + cells[i]! * scale, top - cells[i + 1]! * scale];
    for (const box of covers) {
      if (x > box.left - land && x < box.right + land && y > box.top - land && y < box.bottom + land) return false;
    }
  }
  return true;
}
