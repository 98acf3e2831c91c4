/** The whole graph without its texts, in typed columns: what maps, neighbours, paths and rankings walk over. */
import { type PaperColumns, paperColumns } from './compact-papers.ts';
import { byCodeUnit, nameKey } from './ids.ts';
import type { Edge, EdgeKind, Entity, NodeKind, Paper, Role } from './model.ts';
import { EDGE_KINDS, NODE_KINDS } from './schema.ts';

export const EDGE_KIND_NAMES = ['INTRODUCES', 'USES', 'HAS_CODE', 'CITES', 'BUILDS_ON', 'SIMILAR_TO'] as const;
EDGE_KIND_NAMES satisfies readonly EdgeKind[];
export const ROLE_NAMES = ['extends', 'compares', 'uses', 'mentions', 'evaluates', 'trains'] as const;
ROLE_NAMES satisfies readonly Role[];

/** Nodes are numbered in id order (code units), edges in the order of `edges`, then `derived`. */
export interface CompactGraph {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  /** Index into NODE_KINDS. */
  readonly kinds: Uint8Array;
  /** Year of publication, 0 where unknown or no paper. */
  readonly years: Uint16Array;
  readonly broad: Uint8Array;
  /** Papers: what is known of each, as the bits of `KNOWN`; 0 for the other kinds. */
  readonly known: Uint8Array;
  /** Edges of the node, derived kinds left out. */
  readonly degree: Uint32Array;
  readonly papers: PaperColumns;
  /** Number of the node that an id or alias names, -1 for none. */
  readonly indexOf: (id: string) => number;
  /** Number of the node of this very name or title (`nameKey`), entities before papers, -1 for none. */
  readonly named: (name: string) => number;
  readonly edges: {
    readonly count: number;
    readonly source: Uint32Array;
    readonly target: Uint32Array;
    /** Index into EDGE_KIND_NAMES. */
    readonly kind: Uint8Array;
    /** Index into ROLE_NAMES, 255 for none. */
    readonly role: Uint8Array;
    readonly confidence: Float32Array;
    /** SIMILAR_TO: cosine; NaN for the others. */
    readonly score: Float32Array;
  };
  /** Edge numbers of node i: `incident` from `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  readonly incident: Uint32Array;
}

export type Rows<T> = Iterable<T> | AsyncIterable<T>;

export interface CompactRows {
  readonly papers: Rows<Paper>;
  readonly entities: Rows<Entity>;
  readonly edges: Rows<Edge>;
  readonly derived: Rows<Edge>;
}

const SIMILAR = EDGE_KIND_NAMES.indexOf('SIMILAR_TO');
const CITES = EDGE_KIND_NAMES.indexOf('CITES');
const HAS_CODE = EDGE_KIND_NAMES.indexOf('HAS_CODE');
const DERIVED = EDGE_KIND_NAMES.map((kind) => EDGE_KINDS[kind].derived);
export const NO_ROLE = 255;

/** Bits of `known`. */
export const KNOWN = {
  abstract: 1,
  summary: 2,
  dateStated: 4,
  dateInferred: 8,
  stub: 16,
  references: 32,
  code: 64,
} as const;

/** One pass over each table; edges whose ends are unknown are left out. */
export async function compactGraph(rows: CompactRows): Promise<CompactGraph> {
  const drafts: { id: string; label: string; kind: NodeKind; year: number; broad: boolean; known: number }[] = [];
  const aliases: [string, string][] = [];
  const papers = paperColumns();
  for await (const paper of rows.papers) {
    papers.add(paper);
    const { id, title: label } = paper;
    drafts.push({ id, label, kind: 'Paper', year: yearOf(paper) ?? 0, broad: false, known: knownOf(paper) });
    for (const alias of paper.aliases) aliases.push([alias, paper.id]);
  }
  const otherNames: [string, string][] = [];
  for await (const { id, label, kind, broad, aliases: names } of rows.entities) {
    drafts.push({ id, label, kind, year: 0, broad, known: 0 });
    for (const name of names) otherNames.push([name, id]);
  }
  drafts.sort((a, b) => byCodeUnit(a.id, b.id));

  const index = new Map<string, number>();
  drafts.forEach((draft, i) => {
    index.set(draft.id, i);
  });
  for (const [alias, id] of aliases) {
    if (!index.has(alias)) index.set(alias, index.get(id)!);
  }
  const indexOf = (id: string) => index.get(id) ?? -1;
  const named = nameIndex(drafts, otherNames, indexOf);
  const edges = await columns(rows, indexOf);
  const known = Uint8Array.from(drafts, (draft) => draft.known);
  markLinked(known, edges);
  const degree = new Uint32Array(drafts.length);
  const { offsets, incident } = adjacency(drafts.length, edges, degree);
  return {
    ids: drafts.map((draft) => draft.id),
    labels: drafts.map((draft) => draft.label),
    kinds: Uint8Array.from(drafts, (draft) => NODE_KINDS.indexOf(draft.kind)),
    years: Uint16Array.from(drafts, (draft) => draft.year),
    broad: Uint8Array.from(drafts, (draft) => (draft.broad ? 1 : 0)),
    known,
    degree,
    papers: papers.columns(drafts.map((draft) => draft.id)),
    indexOf,
    named,
    edges,
    offsets,
    incident,
  };
}

/** Labels before other names, entities before papers, the lower id first. */
export function nameIndex(
  drafts: readonly { readonly id: string; readonly label: string; readonly kind: NodeKind }[],
  otherNames: readonly (readonly [string, string])[],
  indexOf: (id: string) => number,
): (name: string) => number {
  const byName = new Map<string, number>();
  const add = (name: string, node: number) => {
    const key = nameKey(name);
    if (key && !byName.has(key)) byName.set(key, node);
  };
  drafts.forEach(({ kind, label }, node) => {
    if (kind !== 'Paper') add(label, node);
  });
  for (const [name, id] of otherNames) add(name, indexOf(id));
  drafts.forEach(({ kind, label }, node) => {
    if (kind === 'Paper') add(label, node);
  });
  return (name) => byName.get(nameKey(name)) ?? -1;
}

function knownOf({ abstract, summary, published_how: how, stub }: Paper): number {
  return (
    (abstract === null ? 0 : KNOWN.abstract) |
    (summary === null ? 0 : KNOWN.summary) |
    (how === 'stated' ? KNOWN.dateStated : 0) |
    (how === 'inferred' ? KNOWN.dateInferred : 0) |
    (stub ? KNOWN.stub : 0)
  );
}

/** References and code are known of a paper by its edges. */
function markLinked(known: Uint8Array, { count, source, kind }: CompactGraph['edges']): void {
  for (let e = 0; e < count; e++) {
    if (kind[e] === CITES) known[source[e]!]! |= KNOWN.references;
    else if (kind[e] === HAS_CODE) known[source[e]!]! |= KNOWN.code;
  }
}

/** Year of publication, null when undated. */
export function yearOf(paper: Pick<Paper, 'published'>): number | null {
  const year = Number(paper.published?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : null;
}

async function columns(rows: CompactRows, indexOf: (id: string) => number): Promise<CompactGraph['edges']> {
  const source: number[] = [];
  const target: number[] = [];
  const kind: number[] = [];
  const role: number[] = [];
  const confidence: number[] = [];
  const score: number[] = [];
  for (const table of [rows.edges, rows.derived]) {
    for await (const edge of table) {
      const from = indexOf(edge.source);
      const to = indexOf(edge.target);
      if (from < 0 || to < 0) continue;
      source.push(from);
      target.push(to);
      kind.push(EDGE_KIND_NAMES.indexOf(edge.kind));
      role.push(edge.role ? ROLE_NAMES.indexOf(edge.role) : NO_ROLE);
      confidence.push(edge.confidence);
      score.push(edge.score ?? Number.NaN);
    }
  }
  return {
    count: source.length,
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    kind: Uint8Array.from(kind),
    role: Uint8Array.from(role),
    confidence: Float32Array.from(confidence),
    score: Float32Array.from(score),
  };
}

/** Compressed sparse rows over both directions; a loop stands once. Fills `degree`. */
export function adjacency(nodes: number, edges: CompactGraph['edges'], degree: Uint32Array) {
  const offsets = new Uint32Array(nodes + 1);
  for (let e = 0; e < edges.count; e++) {
    const a = edges.source[e]!;
    const b = edges.target[e]!;
    for (const node of a === b ? [a] : [a, b]) {
      offsets[node + 1]!++;
      if (!DERIVED[edges.kind[e]!]) degree[node]!++;
    }
  }
  for (let i = 0; i < nodes; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice();
  const incident = new Uint32Array(offsets[nodes]!);
  for (let e = 0; e < edges.count; e++) {
    const a = edges.source[e]!;
    const b = edges.target[e]!;
    incident[next[a]!++] = e;
    if (a !== b) incident[next[b]!++] = e;
  }
  return { offsets, incident };
}

/** The id under which a store holds edge number `e`. */
export function edgeIdOf(graph: CompactGraph, e: number): string {
  const { source, target, kind } = graph.edges;
  return `${graph.ids[source[e]!]}|${EDGE_KIND_NAMES[kind[e]!]}|${graph.ids[target[e]!]}`;
}

/**
 * How specific a link is, 0 to 1: the text similarity of SIMILAR_TO, else 1 / log2(1 + d), where d is the degree of what
 * is pointed at: an entity that everybody uses says little.
 */
export function edgeWeight(graph: CompactGraph, e: number): number {
  const { kind, score, target, confidence } = graph.edges;
  if (kind[e] === SIMILAR) return Number.isNaN(score[e]!) ? 0 : score[e]!;
  const degree = Math.max(1, graph.degree[target[e]!]!);
  return confidence[e]! / Math.log2(1 + degree);
}

/** The node at the other end of edge `e`. */
export function otherEnd(graph: CompactGraph, e: number, node: number): number {
  const { source, target } = graph.edges;
  return source[e] === node ? target[e]! : source[e]!;
}
