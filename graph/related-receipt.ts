/** The receipt of a suggestion: which names, references, lineage and words it shares, and how much each gave. */
import type { RelatedIndex } from './related-index.ts';
import {
  CITATION,
  lineShare,
  type PartName,
  type Parts,
  partOfNode,
  type SeedView,
  sharedFeatures,
} from './related-parts.ts';

const SHOWN_TERMS = 6;

export interface Shared {
  readonly part: PartName;
  /** Node number of a name, a reference, or a method of the line. */
  readonly node: number;
  /** Its share of the score. */
  readonly amount: number;
}

/** Names, references and lineage that a suggestion shares with the seeds. */
export function sharedOf(index: RelatedIndex, seeds: readonly SeedView[], node: number, weights: Parts): Shared[] {
  const amounts = new Map<string, { part: PartName; node: number; amount: number }>();
  const add = (part: PartName, shared: number, amount: number) => {
    const key = `${part} ${shared}`;
    const known = amounts.get(key) ?? { part, node: shared, amount: 0 };
    amounts.set(key, { ...known, amount: known.amount + (weights[part] * amount) / seeds.length });
  };
  for (const seed of seeds) {
    sharedFeatures(index.names, seed.row, index.rowOf[node]!, (feature, amount) => {
      const thing = Number(index.names.rows.names[feature]);
      add(partOfNode(index.graph, thing), thing, amount);
    });
    sharedFeatures(index.citations, seed.row, index.rowOf[node]!, (feature, amount) => {
      add('citations', Number(index.citations.rows.names[feature]), CITATION.between * amount);
    });
    if (seed.cited.has(node)) add('citations', node, CITATION.direct);
    const methods = seed.line.get(node) ?? [];
    for (const method of methods) add('lineage', method, lineShare(methods.length) / methods.length);
  }
  return [...amounts.values()]
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || a.node - b.node);
}

export function termsOf({ words, written }: RelatedIndex, seeds: readonly SeedView[], row: number): string[] {
  const amounts = new Map<number, number>();
  for (const seed of seeds) {
    sharedFeatures(words, seed.row, row, (term, amount) => amounts.set(term, (amounts.get(term) ?? 0) + amount));
  }
  return [...amounts]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, SHOWN_TERMS)
    .map(([term]) => written[term]!);
}
