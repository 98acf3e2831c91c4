/** Louvain by graphology-communities-louvain over a graph in compressed rows. */
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { Rng } from './random.ts';
import type { Weighted } from './weighted.ts';

type Loaded = UndirectedGraph<Record<string, never>, { weight: number }>;

/** A graph is loaded once for all the runs over it: that takes longer than a run. */
const loaded = new WeakMap<Weighted, Loaded>();

function load(graph: Weighted): Loaded {
  const known = loaded.get(graph);
  if (known) return known;
  const out: Loaded = new UndirectedGraph({ allowSelfLoops: true });
  for (let node = 0; node < graph.order; node++) out.addNode(node);
  for (let node = 0; node < graph.order; node++) {
    // A loop is counted twice in `loops`, and once as an edge.
    if (graph.loops[node]! > 0) out.addUndirectedEdge(node, node, { weight: graph.loops[node]! / 2 });
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
      const other = graph.targets[i]!;
      if (node < other) out.addUndirectedEdge(node, other, { weight: graph.weights[i]! });
    }
  }
  loaded.set(graph, out);
  return out;
}

/** One seeded run of Louvain (Blondel et al. 2008): the group of each node, as the library numbers them. */
export function louvainGroups(graph: Weighted, resolution: number, rng: Rng): Int32Array {
  if (graph.total === 0) return Int32Array.from({ length: graph.order }, (_, i) => i);
  const found = louvain(load(graph), { getEdgeWeight: 'weight', resolution, rng });
  return Int32Array.from({ length: graph.order }, (_, node) => found[node]!);
}
