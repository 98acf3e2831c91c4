/** An undirected weighted graph over nodes 0 … order−1 in compressed rows: what the algorithms run on. */

export interface Weighted {
  readonly order: number;
  /** Row i is `targets[starts[i] … starts[i + 1] − 1]`, ascending, without i itself. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Self-loop of each node, counted twice as in modularity. */
  readonly loops: Float64Array;
  /** Sum of a node's weights, its loop included. */
  readonly strength: Float64Array;
  /** Sum of all strengths: 2m. */
  readonly total: number;
}

/** An undirected pair; pairs of the same two nodes add up, a pair of a node with itself is a loop of twice the weight. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

export function weighted(order: number, pairs: readonly Pair[]): Weighted {
  const from = new Int32Array(pairs.length * 2);
  const to = new Int32Array(pairs.length * 2);
  const value = new Float64Array(pairs.length * 2);
  pairs.forEach((pair, i) => {
    from[2 * i] = to[2 * i + 1] = pair.a;
    to[2 * i] = from[2 * i + 1] = pair.b;
    value[2 * i] = value[2 * i + 1] = pair.weight;
  });
  return fromArcs(order, from, to, value);
}

/** The graph of arcs that hold both directions of every edge: two passes of counting sort, duplicates added up. */
export function fromArcs(order: number, from: Int32Array, to: Int32Array, value: Float64Array): Weighted {
  const byTarget = countingSort(order, to, null);
  const sorted = countingSort(order, from, byTarget);
  const starts = new Int32Array(order + 1);
  const targets = new Int32Array(from.length);
  const weights = new Float64Array(from.length);
  const loops = new Float64Array(order);
  const strength = new Float64Array(order);
  let size = 0;
  let total = 0;
  let at = 0;
  for (let node = 0; node < order; node++) {
    starts[node] = size;
    for (; at < sorted.length && from[sorted[at]!] === node; at++) {
      const arc = sorted[at]!;
      const target = to[arc]!;
      if (target === node) loops[node]! += value[arc]!;
      else if (size > starts[node]! && targets[size - 1] === target) weights[size - 1]! += value[arc]!;
      else {
        targets[size] = target;
        weights[size++] = value[arc]!;
      }
      strength[node]! += value[arc]!;
    }
    total += strength[node]!;
  }
  starts[order] = size;
  return { order, starts, targets: targets.slice(0, size), weights: weights.slice(0, size), loops, strength, total };
}

/** Indices of `keys` in ascending order of key, stable with regard to `before` (default: ascending index). */
function countingSort(order: number, keys: Int32Array, before: Int32Array | null): Int32Array {
  const next = new Int32Array(order + 1);
  for (const key of keys) next[key + 1]!++;
  for (let i = 0; i < order; i++) next[i + 1]! += next[i]!;
  const sorted = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const index = before ? before[i]! : i;
    sorted[next[keys[index]!]!++] = index;
  }
  return sorted;
}

/**
 * One node per group, the weights between and within groups added up. `groups` are 0 … count−1, weights above 0. Linear
 * in the edges.
 */
export function aggregate(graph: Weighted, groups: Int32Array, count: number): Weighted {
  const members = countingSort(count, groups, null);
  const link = new Float64Array(count);
  const near = new Int32Array(graph.targets.length);
  const value = new Float64Array(graph.targets.length);
  const starts = new Int32Array(count + 1);
  const loops = new Float64Array(count);
  const strength = new Float64Array(count);
  let size = 0;
  let at = 0;
  for (let group = 0; group < count; group++) {
    for (; at < members.length && groups[members[at]!] === group; at++) {
      const node = members[at]!;
      loops[group]! += graph.loops[node]!;
      strength[group]! += graph.strength[node]!;
      for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
        const other = groups[graph.targets[i]!]!;
        if (other === group) loops[group]! += graph.weights[i]!;
        else {
          if (link[other] === 0) near[size++] = other;
          link[other]! += graph.weights[i]!;
        }
      }
    }
    for (let i = starts[group]!; i < size; i++) {
      value[i] = link[near[i]!]!;
      link[near[i]!] = 0;
    }
    starts[group + 1] = size;
  }
  // A symmetric graph read by columns is the same graph, with every row in order.
  const targets = new Int32Array(size);
  const weights = new Float64Array(size);
  const next = starts.slice(0, count);
  for (let group = 0; group < count; group++)
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      const place = next[near[i]!]!++;
      targets[place] = group;
      weights[place] = value[i]!;
    }
  return { order: count, starts, targets, weights, loops, strength, total: graph.total };
}

/** The same edges with other weights, loops kept; an edge of weight 0 goes. `weight` is asked for both directions and must be symmetric. */
export function reweighted(graph: Weighted, weight: (arc: number, from: number, to: number) => number): Weighted {
  const { order } = graph;
  const starts = new Int32Array(order + 1);
  const targets = new Int32Array(graph.targets.length);
  const weights = new Float64Array(graph.targets.length);
  const strength = Float64Array.from(graph.loops);
  let size = 0;
  let total = 0;
  for (let node = 0; node < order; node++) {
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
      const value = weight(i, node, graph.targets[i]!);
      if (value <= 0) continue;
      targets[size] = graph.targets[i]!;
      weights[size++] = value;
      strength[node]! += value;
    }
    starts[node + 1] = size;
    total += strength[node]!;
  }
  const { loops } = graph;
  return { order, starts, targets: targets.slice(0, size), weights: weights.slice(0, size), loops, strength, total };
}

/** The part of the graph among `members`, renumbered in their order. */
export function induced(graph: Weighted, members: readonly number[]): Weighted {
  const index = new Map(members.map((member, i) => [member, i]));
  const pairs: Pair[] = [];
  members.forEach((member, a) => {
    for (let i = graph.starts[member]!; i < graph.starts[member + 1]!; i++) {
      const b = index.get(graph.targets[i]!);
      if (b !== undefined && a < b) pairs.push({ a, b, weight: graph.weights[i]! });
    }
  });
  return weighted(members.length, pairs);
}
