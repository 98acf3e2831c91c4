/** Communities as the consensus of several seeded runs (Lancichinetti and Fortunato 2012), with the stability of each node. */
import { type Algorithm, detect } from './communities-moves.ts';
import { canonical, membersOf, modularity, nmi } from './partition.ts';
import { seeded } from './random.ts';
import { reweighted, type Weighted } from './weighted.ts';

export interface Consensus {
  /** Canonical: the largest group is 0. */
  readonly groups: Int32Array;
  readonly count: number;
  readonly modularity: number;
  /** Mean NMI between consecutive runs, null for a single run. */
  readonly agreement: number | null;
  /** Share of runs that keep the node with the most of its group, 0 to 1. */
  readonly stability: Float64Array;
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
const ROUNDS = 8;

/**
 * Runs with seeds drawn from `seed`; edges then weigh the share of runs that keep their ends together, and
 * the runs are repeated on those weights until all agree. Only edges of the graph are looked at, never all
 * pairs (as in Tandon et al. 2019), so time and memory stay linear in the edges.
 */
export function consensus(graph: Weighted, options: ConsensusOptions): Consensus {
  const draw = seeded(options.seed);
  const round = (on: Weighted, report: boolean): Int32Array[] =>
    Array.from({ length: Math.max(1, options.runs) }, (_, run) => {
      const rng = seeded(Math.floor(draw() * 4294967296));
      const groups = detect(on, { algorithm: options.algorithm, resolution: options.resolution, rng });
      if (report) options.progress?.(run + 1, options.runs);
      return groups;
    });
  const first = round(graph, true);
  let runs = first;
  for (let i = 0; i < ROUNDS && !allEqual(runs); i++) {
    const together = coMembership(graph, runs);
    runs = round(together, false);
  }
  const { groups, count } = canonical(best(graph, runs, options.resolution));
  return {
    groups,
    count,
    modularity: modularity(graph, groups, 1),
    agreement: agreement(first),
    stability: stability(groups, count, first),
  };
}

/** The graph's edges by the share of runs that keep their ends together; each node keeps its strongest, so that none falls off. */
function coMembership(graph: Weighted, runs: readonly Int32Array[]): Weighted {
  const share = (a: number, b: number): number => {
    let same = 0;
    for (const groups of runs) if (groups[a] === groups[b]) same++;
    return same / runs.length;
  };
  const strongest = new Float64Array(graph.order);
  for (let node = 0; node < graph.order; node++)
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      strongest[node] = Math.max(strongest[node]!, share(node, graph.targets[i]!));
  return reweighted(graph, (_, a, b) => {
    const value = share(a, b);
    return value >= THRESHOLD || value === Math.max(strongest[a]!, strongest[b]!) ? value : 0;
  });
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

function agreement(runs: readonly Int32Array[]): number | null {
  if (runs.length < 2) return null;
  let sum = 0;
  for (let i = 1; i < runs.length; i++) sum += nmi(runs[i - 1]!, runs[i]!);
  return sum / (runs.length - 1);
}

function stability(groups: Int32Array, count: number, runs: readonly Int32Array[]): Float64Array {
  const kept = new Float64Array(groups.length);
  const members = membersOf(groups, count);
  for (const run of runs)
    for (const group of members) {
      const size = new Map<number, number>();
      for (const node of group) size.set(run[node]!, (size.get(run[node]!) ?? 0) + 1);
      let most = -1;
      for (const [other, n] of size) if (n > (size.get(most) ?? 0)) most = other;
      for (const node of group) if (run[node] === most) kept[node]! += 1 / runs.length;
    }
  return kept;
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
