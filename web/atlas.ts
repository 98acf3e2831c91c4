/** The map answer made ready to draw: indexes, neighbours as flat arrays, sizes and label order. Pure. */
import type { Community, EdgeKind, NodeKind, Role } from '../graph/model.ts';
import type { MapAnswer } from '../src/api.ts';
import { linkRadii } from './sizes.ts';

export interface Atlas {
  readonly build: string;
  /** `overview`: landmarks alone, the communities are opened one at a time. */
  readonly scope: MapAnswer['scope'];
  readonly total: MapAnswer['total'];
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly kind: readonly NodeKind[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Radius in pixels at the first zoom: √degree, so that the area is the degree. */
  readonly size: Float32Array;
  readonly degree: readonly number[];
  readonly community: Int32Array;
  readonly year: readonly (number | null)[];
  readonly broad: Uint8Array;
  readonly leaf: Uint8Array;
  readonly leaves: readonly number[];
  readonly index: ReadonlyMap<string, number>;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly edgeKind: readonly EdgeKind[];
  readonly weight: readonly number[];
  /** Index into RELATIONS: how the edge links, its role where it has one. */
  readonly relation: Uint8Array;
  /** 0 to 1. */
  readonly confidence: readonly number[];
  /** Bits of KNOWN. */
  readonly known: Uint8Array;
  readonly citations: readonly (number | null)[];
  /** Names of the inputs, and by node the indexes of those that a paper was read from. */
  readonly sources: readonly string[];
  readonly sourcesOf: readonly (readonly number[])[];
  /** Share of the largest. */
  readonly pagerank: readonly number[];
  readonly stability: readonly (number | null)[];
  /** Edges of node i: `incident[first[i]] … incident[first[i + 1] - 1]`. */
  readonly first: Uint32Array;
  readonly incident: Uint32Array;
  /** Nodes in the order in which they deserve a label. */
  readonly order: Uint32Array;
  readonly communities: readonly Community[];
  readonly communityIndex: ReadonlyMap<string, number>;
}

/** Methods first, papers last: a reader names a place by its methods. */
const LABEL_RANK = { Method: 0, Dataset: 1, Task: 1, Repo: 2, Paper: 3 } as const satisfies Record<NodeKind, number>;

/** A kind or an index that the answer does not explain is a broken answer, not a guess. */
function at<T>(list: readonly T[], index: number, what: string): T {
  const value = list[index];
  if (value === undefined) throw new Error(`the map names ${what} ${index}, which it does not list`);
  return value;
}

/** Throws when the columns do not fit each other. */
export function makeAtlas(map: MapAnswer): Atlas {
  const { nodes, edges } = map;
  const count = nodes.id.length;
  for (const [name, column] of Object.entries(nodes)) {
    if (column.length !== count) throw new Error(`the map's column ${name} has ${column.length} of ${count} rows`);
  }
  const kind = nodes.kind.map((value) => at(map.kinds, value, 'kind'));
  const source = Uint32Array.from(edges.source);
  const target = Uint32Array.from(edges.target);
  const { first, incident } = incidence(count, source, target);
  const rank = (i: number): number => LABEL_RANK[kind[i]!] + (nodes.broad[i] ? 3 : 0);
  const order = Uint32Array.from(nodes.id.keys()).sort(
    (a, b) => rank(a) - rank(b) || nodes.degree[b]! - nodes.degree[a]! || a - b,
  );
  const atlas = {
    build: map.build,
    scope: map.scope,
    total: map.total,
    ids: nodes.id,
    labels: nodes.label,
    kind,
    x: Float64Array.from(nodes.x),
    y: Float64Array.from(nodes.y),
    size: linkRadii(kind, nodes.degree),
    degree: nodes.degree,
    community: Int32Array.from(nodes.community),
    year: nodes.year,
    broad: Uint8Array.from(nodes.broad),
    leaf: Uint8Array.from(nodes.leaf),
    leaves: nodes.leaves,
    index: new Map(nodes.id.map((id, i) => [id, i])),
    source,
    target,
    edgeKind: edges.kind.map((value) => at(map.edgeKinds, value, 'relation')),
    weight: edges.weight,
    relation: relations(map),
    confidence: edges.confidence,
    known: Uint8Array.from(nodes.known),
    citations: nodes.citations,
    sources: map.sources,
    sourcesOf: nodes.sources,
    pagerank: nodes.pagerank,
    stability: nodes.stability,
    first,
    incident,
    order,
    communities: map.communities,
    communityIndex: new Map(map.communities.map((community, i) => [community.id, i])),
  } satisfies Atlas;
  placeStrays(atlas);
  return atlas;
}

/** How edges link, for a reader: USES by its role, the others by their kind. */
export const RELATIONS = [
  'extends',
  'compares',
  'uses',
  'mentions',
  'evaluates',
  'trains',
  'INTRODUCES',
  'HAS_CODE',
  'CITES',
  'BUILDS_ON',
  'SIMILAR_TO',
] as const satisfies readonly (Role | EdgeKind)[];
export type Relation = (typeof RELATIONS)[number];

function relations({ edges, edgeKinds, roles }: MapAnswer): Uint8Array {
  const numbers = new Map<string, number>(RELATIONS.map((name, i) => [name, i]));
  return Uint8Array.from(edges.kind, (kind, e) => {
    const role = roles[edges.role[e]!] ?? null;
    return numbers.get(edgeKinds[kind] === 'USES' ? (role ?? 'uses') : edgeKinds[kind]!)!;
  });
}

export function incidence(count: number, source: Uint32Array, target: Uint32Array): Pick<Atlas, 'first' | 'incident'> {
  const first = new Uint32Array(count + 1);
  for (let e = 0; e < source.length; e++) {
    first[source[e]! + 1]! += 1;
    if (source[e] !== target[e]) first[target[e]! + 1]! += 1;
  }
  for (let i = 0; i < count; i++) first[i + 1]! += first[i]!;
  const next = first.slice(0, count);
  const incident = new Uint32Array(first[count]!);
  for (let e = 0; e < source.length; e++) {
    incident[next[source[e]!]!++] = e;
    if (source[e] !== target[e]) incident[next[target[e]!]!++] = e;
  }
  return { first, incident };
}

/** A node without a position is drawn beside its first placed neighbour, on a golden-angle spiral. */
function placeStrays(atlas: Atlas): void {
  const [left, right] = bounds(atlas.x);
  const step = (right - left || 1) / 120;
  for (let i = 0; i < atlas.ids.length; i++) {
    if (Number.isFinite(atlas.x[i]!) && Number.isFinite(atlas.y[i]!)) continue;
    const host = neighbours(atlas, i).find((j) => Number.isFinite(atlas.x[j]!) && Number.isFinite(atlas.y[j]!));
    const angle = i * 2.399963;
    atlas.x[i] = (host === undefined ? 0 : atlas.x[host]!) + step * Math.cos(angle);
    atlas.y[i] = (host === undefined ? 0 : atlas.y[host]!) + step * Math.sin(angle);
  }
}

/** Smallest and largest finite value; `[0, 0]` of none. */
export function bounds(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

export function edgesOf(atlas: Atlas, node: number): Uint32Array {
  return atlas.incident.subarray(atlas.first[node]!, atlas.first[node + 1]!);
}

export function otherEnd(atlas: Atlas, edge: number, node: number): number {
  return atlas.source[edge] === node ? atlas.target[edge]! : atlas.source[edge]!;
}

/** The name of a node; of one that the map does not hold, its id. */
export function labelOf(atlas: Atlas, id: string): string {
  const i = atlas.index.get(id);
  return i === undefined ? id : atlas.labels[i]!;
}

/** Ids of the two nodes that the edge links. */
export function endsOf(atlas: Atlas, edge: number): [string, string] {
  return [atlas.ids[atlas.source[edge]!]!, atlas.ids[atlas.target[edge]!]!];
}

/** Each neighbour once, in the order of the edges. */
export function neighbours(atlas: Atlas, node: number): number[] {
  return [...new Set(Array.from(edgesOf(atlas, node), (edge) => otherEnd(atlas, edge, node)))];
}

/** Papers linked to the node by more than likeness: what a reader calls “papers that use it”. */
export function paperCount(atlas: Atlas, node: number): number {
  const papers = new Set<number>();
  for (const edge of edgesOf(atlas, node)) {
    const other = otherEnd(atlas, edge, node);
    if (atlas.kind[other] === 'Paper' && atlas.edgeKind[edge] !== 'SIMILAR_TO') papers.add(other);
  }
  return papers.size;
}

/** The communities that have a place on the map, the largest first: areas above them are not drawn. */
export function drawnCommunities(atlas: Atlas): Community[] {
  const drawn = new Set(atlas.community);
  return atlas.communities
    .filter((_, index) => drawn.has(index))
    .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
}

/** Index into `communities` of the area that a community is part of, -1 for none. */
export function areaIndex(atlas: Atlas, community: number): number {
  return atlas.communityIndex.get(atlas.communities[community]?.parent ?? '') ?? -1;
}

export function communityOf(atlas: Atlas, node: number): Community | null {
  return atlas.communities[atlas.community[node]!] ?? null;
}
