/** Seeded positions for a map: each community an island of its own, islands near what they are tied to, water between. */
import { placeIslands } from './layout-islands.ts';
import { type Island, layoutIsland } from './layout-local.ts';
import { membersOf } from './partition.ts';
import { hashText, seeded } from './random.ts';
import { aggregate, induced, type Weighted } from './weighted.ts';

export interface LayoutInput {
  readonly graph: Weighted;
  /** Group of each node, 0 … count−1. */
  readonly groups: Int32Array;
  readonly count: number;
  /** Room that each node needs: its disc and the margin around it, in any unit. */
  readonly radius: Float64Array;
  /** Names the island for its own seed, so that a change in one leaves the others as they are. */
  readonly keys: readonly string[];
  readonly seed: number;
  /** Where a node lay in the last build, null for one that is new or comes from another community. */
  readonly previous: readonly (Point | null)[] | null;
  readonly progress?: (done: number, total: number) => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Water between two islands, in units of the mean radius of a node. */
const WATER = 3;
/** An island keeps its place and shape when at least this share of its nodes do. */
const KNOWN = 0.5;

/**
 * Finite positions in the unit of `radius`, around the origin, no two discs overlapping. Equal input and seed, equal
 * output. With `previous`, islands stay where they were and move only as far as growth asks: a node that nothing
 * pushes keeps its position.
 */
export function layout(input: LayoutInput): Positions {
  const { graph, groups, count, radius } = input;
  const n = graph.order;
  const members = membersOf(groups, count);
  const kept: (Point | null)[] = [];
  const islands = members.map((nodes, group) => {
    const last = input.previous && nodes.map((node) => input.previous![node] ?? null);
    const known = last?.filter((point) => point !== null) ?? [];
    const stays = known.length > 0 && known.length >= KNOWN * nodes.length;
    const island = layoutIsland(
      induced(graph, nodes),
      Float64Array.from(nodes, (node) => radius[node]!),
      seeded(input.seed ^ hashText(input.keys[group]!)),
      stays ? last : null,
    );
    kept.push(stays ? { x: island.cx, y: island.cy } : null);
    input.progress?.(group + 1, count);
    return island;
  });
  const mean = n > 0 ? radius.reduce((sum, r) => sum + r, 0) / n : 1;
  const sizes = Float64Array.from(islands, (island) => island.radius);
  const places = placeIslands(sizes, aggregate(graph, groups, count), WATER * mean, kept);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const put = (group: number): void => {
    const island = islands[group]!;
    members[group]!.forEach((node, i) => {
      x[node] = places.x[group]! + island.x[i]!;
      y[node] = places.y[group]! + island.y[i]!;
    });
  };
  for (let group = 0; group < count; group++) put(group);
  for (let sweep = 0; sweep < 3; sweep++)
    for (let group = 0; group < count; group++) {
      if (kept[group]) continue;
      turn(islands[group]!, members[group]!, graph, groups, group, places.x[group]!, places.y[group]!, x, y);
      put(group);
    }
  if (!kept.some(Boolean)) centreBox(x, y);
  return { x, y };
}

/** Turns, and mirrors where that is better, an island so that its shore towards a neighbour holds what is tied to it. */
function turn(
  island: Island,
  nodes: readonly number[],
  graph: Weighted,
  groups: Int32Array,
  group: number,
  cx: number,
  cy: number,
  x: Float64Array,
  y: Float64Array,
): void {
  // Best rotation in closed form (Kabsch): maximise Σ w · (R p) · d, for p as it is and mirrored.
  let [dot, cross, mirrorDot, mirrorCross] = [0, 0, 0, 0];
  nodes.forEach((node, i) => {
    const [px, py] = [island.x[i]!, island.y[i]!];
    for (let arc = graph.starts[node]!; arc < graph.starts[node + 1]!; arc++) {
      const other = graph.targets[arc]!;
      if (groups[other] === group) continue;
      const weight = graph.weights[arc]!;
      const [dx, dy] = [x[other]! - cx, y[other]! - cy];
      const far = Math.hypot(dx, dy) || 1;
      dot += (weight * (px * dx + py * dy)) / far;
      cross += (weight * (px * dy - py * dx)) / far;
      mirrorDot += (weight * (px * dx - py * dy)) / far;
      mirrorCross += (weight * (px * dy + py * dx)) / far;
    }
  });
  const mirror = Math.hypot(mirrorDot, mirrorCross) > Math.hypot(dot, cross) * 1.02 + 1e-12;
  const angle = mirror ? Math.atan2(mirrorCross, mirrorDot) : Math.atan2(cross, dot);
  if (!Number.isFinite(angle)) return;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < nodes.length; i++) {
    const [px, py] = [island.x[i]!, mirror ? -island.y[i]! : island.y[i]!];
    island.x[i] = px * cos - py * sin;
    island.y[i] = px * sin + py * cos;
  }
}

/** Moves the middle of width and height to the origin. */
function centreBox(x: Float64Array, y: Float64Array): void {
  for (const axis of [x, y]) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of axis) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    for (let i = 0; i < axis.length; i++) axis[i]! -= (low + high) / 2;
  }
}
