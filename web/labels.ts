/** Which labels fit: taken in the order of their worth, each placed where it touches no other. Pure; pixels. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
  /** For `over`: dots that the text should hide as few of as it can, `x, y, x, y …`. */
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

type Spot = readonly [x: number, y: number];

function spots(wish: Wish): Spot[] {
  const { x, y, radius, width, height } = wish;
  if (wish.where === 'around') {
    return [
      [x + radius + GAP, y],
      [x - radius - GAP - width, y],
      [x - width / 2, y + radius + height / 2 + 1],
      [x - width / 2, y - radius - height / 2 - 1],
    ];
  }
  const found = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2, -2.6, 2.6, -3.2, 3.2].map((shift, rank) => {
    const spot: Spot = [x - width / 2, y + shift * height];
    return { spot, cost: hidden(wish, spot) + rank * 0.2 };
  });
  return found.sort((a, b) => a.cost - b.cost).map(({ spot }) => spot);
}

/** How many of its dots a text at this spot would hide. */
function hidden({ dots = [], width, height }: Wish, [x, y]: Spot): number {
  let count = 0;
  for (let i = 0; i < dots.length; i += 2) {
    const [dx, dy] = [dots[i]! - x, dots[i + 1]! - y];
    if (dx > -3 && dx < width + 3 && Math.abs(dy) < height / 2 + 2) count += 1;
  }
  return count;
}

/**
 * Places at most `limit` labels inside `screen`, none over another or over a box of `taken` other than its own.
 * `taken` is the big things themselves: a label never hides a landmark. A name that finds no free spot is left out.
 */
export function place(
  wishes: Iterable<Wish>,
  screen: Box,
  limit: number,
  taken: readonly (Box & { key: number })[],
): Placed[] {
  const placed: Placed[] = [];
  const boxes: Box[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    for (const [x, y] of spots(wish)) {
      const box = { left: x - 3, top: y - wish.height / 2, right: x + wish.width + 3, bottom: y + wish.height / 2 };
      if (box.left < screen.left || box.right > screen.right || box.top < screen.top || box.bottom > screen.bottom)
        continue;
      if (boxes.some((other) => touches(box, other))) continue;
      if (taken.some((other) => other.key !== wish.key && touches(box, other))) continue;
      boxes.push(box);
      placed.push({ wish, x, y });
      break;
    }
  }
  return placed;
}
