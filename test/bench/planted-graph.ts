/** Graphs with known groups for the benches: `inside` of the edges stay within a group, most of those between near members. */
import { seeded } from '../../graph/random.ts';
import { type Pair, type Weighted, weighted } from '../../graph/weighted.ts';

/** Half of the edges within groups is hard; 0.64 gives the modularity of 0.63 that the literature's larger graphs have. */
export const CASES = [
  { name: '1k', order: 1000, size: 6000, groups: 20, inside: 0.5 },
  { name: '10k', order: 10_000, size: 60_000, groups: 40, inside: 0.5 },
  { name: '100k', order: 100_000, size: 500_000, groups: 100, inside: 0.64 },
  { name: '100k-hard', order: 100_000, size: 500_000, groups: 100, inside: 0.5 },
] as const;

export interface PlantedGraph {
  readonly graph: Weighted;
  readonly pairs: readonly Pair[];
  readonly truth: Int32Array;
}

/** `order` nodes in `groups` groups (node i in group i mod groups), `size` edges of weight 1. */
export function plantedGraph(order: number, size: number, groups: number, inside: number, near = 0): PlantedGraph {
  const rng = seeded(1);
  const pairs: Pair[] = [];
  const members = Math.floor(order / groups);
  while (pairs.length < size) {
    const a = Math.floor(rng() * order);
    const place =
      rng() < near ? (Math.floor(a / groups) + 1 + Math.floor(rng() * 8)) % members : Math.floor(rng() * members);
    const b = rng() < inside ? place * groups + (a % groups) : Math.floor(rng() * order);
    if (a !== b && b < order) pairs.push({ a, b, weight: 1 });
  }
  return { graph: weighted(order, pairs), pairs, truth: Int32Array.from({ length: order }, (_, i) => i % groups) };
}
