/** The map as one compact answer: columns of nodes and edges, bounded, with what was left out counted. */
import {
  type CompactGraph,
  EDGE_KIND_NAMES,
  edgeWeight,
  KNOWN,
  NO_ROLE,
  otherEnd,
  ROLE_NAMES,
} from '../../graph/compact.ts';
import { KnownError } from '../../graph/errors.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { MapAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';

export interface MapLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** What a browser draws well. */
const MAP_LIMITS: MapLimits = { nodes: 50_000, edges: 120_000 };
/** Of an overview: landmarks enough to know every community by. */
const OVERVIEW_LIMITS: MapLimits = { nodes: 4_000, edges: 12_000 };
const PAPER = NODE_KINDS.indexOf('Paper');
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The whole map, cut to what a browser draws. */
export function mapAnswer(corpus: Corpus, limits: MapLimits = MAP_LIMITS): MapAnswer {
  const all = Array.from(corpus.graph.ids, (_, node) => node);
  return answer(corpus, chooseNodes(corpus, all, limits.nodes), limits.edges, 'whole');
}

/**
 * What a page is shown first: the whole map where it fits without its leaves, else the best linked nodes of every
 * community, as many of each as its share of the corpus.
 */
export function firstMap(corpus: Corpus, most = MAP_LIMITS.nodes): MapAnswer {
  const { graph } = corpus;
  let drawn = 0;
  for (let node = 0; node < graph.ids.length; node++) if (!isAside(corpus, node)) drawn += 1;
  if (drawn <= most) return mapAnswer(corpus);
  return answer(
    corpus,
    landmarks(corpus, Math.min(most, OVERVIEW_LIMITS.nodes) / drawn),
    OVERVIEW_LIMITS.edges,
    'overview',
  );
}

/** One community with all that it holds; throws `not-found` where there is none of this id. */
export function communityMap(corpus: Corpus, id: string): MapAnswer {
  const { analysis, communities } = corpus;
  if (!communities.some((community) => community.id === id)) {
    throw new KnownError('not-found', `there is no community ${JSON.stringify(id.slice(0, 80))}`, 'ids: GET /api/map');
  }
  const members = Array.from(analysis.keys()).filter((node) => analysis[node]?.community === id);
  return answer(corpus, chooseNodes(corpus, members, MAP_LIMITS.nodes), MAP_LIMITS.edges, 'community');
}

/** Of each community the best linked `share` of its nodes, one at least, what stands aside and broad words never; in node order. */
function landmarks(corpus: Corpus, share: number): number[] {
  const { graph, analysis } = corpus;
  const members = new Map<string, number[]>();
  for (const [node, row] of analysis.entries()) {
    if (!row?.community || isAside(corpus, node) || graph.broad[node]) continue;
    const held = members.get(row.community);
    if (held) held.push(node);
    else members.set(row.community, [node]);
  }
  return [...members.values()]
    .flatMap((nodes) =>
      nodes
        .sort((a, b) => graph.degree[b]! - graph.degree[a]! || a - b)
        .slice(0, Math.max(1, Math.round(nodes.length * share))),
    )
    .sort((a, b) => a - b);
}

function answer(corpus: Corpus, drawn: readonly number[], mostEdges: number, scope: MapAnswer['scope']): MapAnswer {
  const { graph, analysis, communities, manifest } = corpus;
  const place = new Int32Array(graph.ids.length).fill(-1);
  drawn.forEach((node, i) => {
    place[node] = i;
  });
  const edges = chooseEdges(graph, place, mostEdges);
  const communityIndex = new Map(communities.map((community, i) => [community.id, i]));
  const positions = drawn.map((node) => position(corpus, node));
  const largest = analysis.reduce((most, row) => Math.max(most, row?.pagerank ?? 0), 0) || 1;
  const flag = (value: boolean) => (value ? 1 : 0);
  return {
    build: manifest.build,
    scope,
    kinds: NODE_KINDS,
    edgeKinds: EDGE_KIND_NAMES,
    roles: ROLE_NAMES,
    sources: graph.papers.files,
    total: { nodes: graph.ids.length, edges: graph.edges.count },
    nodes: {
      id: drawn.map((node) => graph.ids[node]!),
      kind: drawn.map((node) => graph.kinds[node]!),
      label: drawn.map((node) => graph.labels[node]!),
      x: positions.map(([x]) => round(x)),
      y: positions.map(([, y]) => round(y)),
      degree: drawn.map((node) => graph.degree[node]!),
      community: drawn.map((node) => communityIndex.get(analysis[node]?.community ?? '') ?? -1),
      year: drawn.map((node) => graph.years[node] || null),
      broad: drawn.map((node) => graph.broad[node]!),
      leaf: drawn.map((node) => flag(isAside(corpus, node))),
      leaves: drawn.map((node) => foldedLeaves(corpus, node)),
      known: drawn.map((node) => graph.known[node]!),
      citations: drawn.map((node) => (graph.papers.citations[node]! < 0 ? null : graph.papers.citations[node]!)),
      sources: drawn.map((node) => graph.papers.filesOf[node]!),
      pagerank: drawn.map((node) => thousandth((analysis[node]?.pagerank ?? 0) / largest)),
      stability: drawn.map((node) => (analysis[node] ? thousandth(analysis[node].stability) : null)),
    },
    edges: {
      source: edges.map((e) => place[graph.edges.source[e]!]!),
      target: edges.map((e) => place[graph.edges.target[e]!]!),
      kind: edges.map((e) => graph.edges.kind[e]!),
      weight: edges.map((e) => thousandth(edgeWeight(graph, e))),
      role: edges.map((e) => (graph.edges.role[e] === NO_ROLE ? -1 : graph.edges.role[e]!)),
      confidence: edges.map((e) => thousandth(graph.edges.confidence[e]!)),
    },
    communities,
  };
}

/** All of them where they fit; else leaves go first, then the least linked. In node order. */
function chooseNodes(corpus: Corpus, all: readonly number[], limit: number): readonly number[] {
  const { graph } = corpus;
  if (all.length <= limit) return all;
  return [...all]
    .sort(
      (a, b) => Number(isAside(corpus, a)) - Number(isAside(corpus, b)) || graph.degree[b]! - graph.degree[a]! || a - b,
    )
    .slice(0, limit)
    .sort((a, b) => a - b);
}

/** Edges between drawn nodes: all where they fit, else the most specific ones. In edge order. */
function chooseEdges(graph: CompactGraph, place: Int32Array, limit: number): number[] {
  const all: number[] = [];
  for (let e = 0; e < graph.edges.count; e++) {
    if (place[graph.edges.source[e]!]! >= 0 && place[graph.edges.target[e]!]! >= 0) all.push(e);
  }
  if (all.length <= limit) return all;
  const weight = Float32Array.from(all, (e) => edgeWeight(graph, e));
  return Array.from(all, (_, i) => i)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
    .slice(0, limit)
    .sort((a, b) => a - b)
    .map((i) => all[i]!);
}

/** Drawn only when asked for: an entity that one paper alone holds, and a work that is only cited. */
function isAside({ graph, analysis }: Corpus, node: number): boolean {
  return (analysis[node]?.leaf ?? false) || (graph.known[node]! & KNOWN.stub) !== 0;
}

function foldedLeaves(corpus: Corpus, node: number): number {
  const { graph } = corpus;
  if (graph.kinds[node] !== PAPER) return 0;
  let leaves = 0;
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    if (isAside(corpus, otherEnd(graph, graph.incident[k]!, node))) leaves++;
  }
  return leaves;
}

/** Where analysis put it; an entity without a place stands beside its first paper, the rest on a sunflower spiral. */
function position({ graph, analysis }: Corpus, node: number): readonly [number, number] {
  const own = analysis[node];
  // Analysis has no place for a work that only cites: it stands beside what it cites.
  const citing = own?.degree === 0 && (graph.known[node]! & KNOWN.stub) !== 0;
  if (own && !citing && own.x !== null && own.y !== null) return [own.x, own.y];
  const angle = node * GOLDEN_ANGLE;
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    const near = analysis[otherEnd(graph, graph.incident[k]!, node)];
    if (near && near.x !== null && near.y !== null) {
      return [near.x + LEAF_DISTANCE * Math.cos(angle), near.y + LEAF_DISTANCE * Math.sin(angle)];
    }
  }
  const radius = 10 * Math.sqrt(node);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** In map units: close enough to belong, far enough to be seen. */
const LEAF_DISTANCE = 6;

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
