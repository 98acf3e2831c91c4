/** What leaves Kindred arrives in Neo4j: the script makes the same graph, and a selection's Cypher returns exactly it. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { cypher } from '../../graph/exports/cypher.ts';
import { wholeGraph } from '../../src/export-source.ts';
import { type Corpus, openCorpus } from '../../src/views/corpus.ts';
import { selectionAnswer } from '../../src/views/selection.ts';
import { SELECTIONS } from '../selections.ts';
import { HOSTILE } from '../store-rows.ts';
import { smallChange, smallStore } from '../support/small-corpus.ts';
import { ask, emptyDatabase } from './database.ts';

const LORA = 'paper:arxiv:2106.09685';
let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;

async function runScript(): Promise<void> {
  let script = '';
  for (const { write } of cypher.files) for await (const piece of write(await wholeGraph(small.store))) script += piece;
  for (const statement of script.split(';\n').filter((part) => part.trim())) await ask(statement);
}

beforeAll(async () => {
  small = await smallStore();
  await small.store.write(smallChange(HOSTILE));
  corpus = await openCorpus(small.store);
  await emptyDatabase();
  await runScript();
});
afterAll(() => small.close());

test('the script makes every node and edge, once, with hostile text unharmed', async () => {
  await runScript();
  const nodes = await ask('MATCH (n) RETURN n.id AS id ORDER BY id');
  expect(nodes.map(({ id }) => id)).toEqual(corpus.graph.ids);
  const edges = await ask('MATCH ()-[r]->() RETURN r.id AS id');
  expect(edges).toHaveLength(corpus.graph.edges.count);
  const [lora] = await ask('MATCH (n {id: $id}) RETURN n.title AS title, n.year AS year, n.community AS community', {
    id: LORA,
  });
  expect(lora).toEqual({ title: HOSTILE, year: 2021, community: 'c1' });
});

/** The same statement over HTTP, as any other tool would send it. */
async function askOverHttp(browser: string, statement: string): Promise<unknown[][]> {
  const response = await fetch(new URL('/db/neo4j/query/v2', browser), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ statement }),
  });
  return z.object({ data: z.object({ values: z.array(z.array(z.unknown())) }) }).parse(await response.json()).data
    .values;
}

test.each(SELECTIONS)('%s', async (text) => {
  const answer = await selectionAnswer(corpus, text);
  const statement = answer.cypher.replace('RETURN a, r, b', 'RETURN a.id AS a, r.id AS r, b.id AS b');
  const rows = await ask(statement);
  const { browser } = inject('neo4j');
  if (browser) {
    const sorted = (all: readonly unknown[][]) => all.map((row) => JSON.stringify(row)).sort();
    expect(sorted(await askOverHttp(browser, statement))).toEqual(sorted(rows.map(({ a, r, b }) => [a, r, b])));
  }
  const nodes = new Set(rows.flatMap(({ a, b }) => [a, b]).filter((id) => id !== null));
  const edges = new Set(rows.map(({ r }) => r).filter((id) => id !== null));
  expect([[...nodes].sort(), [...edges].sort()]).toEqual([[...answer.nodes].sort(), [...answer.edges].sort()]);
});
