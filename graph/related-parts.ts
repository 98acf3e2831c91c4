/** How near two papers are, by kind of evidence: typed meta-path scores as cosines over shared features. */
import { type CompactGraph, EDGE_KIND_NAMES, otherEnd } from './compact.ts';
import type { RelatedIndex, Space } from './related-index.ts';
import { NODE_KINDS } from './schema.ts';

export const PART_NAMES = ['text', 'themes', 'methods', 'datasets', 'code', 'citations', 'lineage', 'common'] as const;
export type PartName = (typeof PART_NAMES)[number];
export type Parts = Readonly<Record<PartName, number>>;

/**
 * Of a citation: the work itself, and works that both are tied to: cited by both (Kessler 1963), citing both (Small 1973),
 * or cited by one and citing the other.
 */
export const CITATION = { direct: 0.5, between: 0.5 } as const;

/** What is asked about one seed of several, made once. */
export interface SeedView {
  readonly row: number;
  /** Papers of its line, with the methods between. */
  readonly line: ReadonlyMap<number, readonly number[]>;
  /** Papers that it cites or that cite it. */
  readonly cited: ReadonlySet<number>;
}

export function seedView(index: RelatedIndex, seed: number): SeedView {
  const cited = new Set<number>();
  for (const { other, kind } of edgesAt(index.graph, seed)) if (kind === 'CITES') cited.add(other);
  return { row: index.rowOf[seed]!, line: lineage(index.graph, seed), cited };
}

/** Unweighted parts of a row's nearness to a seed; `themes` is filled in by who asks. */
export function partsBetween(index: RelatedIndex, seed: SeedView, row: number): Record<PartName, number> {
  const parts = { text: 0, themes: 0, methods: 0, datasets: 0, code: 0, citations: 0, lineage: 0, common: 0 };
  const node = index.nodes[row]!;
  sharedFeatures(index.words, seed.row, row, (_, amount) => {
    parts.text += amount;
  });
  sharedFeatures(index.names, seed.row, row, (feature, amount) => {
    parts[partOfNode(index.graph, Number(index.names.rows.names[feature]))] += amount;
  });
  sharedFeatures(index.citations, seed.row, row, (_, amount) => {
    parts.citations += CITATION.between * amount;
  });
  if (seed.cited.has(node)) parts.citations += CITATION.direct;
  parts.lineage = lineShare(seed.line.get(node)?.length ?? 0);
  parts.common = -index.common[row]!;
  return parts;
}

/** Two methods of one line are as sure as it gets. */
export function lineShare(methods: number): number {
  return Math.min(1, methods / 2);
}

/** Calls back for the features that two rows share. */
export function sharedFeatures(
  { rows }: Space,
  a: number,
  b: number,
  visit: (feature: number, amount: number) => void,
): void {
  const { starts, features, weights } = rows;
  const [endA, endB] = [starts[a + 1]!, starts[b + 1]!];
  let [i, j] = [starts[a]!, starts[b]!];
  while (i < endA && j < endB) {
    const [x, y] = [features[i]!, features[j]!];
    if (x === y) {
      const amount = weights[i]! * weights[j]!;
      if (amount > 0) visit(x, amount);
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
}

const METHOD = NODE_KINDS.indexOf('Method');
const DATASET = NODE_KINDS.indexOf('Dataset');

export function partOfNode(graph: CompactGraph, node: number): 'methods' | 'datasets' | 'code' {
  return graph.kinds[node] === METHOD ? 'methods' : graph.kinds[node] === DATASET ? 'datasets' : 'code';
}

export function* edgesAt(graph: CompactGraph, node: number) {
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    const e = graph.incident[k]!;
    const kind = EDGE_KIND_NAMES[graph.edges.kind[e]!]!;
    yield { other: otherEnd(graph, e, node), kind, outward: graph.edges.source[e] === node };
  }
}

/** A method with more links than this makes no line: everybody's is nobody's. */
const LONGEST_LINE = 1500;

/**
 * Papers of the same line: one introduces a method that the other uses, or that a method of the other builds on.
 * By paper, the methods between them.
 */
export function lineage(graph: CompactGraph, seed: number): Map<number, number[]> {
  const out = new Map<number, number[]>();
  const add = (paper: number, method: number) => {
    if (paper === seed) return;
    const known = out.get(paper);
    if (!known) out.set(paper, [method]);
    else if (!known.includes(method)) known.push(method);
  };
  for (const { other: method, kind } of edgesAt(graph, seed)) {
    if (graph.kinds[method] !== METHOD || graph.broad[method] === 1) continue;
    const introduced = kind === 'INTRODUCES';
    if (!introduced && kind !== 'USES') continue;
    if (graph.degree[method]! > LONGEST_LINE) continue;
    for (const at of edgesAt(graph, method)) {
      if (at.kind === 'INTRODUCES' || (introduced && at.kind === 'USES')) add(at.other, method);
      if (!introduced || at.kind !== 'BUILDS_ON') continue;
      for (const further of edgesAt(graph, at.other)) if (further.kind === 'INTRODUCES') add(further.other, at.other);
    }
  }
  return out;
}
