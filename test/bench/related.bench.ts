/**
 * Related work where the truth is at hand, beside the usual measures. Run:
 * `KINDRED_SHARED=../shared npm run bench -- related`; with KINDRED_BENCH_STORE=FOLDER over that corpus too.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompactGraph, compactGraph } from '../../graph/compact.ts';
import { titleKey } from '../../graph/ids.ts';
import { seeded } from '../../graph/random.ts';
import { related } from '../../graph/related.ts';
import { relatedIndex } from '../../graph/related-index.ts';
import { PART_NAMES, type PartName } from '../../graph/related-parts.ts';
import { openStore } from '../../graph/stores/index.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { readInto } from '../support/read-pages.ts';
import { pageFiles, readersRelated, SHARED } from '../support/shared.ts';
import { type Hidden, hideIntroductions, hideLinks, hideOneCitation, type Rows, rowsOf } from './related-hidden.ts';
import { adamicAdar, bm25, jaccard, pageRank, type Ranking } from './related-rivals.ts';

const PAIRS = 300;
const DEPTH = 100;

let folder: string;
let pages: Rows;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-bench-related-'));
  pages = await built('pages', pageFiles());
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

async function built(name: string, sources: readonly string[]): Promise<Rows> {
  const { store } = await readInto(join(folder, name), sources);
  const rows = await rowsOf(store, true);
  await store.close();
  return rows;
}

/** Kindred's ranking, what it is without one source of evidence, and the rivals. */
async function rankings(rows: Rows): Promise<{ graph: CompactGraph; ways: Record<string, Ranking> }> {
  const graph = await compactGraph({ ...rows, derived: [] });
  const index = await relatedIndex(graph, rows.papers, wordVectors());
  const without = (...parts: PartName[]): Ranking => {
    const weights = Object.fromEntries(parts.map((name) => [name, 0]));
    return (seed) => related(index, [seed], { limit: DEPTH, weights }).map(({ node }) => node);
  };
  const only = (...parts: PartName[]) => without(...PART_NAMES.filter((name) => !parts.includes(name)));
  return {
    graph,
    ways: {
      '**Kindred**': without(),
      'without themes': without('themes'),
      'without names': without('methods', 'datasets', 'code', 'lineage'),
      'themes alone': only('themes'),
      'text alone': only('text', 'common'),
      'BM25 on text': bm25(graph, rows.papers, Number.POSITIVE_INFINITY),
      'Adamic–Adar': adamicAdar(graph, Number.POSITIVE_INFINITY),
      'Jaccard on neighbours': jaccard(graph, Number.POSITIVE_INFINITY),
      'personalised PageRank': pageRank(graph, Number.POSITIVE_INFINITY),
    },
  };
}

/** Mean and the interval that holds 95 % of the means of 1,000 samples drawn with replacement. */
function interval(values: readonly number[]): string {
  const random = seeded(1);
  const mean = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length;
  const means = Array.from({ length: 1000 }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)]!)),
  ).sort((a, b) => a - b);
  return `${mean(values).toFixed(3)} (${means[25]!.toFixed(3)}–${means[974]!.toFixed(3)})`;
}

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.info([`\n${title}\n`, line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}

/** The questions of several hidings are one measure. */
async function measure(title: string, ...hidings: readonly Hidden[]): Promise<void> {
  const scores = new Map<string, { readonly recall: number; readonly reciprocal: number }[]>();
  for (const { rows, questions } of hidings) {
    if (questions.length === 0) continue;
    const { graph, ways } = await rankings(rows);
    const described = new Set(rows.papers.filter(({ stub }) => !stub).map(({ id }) => graph.indexOf(id)));
    for (const [name, ranking] of Object.entries(ways)) {
      const found = questions.map(({ seed, wanted, known = [] }) => {
        // No way suggests what is only cited; the rivals do not know which works those are.
        const list = ranking(graph.indexOf(seed))
          .filter((node) => described.has(node) && !known.includes(graph.ids[node]!))
          .slice(0, DEPTH);
        const ranks = wanted.map((id) => list.indexOf(graph.indexOf(id)) + 1).filter((rank) => rank > 0);
        return {
          recall: ranks.filter((rank) => rank <= 10).length / wanted.length,
          reciprocal: ranks.length > 0 ? 1 / Math.min(...ranks) : 0,
        };
      });
      scores.set(name, [...(scores.get(name) ?? []), ...found]);
    }
  }
  const table = [...scores].map(([name, found]) => [
    name,
    interval(found.map(({ recall }) => recall)),
    interval(found.map(({ reciprocal }) => reciprocal)),
  ]);
  if (table.length === 0) return console.info(`\n${title}: nothing to hide`);
  const asked = hidings.reduce((sum, { questions }) => sum + questions.length, 0);
  const papers = hidings[0]?.rows.papers.filter(({ stub }) => !stub).length;
  print(`${title}: ${asked} questions, ${papers} papers`, ['way', 'recall@10', 'MRR'], table);
}

test('what two readers want to see', async () => {
  const { graph, ways } = await rankings(pages);
  const byTitle = new Map(pages.papers.map(({ id, title }) => [titleKey(title), graph.indexOf(id)]));
  const queries = readersRelated();
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
  const table = Object.entries(ways).map(([name, ranking]) => {
    const found = queries.map(({ query, related: wanted }) => {
      const gains = new Map(Object.entries(wanted).map(([title, gain]) => [byTitle.get(titleKey(title)), gain]));
      const list = ranking(byTitle.get(titleKey(query))!).slice(0, 10);
      const clear = [...gains].filter(([, gain]) => gain >= 3);
      return {
        ndcg:
          discounted(list.map((node) => gains.get(node) ?? 0)) / discounted([...gains.values()].sort((a, b) => b - a)),
        recall: clear.filter(([node]) => list.includes(node!)).length / clear.length,
      };
    });
    const recalls = found.map(({ recall }) => recall).filter((value) => !Number.isNaN(value));
    return [name, interval(found.map(({ ndcg }) => ndcg)), interval(recalls)];
  });
  print('Two readers, five pages: 15 queries', ['way', 'nDCG@10', 'recall@10 of the clearly related'], table);
  expect(table.length).toBeGreaterThan(0);
});

const HIDDEN: readonly (readonly [what: string, hide: (rows: Rows) => Hidden])[] = [
  ['masked introductions', (rows) => hideIntroductions(rows, PAIRS, seeded(1))],
  ['hidden shared repositories', (rows) => hideLinks(rows, 'HAS_CODE', seeded(1))],
  ['hidden citations', (rows) => hideLinks(rows, 'CITES', seeded(1))],
];

test.each(HIDDEN)('five pages: %s', (what, hide) => measure(`five pages: ${what}`, hide(pages)));

/** Works on one subject and what cites one work, as OpenAlex answers: the only recorded texts that cite each other. */
const CITING = ['openalex/openalexPro-search-biodiversity-finance.jsonl', 'openalex/openalexPro-cited_by-page1.json'];

test('recorded works of OpenAlex: hidden citations', async () => {
  const rows = await built(
    'recorded',
    CITING.map((name) => join(SHARED, 'recorded', name)),
  );
  await measure('recorded works of OpenAlex: hidden citations', ...hideOneCitation(rows));
});

const corpus = process.env.KINDRED_BENCH_STORE;
test.skipIf(!corpus).each(HIDDEN)('corpus: %s', async (what, hide) => {
  const store = await openStore(corpus!);
  const rows = await rowsOf(store);
  await store.close();
  await measure(`corpus: ${what}`, hide(rows));
});
