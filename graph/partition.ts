/** Partitions of nodes 0 … n−1: numbering, modularity, and how alike two of them are. */
import type { Weighted } from './weighted.ts';

/** Groups 0 … count−1, the largest first, ties by the smallest member: the same partition always gets the same numbers. */
export function canonical(groups: Int32Array): { readonly groups: Int32Array; readonly count: number } {
  const size = new Map<number, number>();
  for (const group of groups) size.set(group, (size.get(group) ?? 0) + 1);
  // A map keeps the order of first sight, which is the order of smallest members, and sort is stable.
  const ranked = [...size.keys()].sort((a, b) => size.get(b)! - size.get(a)!);
  const rank = new Map(ranked.map((group, i) => [group, i]));
  return { groups: groups.map((group) => rank.get(group)!), count: ranked.length };
}

/** Members of each group, ascending. */
export function membersOf(groups: Int32Array, count: number): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  groups.forEach((group, node) => {
    members[group]!.push(node);
  });
  return members;
}

/** Newman and Girvan's modularity with resolution γ (Reichardt and Bornholdt 2006); 0 for a graph without edges. */
export function modularity(graph: Weighted, groups: Int32Array, resolution = 1): number {
  if (graph.total === 0) return 0;
  const strength = new Map<number, number>();
  let within = 0;
  for (let node = 0; node < graph.order; node++) {
    const group = groups[node]!;
    strength.set(group, (strength.get(group) ?? 0) + graph.strength[node]!);
    within += graph.loops[node]!;
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      if (groups[graph.targets[i]!] === group) within += graph.weights[i]!;
  }
  let expected = 0;
  for (const sum of strength.values()) expected += (sum / graph.total) ** 2;
  return within / graph.total - resolution * expected;
}

/**
 * Normalised mutual information, 0 to 1, by the arithmetic mean of the entropies (Danon et al. 2005);
 * 1 for two partitions that are both one group.
 */
export function nmi(a: ArrayLike<number | string>, b: ArrayLike<number | string>): number {
  const n = a.length;
  const inA = new Map<number | string, number>();
  const inB = new Map<number | string, number>();
  const inBoth = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    inA.set(a[i]!, (inA.get(a[i]!) ?? 0) + 1);
    inB.set(b[i]!, (inB.get(b[i]!) ?? 0) + 1);
    const both = `${a[i]}\t${b[i]}`;
    inBoth.set(both, (inBoth.get(both) ?? 0) + 1);
  }
  const entropy = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const count of counts) sum -= (count / n) * Math.log(count / n);
    return sum;
  };
  const [ha, hb] = [entropy(inA.values()), entropy(inB.values())];
  return ha + hb === 0 ? 1 : (2 * (ha + hb - entropy(inBoth.values()))) / (ha + hb);
}

/** Adjusted Rand index (Hubert and Arabie 1985): 1 for equal partitions, 0 on average for chance; many groups are no advantage. */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const inA = new Map<number, number>();
  const inB = new Map<number, number>();
  const inBoth = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    inA.set(a[i]!, (inA.get(a[i]!) ?? 0) + 1);
    inB.set(b[i]!, (inB.get(b[i]!) ?? 0) + 1);
    const both = a[i]! * a.length + b[i]!;
    inBoth.set(both, (inBoth.get(both) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const count of counts) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const [ofA, ofB, both] = [pairs(inA.values()), pairs(inB.values()), pairs(inBoth.values())];
  const expected = (ofA * ofB) / Math.max(1, (a.length * (a.length - 1)) / 2);
  const most = (ofA + ofB) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}
