/** The usual ways to find related papers, as rankings: what Kindred's must be ahead of. */
import { type CompactGraph, otherEnd } from '../../graph/compact.ts';
import type { Paper } from '../../graph/model.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import { termsOf } from '../../graph/terms.ts';

/** Node numbers of papers, the best first, the seed left out. */
export type Ranking = (seed: number) => readonly number[];

const PAPER = NODE_KINDS.indexOf('Paper');

function* neighbours(graph: CompactGraph, node: number): Generator<number> {
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) yield otherEnd(graph, graph.incident[k]!, node);
}

function ranked(scores: ReadonlyMap<number, number>, graph: CompactGraph, seed: number, limit: number): number[] {
  return [...scores]
    .filter(([node]) => node !== seed && graph.kinds[node] === PAPER)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, limit)
    .map(([node]) => node);
}

/** Adamic and Adar 2003: what two papers share, each by 1 / ln(degree). */
export function adamicAdar(graph: CompactGraph, limit: number): Ranking {
  return (seed) => {
    const scores = new Map<number, number>();
    for (const thing of new Set(neighbours(graph, seed))) {
      const amount = 1 / Math.log(1 + graph.degree[thing]!);
      for (const other of new Set(neighbours(graph, thing))) scores.set(other, (scores.get(other) ?? 0) + amount);
    }
    return ranked(scores, graph, seed, limit);
  };
}

/** Jaccard 1901, on neighbours. */
export function jaccard(graph: CompactGraph, limit: number): Ranking {
  return (seed) => {
    const own = new Set(neighbours(graph, seed));
    const both = new Map<number, number>();
    for (const thing of own) {
      for (const other of new Set(neighbours(graph, thing))) both.set(other, (both.get(other) ?? 0) + 1);
    }
    const scores = new Map(
      [...both].map(([node, shared]) => [node, shared / (own.size + new Set(neighbours(graph, node)).size - shared)]),
    );
    return ranked(scores, graph, seed, limit);
  };
}

/** Okapi BM25 (Robertson et al. 1994; k1 1.2, b 0.75) of title and abstract, the seed's words as the query. */
export function bm25(graph: CompactGraph, papers: readonly Paper[], limit: number): Ranking {
  const texts = new Map<number, Map<string, number>>();
  const postings = new Map<string, [node: number, count: number][]>();
  let words = 0;
  for (const paper of papers) {
    const counts = new Map<string, number>();
    for (const { term } of termsOf(`${paper.title}. ${paper.abstract ?? paper.summary ?? ''}`, 1)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      words++;
    }
    const node = graph.indexOf(paper.id);
    texts.set(node, counts);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push([node, count]);
      else postings.set(term, [[node, count]]);
    }
  }
  const mean = words / papers.length;
  const lengths = new Map([...texts].map(([node, counts]) => [node, [...counts.values()].reduce((a, b) => a + b, 0)]));
  return (seed) => {
    const scores = new Map<number, number>();
    for (const [term, times] of texts.get(seed)!) {
      const list = postings.get(term)!;
      const rarity = Math.log(1 + (papers.length - list.length + 0.5) / (list.length + 0.5));
      for (const [node, count] of list) {
        const amount = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths.get(node)!) / mean));
        scores.set(node, (scores.get(node) ?? 0) + times * rarity * amount);
      }
    }
    return ranked(scores, graph, seed, limit);
  };
}

/** PageRank personalised to the seed (Haveliwala 2002), every edge alike: 20 rounds, restart 0.15. */
export function pageRank(graph: CompactGraph, limit: number): Ranking {
  const n = graph.ids.length;
  return (seed) => {
    let at = new Float64Array(n);
    at[seed] = 1;
    for (let round = 0; round < 20; round++) {
      const next = new Float64Array(n);
      next[seed] = 0.15;
      for (let node = 0; node < n; node++) {
        const size = graph.offsets[node + 1]! - graph.offsets[node]!;
        if (at[node] === 0) continue;
        if (size === 0) next[seed]! += 0.85 * at[node]!;
        const amount = (0.85 * at[node]!) / size;
        for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
          next[otherEnd(graph, graph.incident[k]!, node)]! += amount;
        }
      }
      at = next;
    }
    const scores = new Map<number, number>();
    at.forEach((value, node) => {
      if (value > 0) scores.set(node, value);
    });
    return ranked(scores, graph, seed, limit);
  };
}
