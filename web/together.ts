/** What is used together: entities that meet in papers. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, edgesOf, otherEnd } from './atlas.ts';

export interface Companion {
  readonly node: number;
  /** The papers that hold both, as node numbers. */
  readonly papers: readonly number[];
}

function papersOf(atlas: Atlas, node: number): number[] {
  const papers = new Set<number>();
  for (const edge of edgesOf(atlas, node)) {
    const other = otherEnd(atlas, edge, node);
    if (atlas.kind[other] === 'Paper' && atlas.edgeKind[edge] !== 'SIMILAR_TO') papers.add(other);
  }
  return [...papers];
}

/** Entities of a kind in the same papers, by the number of papers, broad words last; ties by degree, then number. */
export function companions(atlas: Atlas, node: number, kind: NodeKind): Companion[] {
  const met = new Map<number, number[]>();
  for (const paper of papersOf(atlas, node)) {
    const seen = new Set<number>([node]);
    for (const edge of edgesOf(atlas, paper)) {
      const other = otherEnd(atlas, edge, paper);
      if (atlas.kind[other] !== kind || seen.has(other)) continue;
      seen.add(other);
      met.set(other, [...(met.get(other) ?? []), paper]);
    }
  }
  return [...met]
    .map(([other, papers]) => ({ node: other, papers }))
    .sort(
      (a, b) =>
        atlas.broad[a.node]! - atlas.broad[b.node]! ||
        b.papers.length - a.papers.length ||
        atlas.degree[a.node]! - atlas.degree[b.node]! ||
        a.node - b.node,
    );
}
