/** Pushes discs apart until none overlap: a grid finds the pairs, each moves half the way. */

/** Rounds with pushes of growing slack; a crowd of n discs settles in far fewer. */
const ROUNDS = 400;

/**
 * Moves the centres `x`, `y` in place so that no two discs overlap by more than `tolerance`, a share of the sum
 * of their radii. Deterministic: discs on one spot are pushed along an angle that comes from their index.
 */
export function separate(x: Float64Array, y: Float64Array, radius: ArrayLike<number>, tolerance = 5e-4): void {
  const n = x.length;
  if (n < 2) return;
  let cell = 0;
  for (let i = 0; i < n; i++) cell = Math.max(cell, radius[i]! * 2);
  for (let round = 0; round < ROUNDS; round++) {
    // A little more than needed settles dense crowds; more of it the longer they resist.
    const slack = 1 + 0.02 * Math.min(1, round / 50);
    if (!pushOnce(x, y, radius, cell * slack, slack, 1 - tolerance)) return;
  }
}

/** One round of pushes over all pairs that are closer than `touching` times the sum of their radii; whether there was one. */
function pushOnce(
  x: Float64Array,
  y: Float64Array,
  radius: ArrayLike<number>,
  cell: number,
  slack: number,
  touching: number,
): boolean {
  const n = x.length;
  const grid = new Map<number, number[]>();
  const key = (column: number, row: number): number => (column + 0x100000) * 0x400000 + (row + 0x100000);
  for (let i = 0; i < n; i++) {
    const at = key(Math.floor(x[i]! / cell), Math.floor(y[i]! / cell));
    const list = grid.get(at);
    if (list) list.push(i);
    else grid.set(at, [i]);
  }
  let pushed = false;
  for (let i = 0; i < n; i++) {
    const [column, row] = [Math.floor(x[i]! / cell), Math.floor(y[i]! / cell)];
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (const j of grid.get(key(c, r)) ?? []) {
          if (j <= i) continue;
          const reach = radius[i]! + radius[j]!;
          let [dx, dy] = [x[j]! - x[i]!, y[j]! - y[i]!];
          const distance = Math.hypot(dx, dy);
          if (distance >= reach * touching) continue;
          pushed = true;
          let push = (reach * slack - distance) / 2 / distance;
          if (distance < reach * 1e-6) {
            const angle = (i * 31 + j) * 2.399963;
            [dx, dy] = [Math.cos(angle), Math.sin(angle)];
            push = (reach * slack) / 2;
          }
          x[i]! -= dx * push;
          y[i]! -= dy * push;
          x[j]! += dx * push;
          y[j]! += dy * push;
        }
  }
  return pushed;
}
