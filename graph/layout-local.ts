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
  /** Of the circle around the origin that holds every disc. */
  readonly radius: number;
}

/** The golden angle: points of a sunflower fill a disc evenly. */
const GOLDEN = 2.399963229728653;
/** Share of an island's disc that its nodes' discs cover before they are pushed apart. */
const FILL = 0.55;

/** Lays out `graph`; `radius` is each node's disc with the room it needs. `start` gives known positions, any frame. */
export function layoutIsland(
  graph: Weighted,
  radius: Float64Array,
  rng: Rng,
  start: readonly ({ readonly x: number; readonly y: number } | null)[] | null,
): Island {
  const n = graph.order;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const area = radius.reduce((sum, r) => sum + r * r, 0);
  const reach = Math.sqrt(area / FILL);
  const turn = rng() * Math.PI * 2;
  // Strong nodes start in the middle.
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => graph.strength[b]! - graph.strength[a]! || a - b);
  order.forEach((node, i) => {
    const known = start?.[node];
    const distance = reach * Math.sqrt((i + 0.5) / n);
    x[node] = known ? known.x : distance * Math.cos(turn + i * GOLDEN);
    y[node] = known ? known.y : distance * Math.sin(turn + i * GOLDEN);
  });
  if (n > 2 && graph.targets.length > 0 && !start?.some(Boolean)) force(graph, x, y);
  gather(x, y, radius, reach);
  separate(x, y, radius);
  centre(x, y, radius);
  let edge = 0;
  for (let i = 0; i < n; i++) edge = Math.max(edge, Math.hypot(x[i]!, y[i]!) + radius[i]!);
  return { x, y, radius: edge };
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

/** Moves the centre of mass (by area) to the origin. */
function centre(x: Float64Array, y: Float64Array, radius: Float64Array): void {
  let [sx, sy, mass] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const area = radius[i]! ** 2;
    sx += x[i]! * area;
    sy += y[i]! * area;
    mass += area;
  }
  if (mass === 0) return;
  for (let i = 0; i < x.length; i++) {
    x[i]! -= sx / mass;
    y[i]! -= sy / mass;
  }
}
