/** The whole analysis of a corpus: communities, their names and lineage, ranks, positions, derived edges. Pure and seeded. */
import { affinity, similarEdges } from './affinity.ts';
import { consensus, continuedGroups, settled, stability } from './communities.ts';
import { communityChanges } from './communities-changes.ts';
import { describe, lastGroups, type PreviousBuild, thingGroups } from './communities-rows.ts';
import { scanResolution } from './communities-scan.ts';
import { type Holdings, holdings, type Rows } from './holdings.ts';
import { layoutNodes } from './layout-nodes.ts';
import type { AnalysisInfo, Community, CommunityChange, Edge, NodeAnalysis } from './model.ts';
import { pagerank } from './pagerank.ts';
import { modularity } from './partition.ts';
import { aggregate, fromArcs, type Weighted } from './weighted.ts';

export interface AnalysisOptions {
  readonly seed: number;
  /** Null: that of the last build, else where communities are most stable. */
  readonly resolution: number | null;
  readonly algorithm: 'louvain' | 'leiden';
  /** Seeded runs that the consensus is made of; at least 1. */
  readonly runs: number;
  readonly previous: PreviousBuild | null;
  /** Names given by the user, by community id. */
  readonly renames?: ReadonlyMap<string, string>;
  readonly progress?: (stage: string, done: number, total: number) => void;
}

export interface Analysis {
  /** One for every paper and entity, by id. */
  readonly nodes: NodeAnalysis[];
  /** By level (0: communities, 1: areas), then size, the largest first. */
  readonly communities: Community[];
  /** SIMILAR_TO edges, by id. */
  readonly derived: Edge[];
  /** What became of the communities of the last build; empty when nothing changed. */
  readonly changes: readonly CommunityChange[];
  readonly info: AnalysisInfo;
}

/** Communities of fewer papers join their nearest. */
const LEAST_PAPERS = 3;
/** Resolution of the areas, on the graph of communities. */
const AREA_RESOLUTION = 0.6;

/** Rows may come in any order. Equal rows, options and seed give equal bytes. */
export function analyse(rows: Rows, options: AnalysisOptions): Analysis {
  const report = (stage: string) => (done: number, total: number) => options.progress?.(stage, done, total);
  const from = holdings(rows);
  const { graph, text } = affinity(from);
  const resolution =
    options.resolution ??
    options.previous?.info?.resolution ??
    scanResolution(graph, { seed: options.seed, progress: report('resolution') }).proposed;
  const found = consensus(graph, {
    algorithm: options.algorithm,
    resolution,
    runs: options.runs,
    seed: options.seed,
    progress: report('communities'),
  });
  const kept = options.previous && continuedGroups(graph, lastGroups(from, options.previous), found.groups, resolution);
  const { groups, count } = settled(graph, kept ?? found.groups, resolution, LEAST_PAPERS);
  const stable = stability(groups, count, found.runs);
  const areas = areaGroups(graph, groups, count, options);
  const described = describe({
    from,
    graph,
    groups,
    count,
    areas,
    stability: stable,
    previous: options.previous,
    renames: options.renames ?? new Map(),
  });
  const derived = similarEdges(from, text);
  const places = layoutNodes({
    from,
    graph,
    groups,
    count,
    thingGroup: described.thingGroup,
    keys: described.ids,
    seed: options.seed,
    previous: options.previous?.nodes ?? null,
    progress: report('layout'),
  });
  const nodes = nodeRows(from, { groups, described, stability: stable, places, runs: found.runs });
  const { communities } = described;
  const changes = options.previous ? communityChanges(options.previous, { nodes, communities }) : [];
  return {
    nodes,
    communities,
    derived,
    changes,
    info: {
      algorithm: options.algorithm,
      seed: options.seed,
      resolution,
      runs: options.runs,
      modularity: rounded(modularity(graph, groups), 6),
      agreement: found.agreement === null ? null : rounded(found.agreement, 6),
      // What changed nothing is no update: its report would hide the last one.
      changes: changes.length > 0 ? changes : (options.previous?.info?.changes ?? []),
    },
  };
}

function areaGroups(graph: Weighted, groups: Int32Array, count: number, options: AnalysisOptions): Int32Array {
  const coarse = consensus(aggregate(graph, groups, count), {
    algorithm: options.algorithm,
    resolution: AREA_RESOLUTION,
    runs: options.runs,
    seed: options.seed,
  });
  return coarse.groups;
}

function nodeRows(
  from: Holdings,
  found: {
    readonly groups: Int32Array;
    readonly described: ReturnType<typeof describe>;
    readonly stability: Float64Array;
    readonly places: ReturnType<typeof layoutNodes>;
    readonly runs: readonly Int32Array[];
  },
): NodeAnalysis[] {
  const papers = from.papers.length;
  const degree = new Int32Array(papers + from.things.length);
  const arcs: { from: number[]; to: number[]; weight: number[] } = { from: [], to: [], weight: [] };
  for (const edge of from.edges) {
    const a = from.paperAt.get(edge.source)!;
    const cited = from.paperAt.get(edge.target);
    const b = cited ?? papers + from.thingAt.get(edge.target)!;
    degree[a]!++;
    degree[b]!++;
    arcs.from.push(a);
    arcs.to.push(b);
    arcs.weight.push(1);
    if (cited !== undefined) continue;
    // A paper hands rank to what it holds and gets some back, else entities would be sinks.
    arcs.from.push(b);
    arcs.to.push(a);
    arcs.weight.push(1);
  }
  const rank = pagerank(
    fromArcs(degree.length, Int32Array.from(arcs.from), Int32Array.from(arcs.to), Float64Array.from(arcs.weight)),
  );
  const { described, places } = found;
  const thingRuns = found.runs.map((run) => thingGroups(from, run));
  const row = (node: number, id: string, group: number, leaf: boolean, stability: number): NodeAnalysis => ({
    id,
    community: group < 0 ? null : described.ids[group]!,
    area: group < 0 ? null : described.areaIds[group]!,
    x: rounded(places.x[node]!, 3),
    y: rounded(places.y[node]!, 3),
    degree: degree[node]!,
    pagerank: rounded(rank[node]!, 9),
    stability: rounded(stability, 3),
    leaf,
    runs: leaf ? null : found.runs.map((run, i) => (node < papers ? run[node]! : thingRuns[i]![node - papers]!)),
  });
  const out = from.papers.map((paper, i) => row(i, paper.id, found.groups[i]!, false, found.stability[i]!));
  from.things.forEach((entity, i) => {
    const group = described.thingGroup[i]!;
    const holders = from.holders[i]!;
    const mean = holders.reduce((sum, paper) => sum + (found.groups[paper] === group ? found.stability[paper]! : 0), 0);
    out.push(row(papers + i, entity.id, group, holders.length === 1, holders.length > 0 ? mean / holders.length : 0));
  });
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  // Adding 0 turns −0 into 0, which prints differently in some places.
  return Math.round(value * factor) / factor + 0;
}
