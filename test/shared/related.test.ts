/** Related work against what two readers would want to see: ahead of every single kind of evidence. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompactGraph, otherEnd } from '../../graph/compact.ts';
import { titleKey } from '../../graph/ids.ts';
import { related } from '../../graph/related.ts';
import { type RelatedIndex, relatedIndex } from '../../graph/related-index.ts';
import { PART_NAMES, type PartName } from '../../graph/related-parts.ts';
import { openCorpus } from '../../src/views/corpus.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { readInto } from '../support/read-pages.ts';
import { pageFiles, readersRelated } from '../support/shared.ts';

let folder: string;
let graph: CompactGraph;
let index: RelatedIndex;
let queries: { seed: number; gains: ReadonlyMap<number, number> }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-related-'));
  const { store } = await readInto(folder, pageFiles());
  const corpus = await openCorpus(store);
  graph = corpus.graph;
  index = await relatedIndex(graph, store.read('papers'), wordVectors());
  await store.close();
  const byTitle = new Map(Array.from(index.nodes, (node) => [titleKey(graph.labels[node]!), node]));
  queries = readersRelated().map(({ query, related: wanted }) => {
    const gains = Object.entries(wanted).map(([title, gain]) => [byTitle.get(titleKey(title))!, gain] as const);
    return { seed: byTitle.get(titleKey(query))!, gains: new Map(gains) };
  });
});
afterAll(() => rm(folder, { recursive: true }));

/** Mean nDCG@10 with the readers' gains (Järvelin and Kekäläinen 2002). */
function ndcg(rank: (seed: number) => readonly number[]): number {
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
  const scores = queries.map(({ seed, gains }) => {
    const ideal = discounted([...gains.values()].sort((a, b) => b - a));
    return discounted(rank(seed).map((node) => gains.get(node) ?? 0)) / ideal;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function by(...parts: readonly PartName[]): (seed: number) => number[] {
  const weights = Object.fromEntries(PART_NAMES.map((name) => [name, parts.includes(name) ? 1 : 0]));
  return (seed) => related(index, [seed], { limit: 10, weights }).map(({ node }) => node);
}

/** A ranking by a score of the things that two papers both hold. */
function byShared(score: (both: readonly number[], either: number) => number): (seed: number) => number[] {
  const held = new Map(
    Array.from(index.nodes, (node) => [
      node,
      new Set(
        Array.from(graph.incident.slice(graph.offsets[node], graph.offsets[node + 1]), (e) => otherEnd(graph, e, node)),
      ),
    ]),
  );
  return (seed) => {
    const own = held.get(seed)!;
    return [...held]
      .filter(([node]) => node !== seed)
      .map(([node, things]) => {
        const both = [...own].filter((thing) => things.has(thing));
        return { node, score: score(both, own.size + things.size - both.length) };
      })
      .sort((a, b) => b.score - a.score || a.node - b.node)
      .slice(0, 10)
      .map(({ node }) => node);
  };
}

test('every paper of the gold annotations is in the corpus', () => {
  expect(queries).toHaveLength(15);
  for (const { seed, gains } of queries) expect([seed, ...gains.keys()]).not.toContain(undefined);
});

test('all kinds of evidence together are ahead of each alone and of the usual measures', () => {
  const table = {
    kindred: ndcg(by(...PART_NAMES)),
    text: ndcg(by('text')),
    themes: ndcg(by('themes')),
    names: ndcg(by('methods', 'datasets', 'code')),
    'adamic-adar': ndcg(byShared((both) => both.reduce((sum, node) => sum + 1 / Math.log(1 + graph.degree[node]!), 0))),
    jaccard: ndcg(byShared((both, either) => both.length / Math.max(1, either))),
  };
  console.info(
    Object.entries(table)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join('  '),
  );
  const { kindred, ...others } = table;
  expect(kindred).toBeGreaterThan(0.56);
  expect(kindred).toBeGreaterThan(Math.max(...Object.values(others)) + 0.02);
});

test('a receipt adds up: parts to the score, shared things to their parts', () => {
  for (const { seed } of queries) {
    for (const { score, parts, shared: things } of related(index, [seed], { limit: 10 })) {
      expect(PART_NAMES.reduce((sum, name) => sum + parts[name], 0)).toBeCloseTo(score, 9);
      for (const part of ['methods', 'datasets', 'code', 'citations', 'lineage'] as const) {
        const sum = things.filter((one) => one.part === part).reduce((total, { amount }) => total + amount, 0);
        expect(sum).toBeCloseTo(parts[part], 9);
      }
    }
  }
});
