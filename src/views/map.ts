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
import { NODE_KINDS } from '../../graph/schema.ts';
import type { MapAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';

export interface MapLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** What a browser draws well; see the README for what happens above. */
export const MAP_LIMITS: MapLimits = { nodes: 50_000, edges: 120_000 };
const PAPER = NODE_KINDS.indexOf('Paper');
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export function mapAnswer(corpus: Corpus, limits: MapLimits = MAP_LIMITS): MapAnswer {
  const { graph, analysis, communities, manifest } = corpus;
  const drawn = chooseNodes(corpus, limits.nodes);
  const place = new Int32Array(graph.ids.length).fill(-1);
  drawn.forEach((node, i) => {
    place[node] = i;
  });
  const edges = chooseEdges(graph, place, limits.edges);
  const communityIndex = new Map(communities.map((community, i) => [community.id, i]));
  const positions = drawn.map((node) => position(corpus, node));
  const largest = analysis.reduce((most, row) => Math.max(most, row?.pagerank ?? 0), 0) || 1;
  const flag = (value: boolean) => (value ? 1 : 0);
  return {
    build: manifest.build,
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
function chooseNodes(corpus: Corpus, limit: number): number[] {
  const { graph } = corpus;
  const all = Array.from(graph.ids, (_, node) => node);
  if (all.length <= limit) return all;
  return all
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
