/** Neo4j answers the cookbook over a small and a real graph as golden/ has it, reads only, and stops and cuts what goes too far. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueryEngine, QueryResult } from '../../graph/query/contract.ts';
import { parametersOf } from '../../graph/query/cookbook.ts';
import { openQuery } from '../../graph/query/index.ts';
import { readCookbook } from '../../graph/query/recipes.ts';
import type { Change } from '../../graph/stores/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import { ASKED_REAL, realGraph } from '../real-graph.ts';
import { ASKED, smallGraph } from '../small-graph.ts';
import { emptyDatabase, env, uri } from './database.ts';

const LIMITS = { time: 60_000, rows: 100 };
const golden = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));
let engine: QueryEngine;

beforeAll(async () => {
  engine = await openQuery(uri(), { env });
});
afterAll(() => engine.close());

async function holding(graph: Change): Promise<void> {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write(graph);
  await store.close();
}

/** The score of a full-text search belongs to Lucene: rows come with the best first, and are told apart by id. */
function withoutScore(rows: QueryResult['rows']): unknown[] {
  const scores = rows.map(([, , score]) => Number(score));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  return rows.map(([id, name]) => [id, name]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

describe.each([
  ['a real graph', realGraph, ASKED_REAL, golden('cookbook-real')],
  ['a small graph', smallGraph, ASKED, golden('cookbook')],
] as const)('%s', (_name, graph, asked, expected) => {
  beforeAll(() => holding(graph()));

  test.each(readCookbook().map((recipe) => [recipe.name, recipe] as const))('%s', async (name, recipe) => {
    const { columns, rows } = await engine.ask(recipe.statement, parametersOf(recipe, asked[name] ?? {}), LIMITS);
    expect({ columns, rows: name === 'search' ? withoutScore(rows) : rows }).toEqual(expected[name]);
  });
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
