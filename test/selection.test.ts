/** Selections: what is written means what it says, prints back as itself, and refuses what it cannot mean. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import { cypherValue } from '../graph/cypher-value.ts';
import { KnownError } from '../graph/errors.ts';
import { exportFormat } from '../graph/exports/index.ts';
import { parseSelection, printSelection } from '../graph/selection.ts';
import { wholeGraph } from '../src/export-source.ts';
import { type Corpus, openCorpus } from '../src/views/corpus.ts';
import { selectedGraph, selectionAnswer } from '../src/views/selection.ts';
import { smallStore } from './support/small-corpus.ts';

const LORA = 'paper:arxiv:2106.09685';
const QLORA = 'paper:title:qlora-efficient-finetuning';
const REPO = 'repo:github.com/microsoft/lora';

let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;
beforeAll(async () => {
  small = await smallStore();
  corpus = await openCorpus(small.store);
});
afterAll(() => small.close());

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  return (await collect(pieces)).join('');
}

describe('what a selection holds', () => {
  test.each([
    ['all', 6, 8],
    ['ids method:lora method:bert', 2, 1],
    [`around ${REPO}`, 2, 1],
    [`around ${REPO} 2`, 5, 7],
    ['around "Low-Rank Adaptation" 1', 4, 6],
    ['around 2106.09685v3 1 where kind=method,dataset', 2, 1],
    ['community Adapters', 5, 5],
    ['community c1 where kind=Paper year=2020..', 1, 0],
    ['all where year=..2019', 4, 2],
    [`path ${REPO} to "qlora"`, 3, 3],
    ['ids bert or around QLoRA 1', 4, 6],
    ['all where edge=USES role=extends', 6, 1],
    ['all where edge=cites,similar_to', 6, 2],
    ['all where degree=3.. broad=no', 1, 0],
  ])('%s', async (text, nodes, edges) => {
    const answer = await selectionAnswer(corpus, text);
    expect([answer.nodes.length, answer.edges.length]).toEqual([nodes, edges]);
    expect(answer.cypher).toContain('RETURN a, r, b');
    const again = await selectionAnswer(corpus, answer.selection);
    expect(again).toEqual(answer);
  });

  test('what is exported is what is answered', async () => {
    const answer = await selectionAnswer(corpus, `around ${LORA} 1 where kind=Paper,Repo`);
    const source = await selectedGraph(corpus, answer.selection);
    const nodes = (await collect(source.nodes())).map(({ node }) => node.id);
    const edges = (await collect(source.edges())).map(({ id }) => id);
    expect(nodes).toEqual([LORA, QLORA, REPO]);
    expect([nodes, edges]).toEqual([answer.nodes, [...answer.edges].sort()]);
  });

  test('a list of papers alone still is a reading list by shared method, with their keywords', async () => {
    const source = await selectedGraph(corpus, `ids ${LORA} ${QLORA}`);
    const text = (name: string) => textOf(exportFormat(name).files[0]!.write(source));
    expect(await text('markdown')).toMatch(/^# Reading list\n\n2 papers\.\n\n## LoRA\n\n- .*\n- .*\n$/);
    expect(await text('bibtex')).toMatch(/keywords = \{.*LoRA/);
  });
});

test.each([
  'ids "a name" plain "with \\" and \\\\"',
  'around method:lora 2 or community "LoRA and MoE" where kind=Paper year=2020..2024 degree=..9 broad=yes',
  'cypher "MATCH (n) RETURN n"',
  'path "to" to "where"',
])('prints back as itself: %s', (text) => {
  expect(printSelection(parseSelection(text))).toBe(text);
});

test.each([
  ['', 'usage', /a selection is missing/],
  ['everything', 'usage', /"everything" starts no selection/],
  ['around', 'usage', /a node after "around" is missing/],
  ['around x 9', 'usage', /at most 4 hops/],
  ['path a b', 'usage', /"to" is missing/],
  ['ids "open', 'usage', /not closed/],
  ['all where', 'usage', /a filter is missing/],
  ['all where kind=Author', 'usage', /"Author" is no kind: Paper/],
  ['all where year=new', 'usage', /year is a number or a range/],
  ['all and ids x', 'usage', /"and" was not expected/],
  ['ids method:lorra', 'not-found', /nothing in the corpus is called "method:lorra"/],
  ['community none', 'not-found', /there is no community "none"/],
  ['all where kind=Task', 'not-found', /the selection is empty: all where kind=Task/],
])('refuses with a reason: %s', async (text, code, message) => {
  const error = await selectionAnswer(corpus, text).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KnownError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
});

test.each(['json', 'gexf', 'csv', 'bibtex'])(
  'a selection of everything is written as the whole graph: %s',
  async (name) => {
    const [all, whole] = [await selectedGraph(corpus, 'all'), await wholeGraph(small.store)];
    for (const { write } of exportFormat(name).files) {
      expect(await textOf(write(all))).toBe(await textOf(write(whole)));
    }
  },
);

test('an unknown name is answered with what is nearest', async () => {
  await expect(selectionAnswer(corpus, 'ids "method:lorra"')).rejects.toMatchObject({
    remedy: expect.stringMatching(/did you mean method:lora \(LoRA\)/),
  });
});

test.each([
  ["it's", "'it\\'s'"],
  ['a\\b\n', "'a\\\\b\\n'"],
  ['\u0001\ud800', "'\\u0001\ufffd'"],
  ['𝛼', "'𝛼'"],
])('a name is no way out of a Cypher literal: %j', (text, expected) => {
  expect(cypherValue(text)).toBe(expected);
});
