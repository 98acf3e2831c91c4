/** What a published page works out by itself, from the columns of its map, is what the server answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportFormat } from '../graph/exports/index.ts';
import type { PublishedCore } from '../src/api.ts';
import { silentProgress } from '../src/progress.ts';
import { dataFiles } from '../src/publish/data.ts';
import { type Corpus, openCorpus } from '../src/views/corpus.ts';
import { nodeAnswer } from '../src/views/node.ts';
import { selectedGraph, selectionAnswer } from '../src/views/selection.ts';
import { bibliography } from '../web/published/bibliography.ts';
import { graphOf, selectionOf } from '../web/published/graph.ts';
import { SELECTIONS } from './selections.ts';
import { HOSTILE } from './store-rows.ts';
import { smallChange, smallStore } from './support/small-corpus.ts';

let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;
let core: PublishedCore;

beforeAll(async () => {
  small = await smallStore();
  await small.store.write(smallChange(HOSTILE));
  corpus = await openCorpus(small.store);
  const { value } = await dataFiles(corpus, silentProgress.stage('publish'))[Symbol.asyncIterator]().next();
  core = JSON.parse(/^kindredData\("core",(.*)\)\n$/s.exec(value.text)![1]!);
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
