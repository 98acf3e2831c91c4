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

function* spots(wish: Wish): Generator<readonly [number, number]> {
  const { x, y, radius, width, height } = wish;
  if (wish.where === 'over') {
    for (const shift of [0, -1, 1, -1.7, 1.7, -2.4, 2.4, -3.2, 3.2]) yield [x - width / 2, y + shift * height];
    return;
  }
  yield [x + radius + GAP, y];
  yield [x - radius - GAP - width, y];
  yield [x - width / 2, y + radius + height / 2 + 1];
  yield [x - width / 2, y - radius - height / 2 - 1];
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
