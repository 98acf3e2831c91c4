/** The second view of a corpus: methods, linked by the papers that hold them together, with their own communities and map. */
import { consensus, mergeSmall, stability } from './communities.ts';
import { colours } from './communities-lineage.ts';
import { scanResolution } from './communities-scan.ts';
import { countsOf } from './counts.ts';
import type { Held } from './holdings.ts';
import { byCodeUnit, slug } from './ids.ts';
import { layout } from './layout.ts';
import type { Community } from './model.ts';
import { membersOf } from './partition.ts';
import { type Pair, type Weighted, weighted } from './weighted.ts';

export interface MethodNode {
  readonly id: string;
  readonly label: string;
  readonly community: string;
  /** Map units, as on the papers' map: the smallest node has radius 10. */
  readonly x: number;
  readonly y: number;
  /** Papers that hold it. */
  readonly papers: number;
  readonly stability: number;
}

export interface MethodLink {
  /** Ids; source before target in code-unit order. */
  readonly source: string;
  readonly target: string;
  /** Papers that hold both. */
  readonly together: number;
  /** Association strength: how often they are together over how often chance would bring them together; 1 is chance. */
  readonly strength: number;
  /** Up to five of those papers, the most specific first. */
  readonly papers: readonly string[];
}

export interface MethodNetwork {
  /** By id. */
  readonly nodes: readonly MethodNode[];
  /** By source, then target. */
  readonly links: readonly MethodLink[];
  /** The largest first. */
  readonly communities: readonly Community[];
  readonly resolution: number;
  /** Methods that are not broad and that `least` papers hold: `nodes` are the most held of these. */
  readonly total: number;
}

export interface MethodNetworkOptions {
  readonly seed: number;
  /** Null: where communities are most stable. */
  readonly resolution: number | null;
  readonly runs: number;
  /** Methods of at least this many papers; default 2. */
  readonly least?: number;
  /** The most held methods; default 2,000. */
  readonly most?: number;
}

const UNIT = 10;
const SHOWN_PAPERS = 5;

/**
 * Methods that are not broad words and that several papers hold, linked by association strength (van Eck and Waltman
 * 2009): 2m · c / (s · t) for c papers in common and s and t all co-occurrences of each. Equal holdings and options, equal bytes.
 */
export function methodNetwork(from: Held, options: MethodNetworkOptions): MethodNetwork {
  const fit = fitting(from, options.least ?? 2);
  const most = fit.slice(0, options.most ?? 2000).sort((a, b) => a - b);
  // A method that meets no other has no place among them.
  const met = new Set(cooccurrences(from, most).flatMap(({ a, b }) => [most[a]!, most[b]!]));
  const methods = most.filter((thing) => met.has(thing));
  const together = cooccurrences(from, methods);
  const occurs = new Float64Array(methods.length);
  for (const { a, b, papers } of together) {
    occurs[a]! += papers.length;
    occurs[b]! += papers.length;
  }
  const all = occurs.reduce((sum, value) => sum + value, 0);
  const strength = together.map(({ a, b, papers }) => (all * papers.length) / (occurs[a]! * occurs[b]!));
  // Communities by counts, of which each paper hands out as many however many methods it names (fractional counting,
  // Perianes-Rodriguez, Waltman and van Eck 2016), so that a survey ties no fields together. Modularity takes what chance
  // would bring off each count, where dividing by it (VOS clustering) lets a single coincidence of two rare methods
  // outweigh a habit of the field.
  const graph = weighted(
    methods.length,
    together.map(({ a, b, share }): Pair => ({ a, b, weight: share })),
  );
  const resolution = options.resolution ?? scanResolution(graph, options).proposed;
  const found = consensus(graph, { algorithm: 'leiden', resolution, runs: options.runs, seed: options.seed });
  const { groups, count } = mergeSmall(graph, found.groups, 3);
  const stable = stability(groups, count, found.runs);
  const communities = describe(from, methods, graph, groups, count, stable);
  const places = layout({
    graph,
    groups,
    count,
    radius: Float64Array.from(methods, (thing) => 1.3 + 0.5 * Math.sqrt(from.holders[thing]!.length)),
    keys: communities.map((one) => one.id),
    seed: options.seed,
    previous: null,
  });
  const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;
  return {
    nodes: methods.map((thing, i) => ({
      id: from.things[thing]!.id,
      label: from.things[thing]!.label,
      community: communities[groups[i]!]!.id,
      x: round(places.x[i]! * UNIT, 3),
      y: round(places.y[i]! * UNIT, 3),
      papers: from.holders[thing]!.length,
      stability: round(stable[i]!, 3),
    })),
    links: together.map(({ a, b, papers }, i) => ({
      source: from.things[methods[a]!]!.id,
      target: from.things[methods[b]!]!.id,
      together: papers.length,
      strength: round(strength[i]!, 3),
      papers: telling(from, papers).map((paper) => from.papers[paper]!.id),
    })),
    communities: [...communities].sort((a, b) => b.size - a.size || byCodeUnit(a.id, b.id)),
    resolution,
    total: fit.length,
  };
}

/** Indices of the methods that may be in the network, the most held first. */
function fitting(from: Held, least: number): number[] {
  return from.things
    .flatMap((thing, i) => (thing.kind === 'Method' && !thing.broad && from.holders[i]!.length >= least ? [i] : []))
    .sort((a, b) => from.holders[b]!.length - from.holders[a]!.length || a - b);
}

/** The papers that hold least else: they are most about these two. */
function telling(from: Held, papers: readonly number[]): number[] {
  return [...papers].sort((a, b) => from.held[a]!.length - from.held[b]!.length || a - b).slice(0, SHOWN_PAPERS);
}

interface Together {
  readonly a: number;
  readonly b: number;
  readonly papers: number[];
  /** Sum over those papers of 1 / (methods of the paper − 1). */
  share: number;
}

/** Pairs of methods (places in `methods`) that a paper holds both, with those papers. */
function cooccurrences(from: Held, methods: readonly number[]): Together[] {
  const at = new Map(methods.map((thing, i) => [thing, i]));
  const found = new Map<number, Together>();
  from.held.forEach((things, paper) => {
    const held = things.flatMap((thing) => at.get(thing) ?? []);
    held.forEach((a, i) => {
      for (const b of held.slice(i + 1)) {
        const key = a * methods.length + b;
        const pair = found.get(key) ?? { a, b, papers: [], share: 0 };
        pair.papers.push(paper);
        pair.share += 1 / (held.length - 1);
        found.set(key, pair);
      }
    });
  });
  return [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** One community a group, in the order of the groups, named by the two methods that its papers hold most. */
function describe(
  from: Held,
  methods: readonly number[],
  graph: Weighted,
  groups: Int32Array,
  count: number,
  stability: Float64Array,
): Community[] {
  const slots = colours(Array.from({ length: count }, () => null));
  const taken = new Set<string>();
  return membersOf(groups, count).map((members, group) => {
    const inside = (node: number): number => {
      let sum = 0;
      for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
        if (groups[graph.targets[i]!] === group) sum += graph.weights[i]!;
      return graph.strength[node]! > 0 ? sum / graph.strength[node]! : 1;
    };
    // A method speaks for the group when many papers hold it and few of its ties lead elsewhere.
    const rank = new Map(members.map((node) => [node, from.holders[methods[node]!]!.length * inside(node)]));
    const top = [...members]
      .sort((a, b) => rank.get(b)! - rank.get(a)! || a - b)
      .map((node) => from.things[methods[node]!]!);
    const papers = countsOf(members.flatMap((node) => from.holders[methods[node]!]!));
    const central = [...papers].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
    let id = `methods:${slug(top[0]!.label)}`;
    for (let i = 2; taken.has(id); i++) id = `methods:${slug(top[0]!.label)}-${i}`;
    taken.add(id);
    return {
      id,
      name: top
        .slice(0, 2)
        .map((one) => one.label)
        .join(' · '),
      renamed_from: null,
      colour: slots[group]!,
      level: 0,
      parent: null,
      size: members.length,
      papers: papers.size,
      stability: Math.round((members.reduce((sum, node) => sum + stability[node]!, 0) / members.length) * 1000) / 1000,
      top: top.slice(0, 12).map((one) => one.id),
      central: central.map(([paper]) => from.papers[paper]!.id),
    };
  });
}
