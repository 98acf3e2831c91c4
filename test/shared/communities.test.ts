/** The communities of the five pages against the topics that two readers gave, their map, and what an update leaves alone. */
import { beforeAll, expect, test } from 'vitest';
import { type Analysis, type AnalysisOptions, analyse } from '../../graph/analysis.ts';
import { countsOf } from '../../graph/counts.ts';
import type { Rows } from '../../graph/holdings.ts';
import { titleKey } from '../../graph/ids.ts';
import { nmi } from '../../graph/partition.ts';
import { seeded } from '../../graph/random.ts';
import { earlier, pageRows } from '../support/read-pages.ts';
import { readersTopics } from '../support/shared.ts';

const OPTIONS = { seed: 1, resolution: null, algorithm: 'louvain', runs: 20, previous: null } satisfies AnalysisOptions;

let rows: Rows;
let found: Analysis;

beforeAll(async () => {
  rows = await pageRows();
  found = analyse(rows, OPTIONS);
});

test('communities are what two readers would call topics: NMI about 0.71, in 8 to 40 communities, none of one paper', () => {
  const byTitle = new Map(rows.papers.map((paper) => [titleKey(paper.title), paper.id]));
  const communityOf = new Map(found.nodes.map((node) => [node.id, node.community]));
  const topics = readersTopics();
  const ours = topics.map((topic) => communityOf.get(byTitle.get(titleKey(topic.title))!)!);
  const likeness = (['a', 'b'] as const).map((reader) =>
    nmi(
      ours,
      topics.map((topic) => topic[reader]),
    ),
  );
  expect(Math.min(...likeness)).toBeGreaterThan(0.68);
  const communities = found.communities.filter((one) => one.level === 0);
  expect(communities.length).toBeGreaterThanOrEqual(8);
  expect(communities.length).toBeLessThanOrEqual(40);
  expect(Math.min(...communities.map((one) => one.papers))).toBeGreaterThan(1);
  expect(new Set(communities.map((one) => one.name)).size).toBe(communities.length);
});

test('every paper without a shared name reads like another, and says by which words', () => {
  const similar = found.derived.filter((edge) => edge.kind === 'SIMILAR_TO');
  const shares = countsOf(rows.edges.map(({ target }) => target));
  const tied = new Set(similar.flatMap((edge) => [edge.source, edge.target]));
  for (const edge of rows.edges) if (shares.get(edge.target)! > 1) tied.add(edge.source);
  expect(rows.papers.filter((paper) => !tied.has(paper.id)).map((paper) => paper.title)).toEqual([]);
  expect(similar.every((edge) => edge.terms.length > 0 && edge.score! > 0)).toBe(true);
});

test('with one paper in twenty new, at least 95 % of the old ones keep their community', () => {
  const old = earlier(rows, seeded(77));
  const before = analyse(old, OPTIONS);
  const after = analyse(rows, { ...OPTIONS, previous: before });
  const last = new Map(before.nodes.map((node) => [node.id, node.community]));
  const papers = new Set(old.papers.map(({ id }) => id));
  const again = after.nodes.filter((node) => papers.has(node.id));
  expect(again.filter((node) => node.community === last.get(node.id)).length / again.length).toBeGreaterThan(0.95);
});
