/** Which labels fit: taken in the order of their worth, each placed where it touches no other. Pure; pixels. */
import type { Crowd } from './crowd.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room that is gone: by a big node, whose own label may touch it, or by a panel, under which nothing can be read. */
export interface Taken extends Box {
  readonly key: number;
  readonly solid: boolean;
}

export interface Wish {
  readonly key: number;
  readonly text: string;
  /** Where the named thing is, and its radius. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** `around`: right, left, below or above the thing; `over`: centred on it, moved a little if need be. */
  readonly where: 'around' | 'over';
  /** For `over`: its own dots, `x, y, x, y …`; the text hides as few as it can, and fewer of its neighbours'. */
  readonly dots?: readonly number[];
}

export interface Placed {
  readonly wish: Wish;
  /** Left end and middle line of the text. */
  readonly x: number;
  readonly y: number;
}

const GAP = 4;

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Shares of its width that a region's name may stand beside its centre. */
const ASIDE = [0, -0.2, 0.2, -0.4, 0.4];
/** How much worse it is to hide a neighbour's dot than one's own. */
const ABROAD = 1.5;

type Spot = readonly [x: number, y: number];

function spots(wish: Wish, taken: readonly Box[], crowd: Crowd | null): Spot[] {
  const { x, y, radius, width, height } = wish;
  if (wish.where === 'around') {
    return [
      [x + radius + GAP, y],
      [x - radius - GAP - width, y],
      [x - width / 2, y + radius + height / 2 + 1],
      [x - width / 2, y - radius - height / 2 - 1],
    ];
  }
  const found = heights(wish).flatMap((middle, rank) =>
    ASIDE.map((shift, k) => {
      const spot: Spot = [x - width / 2 + shift * width, middle];
      const box = boxOf(wish, spot);
      const over = taken.filter((other) => touches(box, other)).length;
      const own = hidden(wish, spot);
      const covered = own + (crowd === null ? 0 : ABROAD * Math.max(0, crowd.within(box) - own));
      return { spot, cost: covered + 5 * over + rank * 0.25 + k * 0.6 };
    }),
  );
  return found.sort((a, b) => a.cost - b.cost).map(({ spot }) => spot);
}

/** Middle lines for a name that stands over its region, from its centre out to its upper and lower shore. */
function heights({ y, height, dots = [] }: Wish): number[] {
  const ys = dots.filter((_, i) => i % 2 === 1);
  const [top, bottom] = [Math.min(y, ...ys) - height * 0.7, Math.max(y, ...ys) + height * 0.7];
  const steps = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2].map((shift) => y + shift * height);
  return [...steps.filter((middle) => middle > top && middle < bottom), top, bottom];
}

function boxOf(wish: Wish, [x, y]: Spot): Box {
  return { left: x - 3, top: y - wish.height / 2, right: x + wish.width + 3, bottom: y + wish.height / 2 };
}

/** How many of its own dots a text at this spot would hide. */
function hidden({ width, height, dots = [] }: Wish, [x, y]: Spot): number {
  let count = 0;
  for (let i = 0; i < dots.length; i += 2) {
    const [dx, dy] = [dots[i]! - x, dots[i + 1]! - y];
    if (dx > -3 && dx < width + 3 && Math.abs(dy) < height / 2) count += 1;
  }
  return count;
}

/**
 * Places at most `limit` labels inside `screen`, none over another or over a box of `taken` other than its own.
 * `taken` is the big things themselves: a node's label never hides one, a region's name only where it must; `crowd` is
 * the dots of all regions.
 */
export function place(
  wishes: Iterable<Wish>,
  screen: Box,
  limit: number,
  taken: readonly Taken[],
  crowd: Crowd | null = null,
): Placed[] {
  const placed: Placed[] = [];
  const boxes: Box[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    for (const [x, y] of spots(wish, taken, crowd)) {
      const box = boxOf(wish, [x, y]);
      if (box.left < screen.left || box.right > screen.right || box.top < screen.top || box.bottom > screen.bottom)
        continue;
      if (boxes.some((other) => touches(box, other))) continue;
      if (wish.where === 'around' && taken.some((other) => other.key !== wish.key && touches(box, other))) continue;
      if (wish.where === 'over' && taken.some((other) => other.solid && touches(box, other))) continue;
      boxes.push(box);
      placed.push({ wish, x, y });
      break;
    }
  }
  return placed;
}
