/**
 * The outlines of communities as islands: a density is summed over each community's nodes, every spot belongs to the
 * densest one, and the coast is traced by marching squares (Lorensen and Cline 1987, in the plane) with water between
 * neighbours. Pure; everything is in map units.
 */

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly group: number;
}

/** One community's coast: closed loops of `x, y, x, y …`; islands and lakes alternate by the even-odd rule. */
export interface Island {
  readonly group: number;
  readonly loops: readonly Float64Array[];
}

const CELLS = 168;
/** Share of one node's peak at which the coast runs: a lone node has an island of 0.7 of its reach. */
const COAST = 0.26;
/** How much denser than its neighbour a community must be to hold a spot: what leaves water between two. */
const WATER = 1.45;

interface Grid {
  readonly left: number;
  readonly bottom: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** Groups below 0 and places without a finite position have no island. `reach` is how far one node's density spreads. */
export function islands(places: readonly Place[], groups: number, reach: number): Island[] {
  const members: Place[][] = Array.from({ length: groups }, () => []);
  for (const place of places) {
    if (Number.isFinite(place.x) && Number.isFinite(place.y)) members[place.group]?.push(place);
  }
  const placed = members.flat();
  if (placed.length === 0 || !(reach > 0)) return [];
  const grid = gridOver(placed, reach);
  const size = grid.columns * grid.rows;
  const best = new Float32Array(size);
  const second = new Float32Array(size);
  const owner = new Int32Array(size).fill(-1);
  const field = new Float32Array(size);
  members.forEach((list, group) => {
    spread(grid, list, reach, field);
    for (let k = 0; k < size; k++) {
      const value = field[k]!;
      if (value > best[k]!) {
        second[k] = best[k]!;
        best[k] = value;
        owner[k] = group;
      } else if (value > second[k]!) second[k] = value;
    }
  });
  return members.flatMap((list, group) => {
    if (list.length === 0) return [];
    spread(grid, list, reach, field);
    for (let k = 0; k < size; k++) {
      const rival = owner[k] === group ? second[k]! : best[k]!;
      field[k] = field[k]! - Math.max(COAST, rival * WATER);
    }
    return [{ group, loops: trace(grid, field).map(smooth) }];
  });
}

function gridOver(places: readonly Place[], reach: number): Grid {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const margin = reach * 1.1;
  const cell = Math.max(right - left + 2 * margin, top - bottom + 2 * margin) / CELLS;
  return {
    left: left - margin,
    bottom: bottom - margin,
    cell,
    columns: Math.ceil((right - left + 2 * margin) / cell) + 2,
    rows: Math.ceil((top - bottom + 2 * margin) / cell) + 2,
  };
}

/** Sums the quartic kernel (1 - d²/r²)² of every place into `field`. */
function spread(grid: Grid, places: readonly Place[], reach: number, field: Float32Array): void {
  field.fill(0);
  const span = Math.ceil(reach / grid.cell);
  for (const { x, y } of places) {
    const column = Math.round((x - grid.left) / grid.cell);
    const row = Math.round((y - grid.bottom) / grid.cell);
    for (let j = Math.max(0, row - span); j <= Math.min(grid.rows - 1, row + span); j++) {
      for (let i = Math.max(0, column - span); i <= Math.min(grid.columns - 1, column + span); i++) {
        const dx = grid.left + i * grid.cell - x;
        const dy = grid.bottom + j * grid.cell - y;
        const inside = 1 - (dx * dx + dy * dy) / (reach * reach);
        if (inside > 0) field[j * grid.columns + i]! += inside * inside;
      }
    }
  }
}

/** Edges of a cell that a contour crosses, from → to with the land on the left; corners count 1, 2, 4, 8 from the lower left, anticlockwise. Sides: 0 bottom, 1 right, 2 top, 3 left. */
const CROSSINGS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

function trace(grid: Grid, field: Float32Array): Float64Array[] {
  const { columns, rows } = grid;
  const next = new Map<number, number>();
  const points = new Map<number, readonly [number, number]>();
  /** A side is named by the grid line it lies on, so that two cells agree: even for horizontal, odd for vertical. */
  const side = (i: number, j: number, which: number): number => {
    if (which === 0) return 2 * (j * columns + i);
    if (which === 2) return 2 * ((j + 1) * columns + i);
    return 2 * (j * columns + i + (which === 1 ? 1 : 0)) + 1;
  };
  const cross = (key: number): void => {
    if (points.has(key)) return;
    const from = key >> 1;
    const to = from + (key % 2 === 0 ? 1 : columns);
    const share = field[from]! / (field[from]! - field[to]!);
    const at = (k: number): [number, number] => [
      grid.left + (k % columns) * grid.cell,
      grid.bottom + Math.floor(k / columns) * grid.cell,
    ];
    const [a, b] = [at(from), at(to)];
    points.set(key, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
  };
  for (let j = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++) {
      const k = j * columns + i;
      const code =
        (field[k]! > 0 ? 1 : 0) +
        (field[k + 1]! > 0 ? 2 : 0) +
        (field[k + columns + 1]! > 0 ? 4 : 0) +
        (field[k + columns]! > 0 ? 8 : 0);
      for (const [from, to] of CROSSINGS[code]!) {
        const [start, end] = [side(i, j, from), side(i, j, to)];
        cross(start);
        cross(end);
        next.set(start, end);
      }
    }
  }
  const loops: Float64Array[] = [];
  while (next.size > 0) {
    const loop: number[] = [];
    let key: number | undefined = next.keys().next().value;
    while (key !== undefined && next.has(key)) {
      const follower = next.get(key);
      loop.push(...points.get(key)!);
      next.delete(key);
      key = follower;
    }
    if (loop.length >= 8) loops.push(Float64Array.from(loop));
  }
  return loops;
}

/** Two rounds of Chaikin's corner cutting (1974): a coast, not a staircase. */
function smooth(loop: Float64Array): Float64Array {
  let points = loop;
  for (let round = 0; round < 2; round++) {
    const count = points.length / 2;
    const out = new Float64Array(points.length * 2);
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count;
      for (let axis = 0; axis < 2; axis++) {
        const [a, b] = [points[2 * i + axis]!, points[2 * j + axis]!];
        out[4 * i + axis] = 0.75 * a + 0.25 * b;
        out[4 * i + 2 + axis] = 0.25 * a + 0.75 * b;
      }
    }
    points = out;
  }
  return points;
}
