/** The communities of the five pages against the topics that two readers gave, their map, and what an update leaves alone. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Analysis, type AnalysisOptions, analyse } from '../../graph/analysis.ts';
import { countsOf } from '../../graph/counts.ts';
import type { Rows } from '../../graph/holdings.ts';
import { titleKey } from '../../graph/ids.ts';
import { nmi } from '../../graph/partition.ts';
import { seeded } from '../../graph/random.ts';
import { openStore } from '../../graph/stores/index.ts';
import { build } from '../../src/build.ts';
import { silentProgress } from '../../src/progress.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = resolve(root, process.env.KINDRED_SHARED ?? '../shared');
const Topic = z.object({ title: z.string(), a: z.string(), b: z.string() });
const OPTIONS = { seed: 1, resolution: null, algorithm: 'louvain', runs: 20, previous: null } satisfies AnalysisOptions;

async function all<Row>(stream: AsyncIterable<Row>): Promise<Row[]> {
  const out: Row[] = [];
  for await (const row of stream) out.push(row);
  return out;
}

let folder: string;
let rows: Rows;
let found: Analysis;
let topics: z.infer<typeof Topic>[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-communities-'));
  const store = await openStore(folder);
  const pages = (await readdir(join(shared, 'pages'))).map((name) => join(shared, 'pages', name));
  await build({
    sources: pages,
    store,
    input: { cwd: folder, stdin: (async function* () {})() },
    asOf: null,
    analysis: { ...OPTIONS, runs: 1 },
    progress: silentProgress,
  });
  rows = {
    papers: await all(store.read('papers')),
    entities: await all(store.read('entities')),
    edges: await all(store.read('edges')),
  };
  await store.close();
  found = analyse(rows, OPTIONS);
  const lines = (await readFile(join(shared, 'gold/topics.dev.jsonl'), 'utf8')).trim().split('\n');
  topics = lines.map((line) => Topic.parse(JSON.parse(line)));
});
afterAll(() => rm(folder, { recursive: true }));

test('communities are what two readers would call topics: NMI about 0.71, in 8 to 40 communities, none of one paper', () => {
  const byTitle = new Map(rows.papers.map((paper) => [titleKey(paper.title), paper.id]));
  const communityOf = new Map(found.nodes.map((node) => [node.id, node.community]));
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
  const rng = seeded(77);
  const papers = rows.papers.filter(() => rng() > 0.05);
  const old = new Set(papers.map((paper) => paper.id));
  const edges = rows.edges.filter((edge) => old.has(edge.source));
  const held = new Set(edges.map((edge) => edge.target));
  const entities = rows.entities.filter((entity) => held.has(entity.id));
  const before = analyse({ papers, entities, edges }, OPTIONS);
  const after = analyse(rows, { ...OPTIONS, previous: before });
  const last = new Map(before.nodes.map((node) => [node.id, node.community]));
  const again = after.nodes.filter((node) => old.has(node.id));
  expect(again.filter((node) => node.community === last.get(node.id)).length / again.length).toBeGreaterThan(0.95);
});
