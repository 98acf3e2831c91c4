/** The layout of one community alone: ForceAtlas2 (Jacomy et al. 2014), gathered into a round island without overlaps. */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { separate } from './layout-overlap.ts';
import type { Rng } from './random.ts';
import type { Weighted } from './weighted.ts';

export interface Island {
  /** Around the origin. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where the origin lies in the frame of `start`; 0, 0 without one. */
  readonly cx: number;
  readonly cy: number;
  /** Of the circle around the origin that holds every disc. */
  readonly radius: number;
}

/** The golden angle: points of a sunflower fill a disc evenly. */
const GOLDEN = 2.399963229728653;
/** Share of an island's disc that its nodes' discs cover before they are pushed apart. */
const FILL = 0.55;

/**
 * Lays out `graph`; `radius` is each node's disc with the room it needs. With `start` (last positions, null for a new
 * node) the known ones stay unless a new one pushes them.
 */
export function layoutIsland(
  graph: Weighted,
  radius: Float64Array,
  rng: Rng,
  start: readonly ({ readonly x: number; readonly y: number } | null)[] | null,
): Island {
  const n = graph.order;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  if (start) settle(graph, radius, start, x, y);
  else {
    const reach = Math.sqrt(radius.reduce((sum, r) => sum + r * r, 0) / FILL);
    const turn = rng() * Math.PI * 2;
    // Strong nodes start in the middle.
    const order = Array.from({ length: n }, (_, i) => i).sort(
      (a, b) => graph.strength[b]! - graph.strength[a]! || a - b,
    );
    order.forEach((node, i) => {
      x[node] = reach * Math.sqrt((i + 0.5) / n) * Math.cos(turn + i * GOLDEN);
      y[node] = reach * Math.sqrt((i + 0.5) / n) * Math.sin(turn + i * GOLDEN);
    });
    if (n > 2 && graph.targets.length > 0) force(graph, x, y);
    gather(x, y, radius, reach);
  }
  // Last positions come rounded: what touches is not pushed again.
  separate(x, y, radius, start ? 4e-3 : 1e-3);
  const { cx, cy } = centre(x, y, radius);
  let edge = 0;
  for (let i = 0; i < n; i++) edge = Math.max(edge, Math.hypot(x[i]!, y[i]!) + radius[i]!);
  return { x, y, cx: start ? cx : 0, cy: start ? cy : 0, radius: edge };
}

/** Known nodes where they were; a new one at the weighted mean of its known neighbours, else at the rim. */
function settle(
  graph: Weighted,
  radius: Float64Array,
  start: readonly ({ readonly x: number; readonly y: number } | null)[],
  x: Float64Array,
  y: Float64Array,
): void {
  const known = start.filter((point) => point !== null);
  const mx = known.reduce((sum, point) => sum + point.x, 0) / known.length;
  const my = known.reduce((sum, point) => sum + point.y, 0) / known.length;
  const rim = known.reduce((most, point) => Math.max(most, Math.hypot(point.x - mx, point.y - my)), 0);
  start.forEach((point, node) => {
    let [sx, sy, sum] = [0, 0, 0];
    for (let i = graph.starts[node]!; !point && i < graph.starts[node + 1]!; i++) {
      const other = start[graph.targets[i]!];
      if (!other) continue;
      sx += other.x * graph.weights[i]!;
      sy += other.y * graph.weights[i]!;
      sum += graph.weights[i]!;
    }
    const angle = node * GOLDEN;
    const outside = rim + radius[node]!;
    x[node] = point ? point.x : sum > 0 ? sx / sum : mx + outside * Math.cos(angle);
    y[node] = point ? point.y : sum > 0 ? sy / sum : my + outside * Math.sin(angle);
  });
}

function force(graph: Weighted, x: Float64Array, y: Float64Array): void {
  const n = graph.order;
  const net = new UndirectedGraph<{ x: number; y: number }, { weight: number }>();
  for (let node = 0; node < n; node++) net.addNode(String(node), { x: x[node]!, y: y[node]! });
  const mean = graph.targets.length > 0 ? graph.weights.reduce((sum, w) => sum + w, 0) / graph.targets.length : 1;
  for (let node = 0; node < n; node++)
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      if (graph.targets[i]! > node)
        net.addEdge(String(node), String(graph.targets[i]!), { weight: graph.weights[i]! / mean });
  const found = forceAtlas2(net, {
    iterations: n > 2000 ? 120 : 250,
    getEdgeWeight: 'weight',
    settings: {
      barnesHutOptimize: n > 500,
      barnesHutTheta: 0.8,
      edgeWeightInfluence: 1,
      gravity: 0.05,
      scalingRatio: 10,
      slowDown: 1 + Math.log(n),
      strongGravityMode: true,
    },
  });
  for (let node = 0; node < n; node++) {
    const at = found[String(node)]!;
    x[node] = at.x;
    y[node] = at.y;
  }
}

/**
 * Scales to the size that the discs need and pulls strays in: each node keeps its direction and its rank by distance, and
 * its distance moves half way to where that rank lies in an evenly filled disc.
 */
function gather(x: Float64Array, y: Float64Array, radius: Float64Array, reach: number): void {
  const n = x.length;
  centre(x, y, radius);
  const distance = Float64Array.from(x, (value, i) => Math.hypot(value, y[i]!));
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => distance[a]! - distance[b]! || a - b);
  const median = distance[order[Math.floor(n * 0.7)]!]!;
  const scale = median > 0 ? (reach * Math.sqrt(0.7)) / median : 1;
  let filled = 0;
  const total = radius.reduce((sum, r) => sum + r * r, 0);
  for (const node of order) {
    filled += radius[node]! ** 2;
    if (distance[node] === 0) continue;
    const even = reach * Math.sqrt((filled - radius[node]! ** 2 / 2) / total);
    const wanted = 0.7 * even + 0.3 * Math.min(reach, distance[node]! * scale);
    x[node]! *= wanted / distance[node]!;
    y[node]! *= wanted / distance[node]!;
  }
}

/** Moves the centre of mass (by area) to the origin and says where it was. */
function centre(x: Float64Array, y: Float64Array, radius: Float64Array): { cx: number; cy: number } {
  let [sx, sy, mass] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const area = radius[i]! ** 2;
    sx += x[i]! * area;
    sy += y[i]! * area;
    mass += area;
  }
  const [cx, cy] = mass > 0 ? [sx / mass, sy / mass] : [0, 0];
  for (let i = 0; i < x.length; i++) {
    x[i]! -= cx;
    y[i]! -= cy;
  }
  return { cx, cy };
}
