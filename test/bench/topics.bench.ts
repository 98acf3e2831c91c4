/**
 * What each kind of evidence is worth: communities of the five pages by names, text, citations, SIMILAR_TO and all, each
 * by Louvain and Leiden, against the topics of two readers. Run: KINDRED_SHARED=… npm run bench -- topics
 */
import { expect, test } from 'vitest';
import { type AffinityParts, affinity, similarEdges } from '../../graph/affinity.ts';
import { consensus, mergeSmall } from '../../graph/communities.ts';
import { scanResolution } from '../../graph/communities-scan.ts';
import { type Holdings, holdings } from '../../graph/holdings.ts';
import { titleKey } from '../../graph/ids.ts';
import { adjustedRand, canonical, membersOf, nmi } from '../../graph/partition.ts';
import { type Pair, type Weighted, weighted } from '../../graph/weighted.ts';
import { pageRows } from '../support/read-pages.ts';
import { readersTopics } from '../support/shared.ts';

const SEEDS = [1, 2, 3];
const NONE: AffinityParts = { names: false, text: false, citations: false };

/** The graph with the SIMILAR_TO edges of papers without shared names, as heavy on average as its own. */
function withSimilar(from: Holdings, graph: Weighted): Weighted {
  const similar = similarEdges(from, affinity(from).text);
  const mean = graph.weights.reduce((sum, one) => sum + one, 0) / graph.weights.length;
  const score = similar.reduce((sum, edge) => sum + edge.score!, 0) / similar.length;
  const pairs: Pair[] = similar.map((edge) => ({
    a: from.paperAt.get(edge.source)!,
    b: from.paperAt.get(edge.target)!,
    weight: (edge.score! / score) * mean,
  }));
  for (let a = 0; a < graph.order; a++)
    for (let i = graph.starts[a]!; i < graph.starts[a + 1]!; i++)
      if (graph.targets[i]! > a) pairs.push({ a, b: graph.targets[i]!, weight: graph.weights[i]! });
  return weighted(graph.order, pairs);
}

test('the topics of two readers, by kind of evidence', async () => {
  const from = holdings(await pageRows());
  const topics = readersTopics();
  const byTitle = new Map(from.papers.map((paper, i) => [titleKey(paper.title), i]));
  const papers = topics.map((topic) => byTitle.get(titleKey(topic.title))!);
  expect(papers.every((paper) => paper !== undefined)).toBe(true);
  const graphOf = (parts: Partial<AffinityParts>): Weighted => affinity(from, { ...NONE, ...parts }).graph;
  const ways: Readonly<Record<string, Weighted>> = {
    'shared names': graphOf({ names: true }),
    'shared names + SIMILAR_TO': withSimilar(from, graphOf({ names: true })),
    text: graphOf({ text: true }),
    citations: graphOf({ citations: true }),
    'names + citations': graphOf({ names: true, citations: true }),
    'text + citations': graphOf({ text: true, citations: true }),
    'names + text': graphOf({ names: true, text: true }),
    'all, as shipped': graphOf({ names: true, text: true, citations: true }),
    'all + SIMILAR_TO': withSimilar(from, graphOf({ names: true, text: true, citations: true })),
  };
  const numbered = (labels: readonly string[]): Int32Array => Int32Array.from(labels, (one) => labels.indexOf(one));
  const table: Record<string, Record<string, string>> = {};
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  for (const [way, graph] of Object.entries(ways))
    for (const algorithm of ['louvain', 'leiden'] as const) {
      const runs = SEEDS.map((seed) => {
        const resolution = scanResolution(graph, { seed }).proposed;
        const raw = consensus(graph, { algorithm, resolution, runs: 20, seed }).groups;
        const { groups } = mergeSmall(graph, raw, 3);
        const ours = papers.map((paper) => groups[paper]!);
        return {
          groups: canonical(groups).count,
          alone: membersOf(raw, canonical(raw).count).filter((one) => one.length === 1).length,
          left: membersOf(groups, canonical(groups).count).filter((one) => one.length === 1).length,
          rand: adjustedRand(Int32Array.from(ours), numbered(topics.map((topic) => topic.a))),
          like: (['a', 'b'] as const).map((reader) =>
            nmi(
              ours,
              topics.map((topic) => topic[reader]),
            ),
          ),
        };
      });
      table[`${way}, ${algorithm}`] = {
        communities: runs.map((one) => one.groups).join(' '),
        'NMI reader a': mean(runs.map((one) => one.like[0]!)),
        'NMI reader b': mean(runs.map((one) => one.like[1]!)),
        // Each paper alone has an NMI of 0.73 and a Rand index of 0.
        'adjusted Rand, reader a': mean(runs.map((one) => one.rand)),
        'alone of 275': runs.map((one) => one.alone).join(' '),
        'alone once small ones are merged': runs.map((one) => one.left).join(' '),
      };
    }
  console.table(table);
});
