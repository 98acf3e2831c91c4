/** PageRank (Page et al. 1999) by power iteration over weighted edges: sums to 1 over all nodes. */
import type { Weighted } from './weighted.ts';

const DAMPING = 0.85;
const TOLERANCE = 1e-9;
const ITERATIONS = 100;

/** A node without edges shares its rank with all. Stops after 100 rounds at the latest. */
export function pagerank(graph: Weighted): Float64Array {
  const { order } = graph;
  let rank = new Float64Array(order).fill(order > 0 ? 1 / order : 0);
  for (let round = 0; round < ITERATIONS; round++) {
    const next = new Float64Array(order);
    let idle = 0;
    for (let node = 0; node < order; node++) {
      if (graph.strength[node] === 0) {
        idle += rank[node]!;
        continue;
      }
      const share = rank[node]! / graph.strength[node]!;
      for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
        next[graph.targets[i]!]! += share * graph.weights[i]!;
      next[node]! += share * graph.loops[node]!;
    }
    let change = 0;
    for (let node = 0; node < order; node++) {
      next[node] = (1 - DAMPING) / order + DAMPING * (next[node]! + idle / order);
      change += Math.abs(next[node]! - rank[node]!);
    }
    rank = next;
    if (change < TOLERANCE) break;
  }
  return rank;
}
