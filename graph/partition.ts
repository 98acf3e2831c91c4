/** Partitions of nodes 0 … n−1: numbering, modularity, and how alike two of them are. */
import type { Weighted } from './weighted.ts';

/** Groups 0 … count−1, the largest first, ties by the smallest member: the same partition always gets the same numbers. */
export function canonical(groups: Int32Array): { readonly groups: Int32Array; readonly count: number } {
  const size = new Int32Array(largest(groups) + 1);
  const seen: number[] = [];
  for (const group of groups) if (size[group]!++ === 0) seen.push(group);
  // In the order of smallest members, and sort is stable.
  seen.sort((a, b) => size[b]! - size[a]!);
  const rank = size;
  seen.forEach((group, i) => {
    rank[group] = i;
  });
  return { groups: groups.map((group) => rank[group]!), count: seen.length };
}

function largest(groups: Int32Array): number {
  let most = -1;
  for (const group of groups) if (group > most) most = group;
  return most;
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
  const strength = new Float64Array(largest(groups) + 1);
  let within = 0;
  for (let node = 0; node < graph.order; node++) {
    const group = groups[node]!;
    strength[group]! += graph.strength[node]!;
    within += graph.loops[node]!;
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      if (groups[graph.targets[i]!] === group) within += graph.weights[i]!;
  }
  let expected = 0;
  for (const sum of strength) expected += (sum / graph.total) ** 2;
  return within / graph.total - resolution * expected;
}

/**
 * Normalised mutual information, 0 to 1, by the arithmetic mean of the entropies (Danon et al. 2005);
 * 1 for two partitions that are both one group.
 */
export function nmi(a: ArrayLike<number | string>, b: ArrayLike<number | string>): number {
  const n = a.length;
  const [x, y] = [numbered(a), numbered(b)];
  const inBoth = new Map<number, number>();
  const inA = new Float64Array(x.count);
  const inB = new Float64Array(y.count);
  for (let i = 0; i < n; i++) {
    inA[x.of[i]!]!++;
    inB[y.of[i]!]!++;
    const both = x.of[i]! * y.count + y.of[i]!;
    inBoth.set(both, (inBoth.get(both) ?? 0) + 1);
  }
  const entropy = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const count of counts) sum -= (count / n) * Math.log(count / n);
    return sum;
  };
  const [ha, hb] = [entropy(inA), entropy(inB)];
  return ha + hb === 0 ? 1 : (2 * (ha + hb - entropy(inBoth.values()))) / (ha + hb);
}

/** Labels as numbers 0 … count−1, in the order of first sight. */
function numbered(labels: ArrayLike<number | string>): { readonly of: Int32Array; readonly count: number } {
  const ids = new Map<number | string, number>();
  const of = Int32Array.from(labels, (label) => {
    const id = ids.get(label) ?? ids.size;
    if (id === ids.size) ids.set(label, id);
    return id;
  });
  return { of, count: ids.size };
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
