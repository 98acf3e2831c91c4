/** How near each paper is to a seed, by kind of evidence: typed meta-path scores as cosines over shared features. */
import { type CompactGraph, EDGE_KIND_NAMES, otherEnd } from './compact.ts';
import type { RelatedIndex, Space } from './related-index.ts';
import { NODE_KINDS } from './schema.ts';

export const PART_NAMES = ['text', 'methods', 'datasets', 'code', 'citations', 'lineage', 'common'] as const;
export type PartName = (typeof PART_NAMES)[number];
export type Parts = Readonly<Record<PartName, number>>;

/** Lists longer than this are not walked: what so many papers share tells none apart. */
const LONGEST_LIST = 1500;
/** Of a citation: the work itself, works cited by both (Kessler 1963), works citing both (Small 1973). */
export const CITATION = { direct: 0.5, coupling: 0.3, cocitation: 0.2 } as const;

const SLOT = Object.fromEntries(PART_NAMES.map((name, i) => [name, i])) as Readonly<Record<PartName, number>>;
const SLOTS = PART_NAMES.length;

/** Weighted parts of every row that shares anything with a seed, averaged over the seeds. */
export interface PartTable {
  readonly rows: readonly number[];
  readonly scoreOf: (row: number) => number;
  readonly partsOf: (row: number) => Parts;
}

export function partTable(index: RelatedIndex, seeds: readonly number[], weights: Parts): PartTable {
  const { graph, rowOf } = index;
  const values = new Float64Array(index.nodes.length * SLOTS);
  const seen = new Uint8Array(index.nodes.length);
  const rows: number[] = [];
  const share = 1 / seeds.length;
  const factor = (name: PartName, part = 1) => weights[name] * share * part;
  const add = (row: number, slot: number, amount: number) => {
    if (seen[row] === 0) {
      seen[row] = 1;
      rows.push(row);
    }
    values[row * SLOTS + slot]! += amount;
  };
  for (const seed of seeds) {
    const row = rowOf[seed]!;
    walk(index.words, row, add, () => ({ slot: SLOT.text, factor: factor('text') }));
    walk(index.names, row, add, (feature) => {
      const name = partOfNode(graph, Number(index.names.rows.names[feature]));
      return { slot: SLOT[name], factor: factor(name) };
    });
    walk(index.cites, row, add, () => ({ slot: SLOT.citations, factor: factor('citations', CITATION.coupling) }));
    walk(index.citedBy, row, add, () => ({ slot: SLOT.citations, factor: factor('citations', CITATION.cocitation) }));
    for (const { other, kind } of edgesAt(graph, seed)) {
      if (kind === 'CITES') add(rowOf[other]!, SLOT.citations, factor('citations', CITATION.direct));
    }
    for (const [other, methods] of lineage(graph, seed)) {
      add(rowOf[other]!, SLOT.lineage, factor('lineage', lineShare(methods.length)));
    }
  }
  for (const row of rows) values[row * SLOTS + SLOT.common] = -weights.common * index.common[row]!;
  return {
    rows,
    scoreOf(row) {
      let sum = 0;
      for (let slot = 0; slot < SLOTS; slot++) sum += values[row * SLOTS + slot]!;
      return sum;
    },
    partsOf: (row) =>
      Object.fromEntries(PART_NAMES.map((name, slot) => [name, values[row * SLOTS + slot]!])) as Readonly<
        Record<PartName, number>
      >,
  };
}

/** Two methods of one line are as sure as it gets. */
export function lineShare(methods: number): number {
  return Math.min(1, methods / 2);
}

/** Adds, to every other row that shares a feature, the product of the two weights. */
function walk(
  { rows, postings }: Space,
  row: number,
  add: (row: number, slot: number, amount: number) => void,
  kindOf: (feature: number) => { readonly slot: number; readonly factor: number },
): void {
  for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
    const feature = rows.features[i]!;
    const [from, to] = [postings.starts[feature]!, postings.starts[feature + 1]!];
    if (rows.weights[i] === 0 || to - from > LONGEST_LIST) continue;
    const { slot, factor } = kindOf(feature);
    const weight = rows.weights[i]! * factor;
    for (let j = from; j < to; j++) {
      const other = postings.rows[j]!;
      if (other !== row) add(other, slot, weight * postings.weights[j]!);
    }
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
    if (graph.degree[method]! > LONGEST_LIST) continue;
    for (const at of edgesAt(graph, method)) {
      if (at.kind === 'INTRODUCES' || (introduced && at.kind === 'USES')) add(at.other, method);
      if (!introduced || at.kind !== 'BUILDS_ON') continue;
      for (const further of edgesAt(graph, at.other)) if (further.kind === 'INTRODUCES') add(further.other, at.other);
    }
  }
  return out;
}
