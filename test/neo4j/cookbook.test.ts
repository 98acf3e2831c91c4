/** Neo4j answers the cookbook as golden/cookbook.json has it, reads only, and stops and cuts what goes too far. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueryEngine } from '../../graph/query/contract.ts';
import { parametersOf } from '../../graph/query/cookbook.ts';
import { openQuery } from '../../graph/query/index.ts';
import { readCookbook } from '../../graph/query/recipes.ts';
import { openStore } from '../../graph/stores/index.ts';
import { ASKED, smallGraph } from '../small-graph.ts';
import { emptyDatabase, env, uri } from './database.ts';

const LIMITS = { time: 60_000, rows: 100 };
const golden: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../golden/cookbook.json', import.meta.url), 'utf8'),
);
let engine: QueryEngine;

beforeAll(async () => {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write(smallGraph());
  await store.close();
  engine = await openQuery(uri(), { env });
});
afterAll(() => engine.close());

test.each(readCookbook().map((recipe) => [recipe.name, recipe] as const))('%s', async (name, recipe) => {
  const { columns, rows } = await engine.ask(recipe.statement, parametersOf(recipe, ASKED[name] ?? {}), LIMITS);
  // The score of a full-text search belongs to Lucene.
  const score = columns.indexOf('score');
  const shown = name === 'search' ? rows.map((row) => row.filter((_, at) => at !== score)) : rows;
  expect({ columns, rows: shown }).toEqual(golden[name]);
});

test.each([
  ['a write', "CREATE (:Paper {id: 'x'})"],
  ['a write in a subquery', 'MATCH (p:Paper) CALL (p) { DETACH DELETE p } RETURN count(*)'],
  ['batches of writes', 'MATCH (p:Paper) CALL (p) { DETACH DELETE p } IN TRANSACTIONS RETURN count(*)'],
  ['a procedure that writes', "CALL db.createLabel('Stray')"],
  ['a file', "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"],
  ['a new index', 'CREATE INDEX x FOR (n:Paper) ON (n.title)'],
])('%s is refused', async (_name, statement) => {
  await expect(engine.ask(statement, {}, LIMITS)).rejects.toMatchObject({
    code: expect.stringMatching(/forbidden|bad-request/),
  });
  expect((await engine.ask('MATCH (p:Paper) RETURN count(p) AS n', {}, LIMITS)).rows).toEqual([[7]]);
});

test('what runs for ever is stopped at its limit', async () => {
  const endless =
    'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 1000) AS c RETURN sum(a + b + c)';
  await expect(engine.ask(endless, {}, { time: 1000, rows: 1 })).rejects.toMatchObject({
    code: 'limit',
    message: expect.stringContaining('1 s'),
  });
});

test('a hundred thousand rows are cut, and it is said', async () => {
  const result = await engine.ask('UNWIND range(1, 100000) AS n RETURN n', {}, { time: 60_000, rows: 1000 });
  expect(result.rows).toHaveLength(1000);
  expect(result.cut).toBe(true);
});

test('what is no Cypher is told', async () => {
  await expect(engine.ask('MATCHA (p) RETURN p', {}, LIMITS)).rejects.toMatchObject({ code: 'bad-request' });
});
