/** How many dots lie in a box of the screen, from a table of sums: as quick for thousands as for one. Pure; pixels. */
import type { Box } from './labels.ts';

export interface Crowd {
  /** To the nearest cell of four pixels; dots off the screen do not count. */
  readonly within: (box: Box) => number;
}

const CELL = 4;

/** `dots` is `x, y, x, y …`. */
export function crowdOf(dots: ArrayLike<number>, screen: Box): Crowd {
  const { left, top } = screen;
  const columns = Math.max(1, Math.ceil((screen.right - left) / CELL));
  const rows = Math.max(1, Math.ceil((screen.bottom - top) / CELL));
  const wide = columns + 1;
  const sums = new Int32Array(wide * (rows + 1));
  for (let i = 0; i < dots.length; i += 2) {
    const [column, row] = [Math.floor((dots[i]! - left) / CELL), Math.floor((dots[i + 1]! - top) / CELL)];
    if (column >= 0 && column < columns && row >= 0 && row < rows) sums[(row + 1) * wide + column + 1]! += 1;
  }
  for (let row = 1; row <= rows; row++) {
    let along = 0;
    for (let column = 1; column <= columns; column++) {
      along += sums[row * wide + column]!;
      sums[row * wide + column] = along + sums[(row - 1) * wide + column]!;
    }
  }
  const column = (x: number): number => Math.max(0, Math.min(columns, Math.round((x - left) / CELL)));
  const row = (y: number): number => Math.max(0, Math.min(rows, Math.round((y - top) / CELL)));
  return {
    within(box) {
      const [x0, x1, y0, y1] = [column(box.left), column(box.right), row(box.top), row(box.bottom)];
      return sums[y1 * wide + x1]! - sums[y0 * wide + x1]! - sums[y1 * wide + x0]! + sums[y0 * wide + x0]!;
    },
  };
}
