/** Where the islands of a map lie: discs packed one after the other, close to those they are tied to, with water between. */
import { separate } from './layout-overlap.ts';
import type { Weighted } from './weighted.ts';

/** A map is wider than tall: a step up counts as this many to the side. */
const UPRIGHT = 1.5;
/** Weight of the way to the middle of the map beside the way to what a disc is tied to. */
const CENTRED = 0.5;
const ANGLES = 24;

export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Centres for discs of `radius`, at least `water` apart. `ties` says how strongly two discs belong together. Those of
 * `kept` stay, pushed apart only where they have grown into each other; then each other disc in turn, the one most tied
 * to those that lie already, takes of all places that touch them the one nearest to its ties.
 */
export function placeIslands(
  radius: Float64Array,
  ties: Weighted,
  water: number,
  kept: readonly ({ readonly x: number; readonly y: number } | null)[],
): Places {
  const x = Float64Array.from(kept, (point) => point?.x ?? 0);
  const y = Float64Array.from(kept, (point) => point?.y ?? 0);
  const placed = pushKept(kept, radius, x, y, water);
  for (const island of sequence(radius, ties, new Set(placed))) {
    if (placed.length > 0) {
      const pull = new Map<number, number>();
      for (let i = ties.starts[island]!; i < ties.starts[island + 1]!; i++)
        pull.set(ties.targets[i]!, ties.weights[i]!);
      const sum = placed.reduce((all, other) => all + (pull.get(other) ?? 0), 0) || 1;
      let best = { x: 0, y: 0, cost: Number.POSITIVE_INFINITY };
      for (const spot of spots(island, placed, radius, x, y, water)) {
        let cost = CENTRED * Math.hypot(spot.x, spot.y * UPRIGHT);
        for (const other of placed) {
          const weight = pull.get(other);
          if (weight) cost += (weight / sum) * Math.hypot(spot.x - x[other]!, (spot.y - y[other]!) * UPRIGHT);
          if (cost >= best.cost) break;
        }
        if (cost < best.cost - 1e-9 && free(spot, island, placed, radius, x, y, water)) best = { ...spot, cost };
      }
      x[island] = best.x;
      y[island] = best.y;
    }
    placed.push(island);
  }
  return { x, y };
}

/** Indices of the kept discs, which are moved apart where they overlap. */
function pushKept(
  kept: readonly ({ readonly x: number; readonly y: number } | null)[],
  radius: Float64Array,
  x: Float64Array,
  y: Float64Array,
  water: number,
): number[] {
  const placed = kept.flatMap((point, i) => (point ? [i] : []));
  const px = Float64Array.from(placed, (i) => x[i]!);
  const py = Float64Array.from(placed, (i) => y[i]!);
  // Half the water on an update: islands may come a little closer before they move.
  separate(
    px,
    py,
    Float64Array.from(placed, (i) => radius[i]! + water / 4),
  );
  placed.forEach((i, at) => {
    x[i] = px[at]!;
    y[i] = py[at]!;
  });
  return placed;
}

/** The largest first, then always the one with the strongest tie to those before it (large ones a little earlier). */
function sequence(radius: Float64Array, ties: Weighted, placed: ReadonlySet<number>): number[] {
  const n = radius.length;
  const pull = new Float64Array(n);
  const left = new Set(Array.from({ length: n }, (_, i) => i).filter((i) => !placed.has(i)));
  for (const island of placed)
    for (let i = ties.starts[island]!; i < ties.starts[island + 1]!; i++) pull[ties.targets[i]!]! += ties.weights[i]!;
  const order: number[] = [];
  while (left.size > 0) {
    let next = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const island of left) {
      const score = radius[island]! ** 2 * (1 + pull[island]! / Math.max(1e-9, ties.strength[island]!));
      if (score > most) {
        next = island;
        most = score;
      }
    }
    left.delete(next);
    order.push(next);
    for (let i = ties.starts[next]!; i < ties.starts[next + 1]!; i++) pull[ties.targets[i]!]! += ties.weights[i]!;
  }
  return order;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Places where a disc touches one placed disc (at even angles) or two at once. */
function* spots(
  island: number,
  placed: readonly number[],
  radius: Float64Array,
  x: Float64Array,
  y: Float64Array,
  water: number,
): Generator<Spot> {
  for (let i = 0; i < placed.length; i++) {
    const a = placed[i]!;
    const ra = radius[a]! + radius[island]! + water;
    for (let k = 0; k < ANGLES; k++) {
      const angle = (2 * Math.PI * k) / ANGLES;
      yield { x: x[a]! + ra * Math.cos(angle), y: y[a]! + ra * Math.sin(angle) };
    }
    for (let j = i + 1; j < placed.length; j++) {
      const b = placed[j]!;
      const rb = radius[b]! + radius[island]! + water;
      const [dx, dy] = [x[b]! - x[a]!, y[b]! - y[a]!];
      const apart = Math.hypot(dx, dy);
      if (apart > ra + rb || apart < Math.abs(ra - rb) || apart === 0) continue;
      const along = (ra * ra - rb * rb + apart * apart) / (2 * apart);
      const aside = Math.sqrt(Math.max(0, ra * ra - along * along));
      const [mx, my] = [x[a]! + (along * dx) / apart, y[a]! + (along * dy) / apart];
      yield { x: mx + (aside * dy) / apart, y: my - (aside * dx) / apart };
      yield { x: mx - (aside * dy) / apart, y: my + (aside * dx) / apart };
    }
  }
}

function free(
  spot: Spot,
  island: number,
  placed: readonly number[],
  radius: Float64Array,
  x: Float64Array,
  y: Float64Array,
  water: number,
): boolean {
  return placed.every(
    (other) =>
      Math.hypot(spot.x - x[other]!, spot.y - y[other]!) >= (radius[other]! + radius[island]! + water) * (1 - 1e-9),
  );
}
