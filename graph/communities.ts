/** Communities as the consensus of several seeded runs (Lancichinetti and Fortunato 2012), with the stability of each node. */
import { type Algorithm, detect, settle } from './communities-moves.ts';
import { countsOf } from './counts.ts';
import { canonical, membersOf, modularity, nmi } from './partition.ts';
import { seeded } from './random.ts';
import { aggregate, reweighted, type Weighted } from './weighted.ts';

export interface Consensus {
  /** Canonical: the largest group is 0. */
  readonly groups: Int32Array;
  readonly count: number;
  readonly modularity: number;
  /** Mean NMI between consecutive runs, null for a single run. */
  readonly agreement: number | null;
  /** The single runs on the graph itself, before any consensus. */
  readonly runs: readonly Int32Array[];
}

export interface ConsensusOptions {
  readonly algorithm: Algorithm;
  readonly resolution: number;
  readonly runs: number;
  readonly seed: number;
  readonly progress?: (done: number, total: number) => void;
}

/** Pairs that fewer runs than this keep together are cut between rounds. */
const THRESHOLD = 0.5;
const ROUNDS = 10;
/** Above this many nodes a run does not start again from its own result: the consensus makes up for it. */
const LARGE = 1000;

/**
 * Runs with seeds drawn from `seed`; edges then weigh the share of runs that keep their ends together, and
 * the runs are repeated on those weights until all agree. Only edges of the graph are looked at, never all
 * pairs (as in Tandon et al. 2019), and nodes that no run tells apart become one node for the next round
 * (core groups, Ovelgönne and Geyer-Schulz 2013), so time and memory stay near linear in the edges.
 */
export function consensus(graph: Weighted, options: ConsensusOptions): Consensus {
  const draw = seeded(options.seed);
  const runAll = (on: Weighted): Int32Array[] =>
    Array.from({ length: Math.max(1, options.runs) }, (_, run) => {
      const rng = seeded(Math.floor(draw() * 4294967296));
      const iterations = on.order > LARGE ? { iterations: 1 } : {};
      // Each round has a graph of its own, which the library would take longer to load than to divide: a start that is
      // given is gone on from on typed rows.
      const start = on === graph ? {} : { start: Int32Array.from({ length: on.order }, (_, i) => i) };
      const groups = detect(on, { ...options, ...iterations, ...start, rng });
      if (on === graph) options.progress?.(run + 1, options.runs);
      return groups;
    });
  const first = runAll(graph);
  let runs = first;
  let base = graph;
  /** Node of `base` that holds each node of `graph`. */
  let core: Int32Array = Int32Array.from({ length: graph.order }, (_, i) => i);
  for (let i = 0; i < ROUNDS && !allEqual(runs); i++) {
    const cores = coreGroups(runs);
    base = aggregate(base, cores.groups, cores.count);
    core = core.map((node) => cores.groups[node]!);
    const kept = runs.map((groups) => project(groups, cores.groups, cores.count));
    runs = runAll(coMembership(base, kept));
  }
  const final = best(base, runs, options.resolution);
  // A last round from there on the graph itself takes in what the threshold left over; its chance is fixed, so that
  // two consensus runs that agree go on agreeing.
  const { groups, count } = canonical(
    detect(graph, { ...options, rng: seeded(0), start: core.map((node) => final[node]!), iterations: 1 }),
  );
  return {
    groups,
    count,
    modularity: modularity(graph, groups, 1),
    agreement: agreement(first),
    runs: first,
  };
}

/** Nodes that are in one group in every run. */
function coreGroups(runs: readonly Int32Array[]): { groups: Int32Array; count: number } {
  let cores: Int32Array = new Int32Array(runs[0]!.length);
  for (const groups of runs) {
    const ids = new Map<number, number>();
    cores = cores.map((core, node) => {
      const key = core * groups.length + groups[node]!;
      const id = ids.get(key) ?? ids.size;
      if (id === ids.size) ids.set(key, id);
      return id;
    });
  }
  return canonical(cores);
}

/** The groups of the cores, given the groups of their nodes. */
function project(groups: Int32Array, cores: Int32Array, count: number): Int32Array {
  const out = new Int32Array(count);
  cores.forEach((core, node) => {
    out[core] = groups[node]!;
  });
  return out;
}

/**
 * The graph's edges times the share of runs that keep their ends together; those below the threshold go, but each node
 * keeps its strongest, so that none falls off.
 */
function coMembership(graph: Weighted, runs: readonly Int32Array[]): Weighted {
  const share = new Float64Array(graph.targets.length);
  const strongest = new Float64Array(graph.order);
  for (let node = 0; node < graph.order; node++)
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
      let same = 0;
      for (const groups of runs) if (groups[node] === groups[graph.targets[i]!]) same++;
      share[i] = same / runs.length;
      strongest[node] = Math.max(strongest[node]!, share[i]!);
    }
  return reweighted(graph, (i, a, b) =>
    share[i]! >= THRESHOLD || share[i] === Math.max(strongest[a]!, strongest[b]!) ? share[i]! * graph.weights[i]! : 0,
  );
}

function allEqual(runs: readonly Int32Array[]): boolean {
  return runs.every((groups) => groups.every((group, node) => group === runs[0]![node]));
}

/** The run of highest modularity on the graph itself. */
function best(graph: Weighted, runs: readonly Int32Array[], resolution: number): Int32Array {
  let top = runs[0]!;
  let quality = Number.NEGATIVE_INFINITY;
  for (const groups of runs) {
    const value = modularity(graph, groups, resolution);
    if (value > quality + 1e-12) {
      top = groups;
      quality = value;
    }
  }
  return top;
}

/** How much modularity a continued partition may fall short of a fresh one. */
const SHORT = 0.03;

/**
 * The last build's groups with the new nodes taken in: single nodes move where that raises modularity, groups stay. Null when the
 * fresh partition is better by more than 0.03, for then the map has changed and ought to show it. `last` has −1
 * for a new node.
 */
export function continuedGroups(
  graph: Weighted,
  last: Int32Array,
  fresh: Int32Array,
  resolution: number,
): Int32Array | null {
  const known = Math.max(-1, ...last) + 1;
  if (known === 0) return null;
  // A new node starts where it is tied most, or alone; group numbers stay below the order.
  const start = canonical(
    last.map((group, node) => {
      if (group >= 0) return group;
      const ties = new Map<number, number>();
      for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
        const other = last[graph.targets[i]!]!;
        if (other >= 0) ties.set(other, (ties.get(other) ?? 0) + graph.weights[i]!);
      }
      const [nearest] = [...ties].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      return nearest ? nearest[0] : known + node;
    }),
  );
  const groups = settle(graph, start.groups, resolution, seeded(0));
  return modularity(graph, groups, resolution) >= modularity(graph, fresh, resolution) - SHORT ? groups : null;
}

function agreement(runs: readonly Int32Array[]): number | null {
  if (runs.length < 2) return null;
  let sum = 0;
  for (let i = 1; i < runs.length; i++) sum += nmi(runs[i - 1]!, runs[i]!);
  return sum / (runs.length - 1);
}

/** Of each node, the share of runs that keep it with the most of its group, 0 to 1. */
export function stability(groups: Int32Array, count: number, runs: readonly Int32Array[]): Float64Array {
  const kept = new Float64Array(groups.length);
  const members = membersOf(groups, count);
  for (const run of runs)
    for (const group of members) {
      const size = countsOf(Array.from(group, (node) => run[node]!));
      let most = -1;
      for (const [other, n] of size) if (n > (size.get(most) ?? 0)) most = other;
      for (const node of group) if (run[node] === most) kept[node]! += 1 / runs.length;
    }
  return kept;
}

/** Times that settling and merging may take turns before they agree. */
const TURNS = 20;

/**
 * Groups of at least `least` nodes in which no node gains clearly by moving: what the next build starts from, so that with
 * nothing new it finds nothing to change.
 */
export function settled(
  graph: Weighted,
  start: Int32Array,
  resolution: number,
  least: number,
): { groups: Int32Array; count: number } {
  let now = mergeSmall(graph, start, least);
  for (let turn = 0; turn < TURNS; turn++) {
    const next = mergeSmall(graph, settle(graph, now.groups, resolution, seeded(0)), least);
    if (next.groups.every((group, node) => group === now.groups[node])) break;
    now = next;
  }
  return now;
}

/** Groups of fewer than `least` nodes join the group they are tied to most, smallest first; those without a tie stay. */
export function mergeSmall(graph: Weighted, start: Int32Array, least: number): { groups: Int32Array; count: number } {
  const groups = Int32Array.from(start);
  const members = membersOf(groups, Math.max(0, ...groups) + 1);
  const waiting = members.map((_, i) => i).filter((i) => members[i]!.length > 0 && members[i]!.length < least);
  waiting.sort((a, b) => members[a]!.length - members[b]!.length || b - a);
  for (const group of waiting) {
    if (members[group]!.length >= least) continue;
    const ties = new Map<number, number>();
    for (const node of members[group]!)
      for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++) {
        const other = groups[graph.targets[i]!]!;
        if (other !== group) ties.set(other, (ties.get(other) ?? 0) + graph.weights[i]!);
      }
    const [target] = [...ties].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
    if (target === undefined) continue;
    for (const node of members[group]!) groups[node] = target;
    members[target]!.push(...members[group]!);
    members[group] = [];
  }
  return canonical(groups);
}
