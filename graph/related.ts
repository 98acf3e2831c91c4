/**
 * Related work with a receipt: a weighted sum of typed meta-path scores (Sun et al. 2011, PathSim: here as cosines over
 * shared names, references and citing works) and of the words in common, less what a paper has in common with all.
 * A suggestion's score is the sum of its parts, and each part says what it is made of.
 */
import { type CompactGraph, EDGE_KIND_NAMES, otherEnd } from './compact.ts';
import type { RelatedIndex, Space } from './related-index.ts';
import { NODE_KINDS } from './schema.ts';

export const PART_NAMES = ['text', 'methods', 'datasets', 'code', 'citations', 'lineage', 'common'] as const;
export type PartName = (typeof PART_NAMES)[number];
export type Parts = Readonly<Record<PartName, number>>;

/** Measured on what readers want to see; see the README. `common` takes away. */
export const DEFAULT_WEIGHTS: Parts = {
  text: 1,
  methods: 0.1,
  datasets: 0.1,
  code: 0.1,
  citations: 0.5,
  lineage: 0.05,
  common: 1,
};

export interface RelatedOptions {
  readonly limit: number;
  /** Multiples of DEFAULT_WEIGHTS: 0 leaves a part out, 2 doubles it. */
  readonly weights?: Partial<Parts>;
  /** Node numbers never to suggest. */
  readonly exclude?: ReadonlySet<number>;
  /** Years of publication; undated papers pass only when null. */
  readonly years?: readonly [least: number | null, most: number | null] | null;
  /** 0: by score alone; 1: as unlike what stands above as can be (Carbonell and Goldstein 1998). */
  readonly diversity?: number;
}

export interface Suggestion {
  /** Node number of a paper. */
  readonly node: number;
  readonly score: number;
  /** Add up to `score`. */
  readonly parts: Parts;
  /** What is shared, the weightiest first: names, references and lineage as node numbers. */
  readonly shared: readonly { readonly part: PartName; readonly node: number; readonly amount: number }[];
  /** Words that both texts hold in some form, the weightiest first. */
  readonly terms: readonly string[];
}

/** Lists longer than this are not walked: what so many papers share tells none apart. */
const LONGEST_LIST = 3000;
/** Candidates that diversity chooses among, as a multiple of the limit. */
const POOL = 4;
const SHOWN_TERMS = 6;
/** Of a citation: the work itself, works cited by both (Kessler 1963), works citing both (Small 1973). */
const CITATION = { direct: 0.5, coupling: 0.3, cocitation: 0.2 } as const;

/** `seeds` are node numbers of papers; the best first, ties by node number. */
export function related(index: RelatedIndex, seeds: readonly number[], options: RelatedOptions): Suggestion[] {
  const weights = weightsOf(options.weights ?? {});
  const totals = new Map<number, Record<PartName, number>>();
  for (const seed of seeds) {
    for (const [row, parts] of partsOf(index, seed)) {
      const sum = totals.get(row) ?? { text: 0, methods: 0, datasets: 0, code: 0, citations: 0, lineage: 0, common: 0 };
      for (const name of PART_NAMES) sum[name] += (weights[name] * parts[name]) / seeds.length;
      totals.set(row, sum);
    }
  }
  const without = new Set([...seeds, ...(options.exclude ?? [])]);
  const [least, most] = options.years ?? [null, null];
  const ranked: { row: number; node: number; score: number; parts: Parts }[] = [];
  for (const [row, parts] of totals) {
    const node = index.nodes[row]!;
    const year = index.graph.years[node]!;
    if (without.has(node) || (least !== null && year < least) || (most !== null && (year > most || year === 0)))
      continue;
    ranked.push({ row, node, parts, score: PART_NAMES.reduce((sum, name) => sum + parts[name], 0) });
  }
  ranked.sort((a, b) => b.score - a.score || a.node - b.node);
  const chosen = options.diversity ? diverse(index, ranked.slice(0, POOL * options.limit), options) : ranked;
  return chosen.slice(0, options.limit).map(({ row, node, score, parts }) => ({
    node,
    score,
    parts,
    shared: sharedOf(index, seeds, node, weights),
    terms: termsOf(index, seeds, row),
  }));
}

function weightsOf(multiples: Partial<Parts>): Parts {
  const out = { ...DEFAULT_WEIGHTS };
  for (const name of PART_NAMES) out[name] *= multiples[name] ?? 1;
  return out;
}

/** Unweighted parts of every paper that shares anything with the seed, by row. */
function partsOf(index: RelatedIndex, seed: number): Map<number, Record<PartName, number>> {
  const { graph } = index;
  const row = index.rowOf[seed]!;
  const found = new Map<number, Record<PartName, number>>();
  const of = (other: number) => {
    let parts = found.get(other);
    if (!parts) {
      parts = { text: 0, methods: 0, datasets: 0, code: 0, citations: 0, lineage: 0, common: -index.common[other]! };
      found.set(other, parts);
    }
    return parts;
  };
  walk(index.words, row, (other, amount) => {
    of(other).text += amount;
  });
  walk(index.names, row, (other, amount, feature) => {
    of(other)[partOfNode(graph, Number(feature))] += amount;
  });
  walk(index.cites, row, (other, amount) => {
    of(other).citations += CITATION.coupling * amount;
  });
  walk(index.citedBy, row, (other, amount) => {
    of(other).citations += CITATION.cocitation * amount;
  });
  for (const { other, kind } of edgesAt(graph, seed)) {
    const to = index.rowOf[other]!;
    if (kind === 'CITES' && to >= 0) of(to).citations += CITATION.direct;
  }
  for (const [other, methods] of lineage(graph, seed)) {
    of(index.rowOf[other]!).lineage += Math.min(1, methods.length / 2);
  }
  found.delete(row);
  return found;
}

/** Calls back for every other row that shares a feature, with the product of the two weights. */
function walk(
  { rows, postings }: Space,
  row: number,
  visit: (other: number, amount: number, feature: string) => void,
): void {
  for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
    const feature = rows.features[i]!;
    const weight = rows.weights[i]!;
    const [from, to] = [postings.starts[feature]!, postings.starts[feature + 1]!];
    if (weight === 0 || to - from > LONGEST_LIST) continue;
    for (let j = from; j < to; j++) {
      const other = postings.rows[j]!;
      if (other !== row) visit(other, weight * postings.weights[j]!, rows.names[feature]!);
    }
  }
}

const METHOD = NODE_KINDS.indexOf('Method');
const DATASET = NODE_KINDS.indexOf('Dataset');

function partOfNode(graph: CompactGraph, node: number): 'methods' | 'datasets' | 'code' {
  return graph.kinds[node] === METHOD ? 'methods' : graph.kinds[node] === DATASET ? 'datasets' : 'code';
}

function* edgesAt(graph: CompactGraph, node: number) {
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
function lineage(graph: CompactGraph, seed: number): Map<number, number[]> {
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

/** Names, references and lineage that a suggestion shares with the seeds. */
function sharedOf(index: RelatedIndex, seeds: readonly number[], node: number, weights: Parts): Suggestion['shared'] {
  const amounts = new Map<string, { part: PartName; node: number; amount: number }>();
  const add = (part: PartName, shared: number, amount: number) => {
    const key = `${part} ${shared}`;
    const known = amounts.get(key) ?? { part, node: shared, amount: 0 };
    amounts.set(key, { ...known, amount: known.amount + (weights[part] * amount) / seeds.length });
  };
  for (const seed of seeds) {
    common(index.names, index.rowOf[seed]!, index.rowOf[node]!, (feature, amount) => {
      const thing = Number(index.names.rows.names[feature]);
      add(partOfNode(index.graph, thing), thing, amount);
    });
    common(index.cites, index.rowOf[seed]!, index.rowOf[node]!, (feature, amount) => {
      const thing = Number(index.cites.rows.names[feature]);
      add('citations', thing, CITATION.coupling * amount);
    });
    common(index.citedBy, index.rowOf[seed]!, index.rowOf[node]!, (feature, amount) => {
      const thing = Number(index.citedBy.rows.names[feature]);
      add('citations', thing, CITATION.cocitation * amount);
    });
    for (const { other, kind } of edgesAt(index.graph, seed)) {
      if (kind === 'CITES' && other === node) add('citations', node, CITATION.direct);
    }
    const methods = lineage(index.graph, seed).get(node) ?? [];
    for (const method of methods) add('lineage', method, Math.min(1, methods.length / 2) / methods.length);
  }
  return [...amounts.values()]
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || a.node - b.node);
}

/** Calls back for the features that two rows share. */
function common({ rows }: Space, a: number, b: number, visit: (feature: number, amount: number) => void): void {
  let j = rows.starts[b]!;
  for (let i = rows.starts[a]!; i < rows.starts[a + 1]!; i++) {
    while (j < rows.starts[b + 1]! && rows.features[j]! < rows.features[i]!) j++;
    if (j === rows.starts[b + 1]! || rows.features[j] !== rows.features[i]) continue;
    const amount = rows.weights[i]! * rows.weights[j]!;
    if (amount > 0) visit(rows.features[i]!, amount);
  }
}

function termsOf({ words, written, rowOf }: RelatedIndex, seeds: readonly number[], row: number): string[] {
  const amounts = new Map<number, number>();
  for (const seed of seeds) {
    common(words, rowOf[seed]!, row, (term, amount) => amounts.set(term, (amounts.get(term) ?? 0) + amount));
  }
  return [...amounts]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, SHOWN_TERMS)
    .map(([term]) => written[term]!);
}

/** Takes in turn what is best less `diversity` times its likeness to what has been taken. */
function diverse<T extends { readonly row: number; readonly score: number }>(
  index: RelatedIndex,
  pool: readonly T[],
  { diversity = 0, limit }: RelatedOptions,
): T[] {
  const left = [...pool];
  const out: T[] = [];
  const most = pool[0]?.score || 1;
  const nearest = new Map<number, number>();
  while (out.length < limit && left.length > 0) {
    let best = 0;
    const worth = (one: T) => ((1 - diversity) * one.score) / most - diversity * (nearest.get(one.row) ?? 0);
    for (let i = 1; i < left.length; i++) if (worth(left[i]!) > worth(left[best]!)) best = i;
    const [taken] = left.splice(best, 1);
    out.push(taken!);
    for (const one of left) {
      let alike = 0;
      common(index.words, taken!.row, one.row, (_, amount) => {
        alike += amount;
      });
      nearest.set(one.row, Math.max(nearest.get(one.row) ?? 0, alike));
    }
  }
  return out;
}
