/** Walking the graph: related work adds up, paths explain, lineage follows, gaps are real gaps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compactGraph } from '../graph/compact.ts';
import { gaps } from '../graph/gaps.ts';
import { paths } from '../graph/paths.ts';
import { related } from '../graph/related.ts';
import { type RelatedIndex, relatedIndex } from '../graph/related-index.ts';
import { stem } from '../graph/stem.ts';
import { type Corpus, openCorpus } from '../src/views/corpus.ts';
import { relatedAnswer } from '../src/views/related.ts';
import { lineageAnswer, pathAnswer } from '../src/views/walks.ts';
import { edge, entity, paper } from './store-rows.ts';
import { smallStore } from './support/small-corpus.ts';

const LORA = 'paper:arxiv:2106.09685';
const QLORA = 'paper:title:qlora-efficient-finetuning';
const BERT = 'paper:title:bert';

let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;
let index: RelatedIndex;
beforeAll(async () => {
  small = await smallStore();
  corpus = await openCorpus(small.store);
  index = await relatedIndex(corpus.graph, small.store.read('papers'), null);
});
afterAll(() => small.close());

const QUERY = { limit: 10, weights: {}, exclude: [], years: null, diversity: 0 };

test('a suggestion says what is shared and by how much, and its parts are its score', () => {
  const { papers } = relatedAnswer(corpus, index, ['2106.09685'], QUERY);
  expect(papers.map(({ id }) => id)).toEqual([BERT, QLORA]);
  for (const { score, parts } of papers) {
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 3);
  }
  const [bert, qlora] = papers;
  expect(qlora!.shared).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ part: 'citations', id: QLORA, amount: 0.25 }),
      expect.objectContaining({ part: 'methods', id: 'method:lora' }),
      expect.objectContaining({ part: 'lineage', id: 'method:lora' }),
    ]),
  );
  expect(bert!.parts.citations).toBe(0);
});

test.each([
  ['weights turn kinds off', { weights: { text: 0, common: 0 } }, ['2106.09685'], [QLORA, BERT]],
  ['years leave undated papers out', { years: [2010, 2020] as const }, ['2106.09685'], [BERT]],
  ['what is known is not suggested', { exclude: [QLORA] }, ['2106.09685'], [BERT]],
  ['several seeds', {}, ['2106.09685', BERT], [QLORA]],
  ['a method stands for the papers that introduce it', {}, ['method:bert'], [LORA]],
  ['diversity reorders, and loses nothing', { diversity: 1 }, ['2106.09685'], [BERT, QLORA]],
])('related: %s', (_name, query, seeds, expected) => {
  const { papers } = relatedAnswer(corpus, index, seeds, { ...QUERY, ...query });
  expect(papers.map(({ id }) => id)).toEqual(expected);
});

test('a work that is only cited links those that cite it, and is itself no suggestion', async () => {
  const papers = ['a', 'b', 'c'].map((name) => paper(`paper:title:${name}`, { title: name }));
  const stub = paper('paper:title:stub', { title: 'stub', stub: true });
  const edges = ['a', 'b'].map((name) => edge(`paper:title:${name}`, 'CITES', stub.id));
  const graph = await compactGraph({ papers: [...papers, stub], entities: [], edges, derived: [] });
  const found = related(await relatedIndex(graph, papers, null), [graph.indexOf('paper:title:a')], { limit: 10 });
  expect(found.map(({ node, shared }) => [graph.ids[node], graph.ids[shared[0]!.node]])).toEqual([
    ['paper:title:b', stub.id],
  ]);
});

test.each([
  [['method:none'], {}, /nothing in the corpus is called "method:none"/],
  [['repo:github.com/microsoft/lora'], {}, /no paper of the corpus introduces microsoft\/LoRA/],
  [[BERT], { weights: { beauty: 1 } }, /beauty=1 is no weight/],
  [[BERT], { weights: { text: Number.NaN } }, /text=NaN is no weight/],
])('related refuses with a reason: %s', (seeds, query, message) => {
  expect(() => relatedAnswer(corpus, index, seeds, { ...QUERY, ...query })).toThrow(message);
});

test('a path explains every step, and the next one goes over other nodes', async () => {
  const answer = await pathAnswer(corpus, 'microsoft/LoRA', 'QLoRA', 5);
  const [first] = answer.paths;
  expect(first!.nodes.map(({ id }) => id)).toEqual(['repo:github.com/microsoft/lora', LORA, QLORA]);
  expect(first!.edges[0]!.reasons[0]!.quote).toBe('https://github.com/microsoft/LoRA');
  expect(answer.paths).toHaveLength(1);
  const direct = await pathAnswer(corpus, LORA, 'method:bert', 5);
  expect(direct.paths.map(({ nodes }) => nodes.length)).toEqual([2, 3]);
  expect((await pathAnswer(corpus, LORA, LORA, 5)).paths[0]!.edges).toEqual([]);
});

test('lineage follows BUILDS_ON both ways, with the paper that says so', async () => {
  const up = await lineageAnswer(corpus, 'LoRA', 3);
  expect(up.builds_on.map(({ id, steps }) => [id, steps])).toEqual([['method:bert', 1]]);
  expect(up.builds_on[0]!.edge.reasons[0]).toMatchObject({ quote: 'BERT', paper: LORA });
  expect(up.builds_on[0]!.introduced_by[0]!.id).toBe(BERT);
  const down = await lineageAnswer(corpus, 'method:bert', 3);
  expect(down.built_upon_by.map(({ id }) => id)).toEqual(['method:lora']);
  await expect(lineageAnswer(corpus, LORA, 3)).rejects.toThrow('is no method');
});

/** Papers p0 … with what they use, by name. */
async function graphOf(uses: readonly (readonly string[])[]) {
  const names = [...new Set(uses.flat())].sort();
  return compactGraph({
    papers: uses.map((_, i) => paper(`paper:title:p${i}`)),
    entities: names.map((id) => entity(id, { kind: id.startsWith('dataset') ? 'Dataset' : 'Method' })),
    edges: uses.flatMap((ids, i) => ids.map((id) => edge(`paper:title:p${i}`, 'USES', id))),
    derived: [],
  });
}

test('a gap is a pair that no paper holds and that like methods fill', async () => {
  const graph = await graphOf([
    ['method:a', 'method:b', 'dataset:x'],
    ['method:a', 'method:b', 'dataset:y'],
    ['method:b', 'dataset:z'],
    ['method:c', 'dataset:z'],
    ['method:c', 'dataset:z'],
  ]);
  const found = gaps(graph, { limit: 10, focus: null }).map(({ method, dataset, filledBy }) => [
    graph.ids[method],
    graph.ids[dataset],
    filledBy.map((one) => graph.ids[one.method]),
  ]);
  expect(found).toEqual([['method:a', 'dataset:z', ['method:b']]]);
});

test('paths end at their bound', async () => {
  const chain = await graphOf([
    ['method:a', 'method:b'],
    ['method:b', 'method:c'],
    ['method:c', 'method:d'],
  ]);
  const [a, d] = [chain.indexOf('method:a'), chain.indexOf('method:d')];
  expect(paths(chain, a, d, { limit: 3, hops: 6 })).toHaveLength(1);
  expect(paths(chain, a, d, { limit: 3, hops: 5 })).toEqual([]);
});

test.each([
  [['quantization', 'quantisation', 'quantized', 'quantizing']],
  [['adapter', 'adapters', 'adapting']],
  [['token mixing', 'token mix']],
])('stems of %s meet', (words) => {
  expect(new Set(words.map(stem)).size).toBe(1);
});
