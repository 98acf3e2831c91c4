/**
 * One seeded run of community detection by modularity: Louvain (Blondel et al. 2008) by graphology-communities-louvain (on
 * typed rows for large graphs, which the library takes longer to load than to divide), or Leiden (Traag et al. 2019) on
 * typed rows, which also continues from a partition that is there already.
 */
import { louvainGroups } from './communities-louvain.ts';
import { canonical } from './partition.ts';
import { type Rng, shuffled } from './random.ts';
import { aggregate, type Weighted } from './weighted.ts';

export type Algorithm = 'louvain' | 'leiden';

/** Leiden's θ, in units of the mean edge weight: how far a refinement may stray from the best merge. */
const RANDOMNESS = 0.01;
/** Nodes of a graph for which speed matters more than the very same sequence of moves. */
const LARGE = 20_000;
/** Leiden starts again from its own result until nothing moves, at most this often. */
const ITERATIONS = 10;

/**
 * Partitions `graph`, starting from `start` when given (else from single nodes), and returns canonical
 * groups. Higher resolution, more groups. Equal rng, equal result.
 */
export function detect(
  graph: Weighted,
  options: {
    readonly algorithm: Algorithm;
    readonly resolution: number;
    readonly rng: Rng;
    readonly start?: Int32Array;
    /** Times that Leiden may start again from its own result; fewer when nothing moves. */
    readonly iterations?: number;
  },
): Int32Array {
  if (options.algorithm === 'louvain' && !options.start && graph.order <= LARGE) {
    return canonical(louvainGroups(graph, options.resolution, options.rng)).groups;
  }
  let groups: Int32Array = options.start
    ? Int32Array.from(options.start)
    : Int32Array.from({ length: graph.order }, (_, i) => i);
  for (
    let iteration = 0;
    iteration < (options.algorithm === 'leiden' ? (options.iterations ?? ITERATIONS) : 1);
    iteration++
  ) {
    const before = groups;
    groups = canonical(improve(graph, groups, options)).groups;
    if (groups.every((group, node) => group === before[node])) break;
  }
  return groups;
}

/** Share of its ties by which a node must gain to leave its group when a partition is continued. */
const INERTIA = 0.1;

/** Moves single nodes between the groups of `start` until none gains clearly; whole groups neither merge nor split. Canonical. */
export function settle(graph: Weighted, start: Int32Array, resolution: number, rng: Rng): Int32Array {
  const groups = Int32Array.from(start);
  moveNodes(graph, groups, resolution, rng, INERTIA);
  return canonical(groups).groups;
}

function improve(
  graph: Weighted,
  start: Int32Array,
  options: { readonly algorithm: Algorithm; readonly resolution: number; readonly rng: Rng },
): Int32Array {
  const groups = Int32Array.from(start);
  let level = graph;
  /** Node of the level that each node of `graph` is in, and the group of each node of the level. */
  let inLevel: Int32Array = Int32Array.from({ length: graph.order }, (_, i) => i);
  let ofLevel: Int32Array = groups;
  for (;;) {
    moveNodes(level, ofLevel, options.resolution, options.rng);
    const merged = canonical(ofLevel);
    if (merged.count === level.order) return Int32Array.from(inLevel, (node) => merged.groups[node]!);
    const parts =
      options.algorithm === 'leiden'
        ? canonical(refine(level, merged.groups, merged.count, options.resolution, options.rng))
        : merged;
    // No refined part merged: go on with the groups themselves, or the level would never shrink.
    const next = parts.count === level.order ? merged : parts;
    const groupOfPart = new Int32Array(next.count);
    merged.groups.forEach((group, node) => {
      groupOfPart[next.groups[node]!] = group;
    });
    inLevel = inLevel.map((node) => next.groups[node]!);
    level = aggregate(level, next.groups, next.count);
    ofLevel = groupOfPart;
  }
}

/**
 * Fast local moving: a queue of nodes whose surroundings changed; `groups` (values below order) is changed in place. A node
 * leaves its group only when that gains more than `inertia` times its strength.
 */
function moveNodes(graph: Weighted, groups: Int32Array, resolution: number, rng: Rng, inertia = 0): void {
  const { order, starts, targets, weights } = graph;
  const scale = graph.total > 0 ? resolution / graph.total : 0;
  const strength = new Float64Array(order);
  const size = new Int32Array(order);
  for (let node = 0; node < order; node++) {
    strength[groups[node]!]! += graph.strength[node]!;
    size[groups[node]!]!++;
  }
  const free: number[] = [];
  for (let group = order - 1; group >= 0; group--) if (size[group] === 0) free.push(group);
  const queue = visits(order, rng);
  const queued = new Uint8Array(order).fill(1);
  const link = new Float64Array(order);
  const near = new Int32Array(order);
  let head = 0;
  let waiting = order;
  while (waiting > 0) {
    const node = queue[head]!;
    head = head + 1 === order ? 0 : head + 1;
    waiting--;
    queued[node] = 0;
    const old = groups[node]!;
    const own = graph.strength[node]!;
    const from = starts[node]!;
    const to = starts[node + 1]!;
    let found = 0;
    for (let i = from; i < to; i++) {
      const group = groups[targets[i]!]!;
      if (link[group] === 0) near[found++] = group;
      link[group]! += weights[i]!;
    }
    strength[old]! -= own;
    size[old]!--;
    let best = old;
    let gain = link[old]! - scale * own * strength[old]! + inertia * own;
    for (let i = 0; i < found; i++) {
      const group = near[i]!;
      const other = link[group]! - scale * own * strength[group]!;
      link[group] = 0;
      if (other > gain + 1e-12) {
        best = group;
        gain = other;
      }
    }
    if (gain < 0 && size[old]! > 0) best = free.pop()!;
    strength[best]! += own;
    size[best]!++;
    if (best === old) continue;
    if (size[old] === 0) free.push(old);
    groups[node] = best;
    for (let i = from; i < to; i++) {
      const other = targets[i]!;
      if (queued[other] || groups[other] === best) continue;
      queued[other] = 1;
      let last = head + waiting++;
      if (last >= order) last -= order;
      queue[last] = other;
    }
  }
}

/** Nodes that are visited together in a large graph. */
const BLOCK = 64;

/** The order of visits: random; in a large graph random blocks, each in random order, since rows that lie together are read faster. */
function visits(order: number, rng: Rng): Int32Array {
  if (order <= LARGE) return shuffled(order, rng);
  const out = new Int32Array(order);
  let at = 0;
  for (const block of shuffled(Math.ceil(order / BLOCK), rng)) {
    const first = block * BLOCK;
    for (const place of shuffled(Math.min(BLOCK, order - first), rng)) out[at++] = first + place;
  }
  return out;
}

/** Splits each group into well-connected parts, merging single nodes at random in proportion to exp(gain / θ). */
function refine(graph: Weighted, groups: Int32Array, count: number, resolution: number, rng: Rng): Int32Array {
  const { order } = graph;
  const scale = graph.total > 0 ? resolution / graph.total : 0;
  const theta = (RANDOMNESS * graph.total) / Math.max(1, graph.targets.length);
  const groupStrength = new Float64Array(count);
  const parts = Int32Array.from({ length: order }, (_, i) => i);
  const partStrength = Float64Array.from(graph.strength);
  const partSize = new Int32Array(order).fill(1);
  /** Weight from each part to the rest of its group. */
  const outward = new Float64Array(order);
  for (let node = 0; node < order; node++) {
    groupStrength[groups[node]!]! += graph.strength[node]!;
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      if (groups[graph.targets[i]!] === groups[node]) outward[node]! += graph.weights[i]!;
  }
  const wellConnected = (part: number, group: number): boolean =>
    outward[part]! >= scale * partStrength[part]! * (groupStrength[group]! - partStrength[part]!) - 1e-12;
  const link = new Float64Array(order);
  const near = new Int32Array(order);
  const choice = new Int32Array(order);
  const odds = new Float64Array(order);
  for (const node of visits(order, rng)) {
    const group = groups[node]!;
    if (parts[node] !== node || partSize[node]! > 1 || !wellConnected(node, group)) continue;
    const own = graph.strength[node]!;
    let found = 0;
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
      const other = graph.targets[i]!;
      if (groups[other] !== group) continue;
      const part = parts[other]!;
      if (link[part] === 0) near[found++] = part;
      link[part]! += graph.weights[i]!;
    }
    let top = 0;
    let open = 0;
    for (let i = 0; i < found; i++) {
      const part = near[i]!;
      const gain = link[part]! - scale * own * partStrength[part]!;
      if (gain < 0 || !wellConnected(part, group)) continue;
      choice[open] = part;
      odds[open++] = gain;
      if (gain > top) top = gain;
    }
    // Staying alone has gain 0.
    let sum = open > 0 ? Math.exp(-top / theta) : 0;
    for (let i = 0; i < open; i++) sum += odds[i] = Math.exp((odds[i]! - top) / theta);
    let pick = rng() * sum;
    for (let i = 0; i < open; i++) {
      pick -= odds[i]!;
      if (pick >= 0) continue;
      const part = choice[i]!;
      parts[node] = part;
      partSize[part]!++;
      partSize[node] = 0;
      partStrength[part]! += own;
      outward[part]! += outward[node]! - 2 * link[part]!;
      break;
    }
    for (let i = 0; i < found; i++) link[near[i]!] = 0;
  }
  return parts;
}
