/** What a published page works out by itself, from the columns of its map, is what the server answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportFormat } from '../graph/exports/index.ts';
import type { PublishedCore } from '../src/api.ts';
import { silentProgress } from '../src/progress.ts';
import { dataFiles } from '../src/publish/data.ts';
import { type Corpus, openCorpus } from '../src/views/corpus.ts';
import { nodeAnswer } from '../src/views/node.ts';
import { openSearch } from '../src/views/search.ts';
import { selectedGraph, selectionAnswer } from '../src/views/selection.ts';
import { bibliography } from '../web/published/bibliography.ts';
import { openFinder } from '../web/published/find.ts';
import { graphOf, selectionOf } from '../web/published/graph.ts';
import { SELECTIONS } from './selections.ts';
import { HOSTILE } from './store-rows.ts';
import { smallChange, smallStore } from './support/small-corpus.ts';

let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;
let core: PublishedCore;
let files: Map<string, string>;

beforeAll(async () => {
  small = await smallStore();
  await small.store.write(smallChange(HOSTILE));
  corpus = await openCorpus(small.store);
  files = new Map();
  for await (const { text } of dataFiles(corpus, silentProgress.stage('publish'))) {
    const [, name, value] = /^kindredData\("([\w-]+)",(.*)\)\n$/s.exec(text)!;
    files.set(name!, value!);
  }
  core = JSON.parse(files.get('core')!);
});
afterAll(() => small.close());

test.each(SELECTIONS)('the page selects as the server does: %s', async (text) => {
  const [page, server] = [await selectionOf(graphOf(core), core, text), await selectionAnswer(corpus, text)];
  expect([[...page.nodes].sort(), [...page.edges].sort()]).toEqual([
    [...server.nodes].sort(),
    [...server.edges].sort(),
  ]);
  expect(page.cypher).toBe(server.cypher);
});

test.each(['bibtex', 'ris', 'csl', 'markdown'])(
  'the page writes a selection as the command line does: %s',
  async (name) => {
    const selection = 'all where kind=Paper';
    const { nodes } = await selectionOf(graphOf(core), core, selection);
    const page = await bibliography(core, nodes, name, (id) => nodeAnswer(corpus, id));
    let server = '';
    const [file] = exportFormat(name).files;
    for await (const piece of file!.write(await selectedGraph(corpus, selection))) server += piece;
    expect(page.text).toBe(server);
    expect(page.text).toContain('BERT');
  },
);

test.each([
  ['gexf', 1, /writes no gexf/],
  ['bibtex', 2_001, /2001 papers are too many/],
])('the page says what it does not write: %s of %i papers', async (format, papers, message) => {
  const ids = Array.from({ length: papers }, (_, i) => `paper:title:${i}`);
  await expect(bibliography(core, ids, format, async () => null)).rejects.toThrow(message);
});

test('the page finds names at once, and what the server finds when it has read the texts', async () => {
  const [documents, texts] = ['search', 'texts'].map((name) => JSON.parse(files.get(name)!));
  const server = await openSearch(corpus);
  const page = await openFinder(graphOf(core), documents, async () => texts, Promise.resolve.bind(Promise));
  const found = (query: string) =>
    page
      .now()
      .find(query)
      .map(({ node }) => core.map.nodes.id[node]);
  const wanted = (query: string) => server.find(query, 100).hits.map(({ id }) => id);
  expect([found('bert')[0], found('propose')]).toEqual(['method:bert', []]);
  await page.settled;
  for (const query of ['bert', 'propose']) expect(found(query)).toEqual(wanted(query));
  expect(found('propose')).not.toEqual([]);
});

test('texts that cannot be read are said, not left out', async () => {
  const page = await openFinder(
    graphOf(core),
    [],
    () => Promise.reject(new Error('gone')),
    async () => undefined,
  );
  await page.settled;
  expect(() => page.now()).toThrow('gone');
});
