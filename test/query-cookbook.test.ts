/**
 * The embedded engine answers the cookbook as golden/cookbook.json has it, checked by hand over the small graph, and as
 * golden/cookbook-real.json has it, read from a real graph without Cypher.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueryEngine } from '../graph/query/contract.ts';
import { parametersOf } from '../graph/query/cookbook.ts';
import { openLadybug } from '../graph/query/ladybug.ts';
import { readCookbook } from '../graph/query/recipes.ts';
import { openStore } from '../graph/stores/index.ts';
import { bundle } from './programs/bundle.ts';
import { ASKED_REAL, realGraph } from './real-graph.ts';
import { ASKED, smallGraph } from './small-graph.ts';
import { runKindred } from './support/run.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-query-'));
const LIMITS = { time: 20_000, rows: 100 };
const recipes = readCookbook();
const golden: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('./golden/cookbook.json', import.meta.url), 'utf8'),
);
let engine: QueryEngine;

beforeAll(async () => {
  const store = await openStore(join(work, 'corpus'));
  await store.write(smallGraph());
  await store.close();
  engine = await openLadybug(join(work, 'corpus'), { program: await bundle('graph/query/ladybug-child.ts') });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the cookbook has its questions, each with an answer that was checked', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(20);
  expect(recipes.filter(({ neo4jOnly }) => neo4jOnly === null).length).toBeGreaterThanOrEqual(15);
  expect(Object.keys(golden).sort()).toEqual(recipes.map(({ name }) => name).sort());
});

test.each(recipes.filter(({ neo4jOnly }) => neo4jOnly === null).map((recipe) => [recipe.name, recipe] as const))(
  '%s',
  async (name, recipe) => {
    const { columns, rows } = await engine.ask(recipe.statement, parametersOf(recipe, ASKED[name] ?? {}), LIMITS);
    expect({ columns, rows }).toEqual(golden[name]);
  },
);

describe('a real graph', () => {
  let real: QueryEngine;
  const rows: Record<string, unknown> = JSON.parse(
    readFileSync(new URL('./golden/cookbook-real.json', import.meta.url), 'utf8'),
  );

  beforeAll(async () => {
    const store = await openStore(join(work, 'real'));
    await store.write(realGraph());
    await store.close();
    real = await openLadybug(join(work, 'real'), { program: await bundle('graph/query/ladybug-child.ts') });
  });

  test.each(recipes.filter(({ neo4jOnly }) => neo4jOnly === null).map((recipe) => [recipe.name, recipe] as const))(
    '%s',
    async (name, recipe) => {
      const { columns, rows: found } = await real.ask(
        recipe.statement,
        parametersOf(recipe, ASKED_REAL[name] ?? {}),
        LIMITS,
      );
      expect({ columns, rows: found }).toEqual(rows[name]);
    },
  );
});

test('nodes, edges and paths come with their ids, so that the map can open them', async () => {
  const result = await engine.ask(
    "MATCH path = (p:Paper {id: 'paper:title:mole'})-[:HAS_CODE]->(r:Repo) RETURN path",
    {},
    LIMITS,
  );
  expect(result.nodes).toEqual(['paper:title:mole', 'repo:github.com/a/lora']);
  expect(result.edges).toEqual(['paper:title:mole|HAS_CODE|repo:github.com/a/lora']);
  expect(result.rows).toEqual([
    [
      {
        path: [
          { node: 'paper:title:mole', kind: 'Paper', label: 'Mixtures of LoRA' },
          {
            edge: 'paper:title:mole|HAS_CODE|repo:github.com/a/lora',
            kind: 'HAS_CODE',
            source: 'paper:title:mole',
            target: 'repo:github.com/a/lora',
          },
          { node: 'repo:github.com/a/lora', kind: 'Repo', label: 'a/lora' },
        ],
      },
    ],
  ]);
});

const REFUSED: [string, string][] = [
  ['a write', 'CREATE (:Paper {id: "x"})'],
  ['a write after a match', 'MATCH (p:Paper) SET p.title = "x"'],
  ['a file written', "COPY (MATCH (p:Paper) RETURN p.id) TO '/tmp/kindred-leak.csv'"],
  ['a file read', "LOAD FROM '/etc/passwd' (header=false) RETURN *"],
  ['an export', "EXPORT DATABASE '/tmp/kindred-leak'"],
  ['an extension', 'INSTALL json'],
  ['a second statement', 'MATCH (p:Paper) RETURN p.id; MATCH (p:Paper) DETACH DELETE p'],
  ['a write behind a comment', '// fine\nMATCH (p:Paper) /* really */ DETACH DELETE p'],
];
test.each(REFUSED)('%s is refused', async (_name, statement) => {
  await expect(engine.ask(statement, {}, LIMITS)).rejects.toMatchObject({ code: 'forbidden' });
});

test('words in quotes and names of properties are no clauses', async () => {
  const statement = "MATCH (p:Paper) WHERE p.title <> 'DELETE; CREATE' RETURN p.comments AS comments LIMIT 1";
  expect((await engine.ask(statement, {}, LIMITS)).rows).toEqual([[null]]);
});

test('what runs for ever is stopped, what is too long is cut, what is no Cypher is told', async () => {
  const endless = 'MATCH (a)-[*1..30]-(b)-[*1..30]-(c) RETURN count(*)';
  await expect(engine.ask(endless, {}, { time: 300, rows: 1 })).rejects.toMatchObject({ code: 'limit' });
  expect(await engine.ask('UNWIND range(1, 1000) AS n RETURN n', {}, { time: 9000, rows: 5 })).toMatchObject({
    cut: true,
    rows: [[1], [2], [3], [4], [5]],
  });
  await expect(engine.ask('MATCH (p:Papr) RETURN p', {}, LIMITS)).rejects.toMatchObject({ code: 'bad-request' });
});

test('parameters keep the type of their standard value and their names', () => {
  const recipe = recipes.find(({ name }) => name === 'papers-using-both')!;
  expect(parametersOf(recipe, { limit: '3', first: 'method:x' })).toEqual({
    first: 'method:x',
    second: 'method:moe',
    limit: 3,
  });
  expect(() => parametersOf(recipe, { limit: 'many' })).toThrow(/number is wanted/);
  expect(() => parametersOf(recipe, { third: 'x' })).toThrow(/no parameter third/);
});

test.skipIf(!existsSync('/usr/bin/python3') && !process.env.CI)(
  'favourites for Neo4j Browser come as an archive of one file each, which begins with its title and holds its values',
  async () => {
    const { code, out } = await runKindred(['query', '--favourites', 'kindred.zip'], { cwd: work });
    expect([code, out]).toEqual([0, `kindred.zip: ${recipes.length} favourites\n`]);
    const list =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist()); print(z.read('Kindred/papers-using-both.cypher').decode())";
    const text = execFileSync('/usr/bin/python3', ['-c', list, join(work, 'kindred.zip')], { encoding: 'utf8' });
    expect(text.split('\n')[0]).toBe(['None', ...recipes.map(({ name }) => `Kindred/${name}.cypher`)].join(' '));
    expect(text).toContain('// Papers that use two methods together\n');
    expect(text).toContain("(a:Method {id: 'method:lora'})");
    expect(text).toMatch(/LIMIT 25;\n$/m);
    expect((await runKindred(['query', '--favourites', 'kindred.cypher'], { cwd: work })).code).toBe(2);
  },
);
