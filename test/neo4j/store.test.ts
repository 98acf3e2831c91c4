/** A real Neo4j keeps the store contract, and rows come out of it byte for byte as they went in. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../graph/stores/index.ts';
import { openNeo4j } from '../../graph/stores/neo4j.ts';
import { storeContract } from '../store-contract.ts';
import { change, contents, edge, PAPERS, wholeChange } from '../store-rows.ts';
import { stateA, stateB } from '../store-states.ts';
import { ask, emptyDatabase, env, uri } from './database.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-neo4j-test-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('contract', () => {
  storeContract(async () => {
    await emptyDatabase();
    return () => openStore(uri(), { env });
  });
});

test('batches that are no single transaction keep the contract too', async () => {
  await emptyDatabase();
  const store = await openNeo4j(uri(), { env, atomic: 0 });
  const first = await store.write(stateB());
  expect((await contents(store)).edges).toHaveLength(300);
  await store.write(stateA());
  expect((await store.write(stateB())).manifest).toEqual(first.manifest);
  expect(await ask('MATCH (n:Missing) RETURN n.id')).toEqual([]);
  await store.close();
});

test('a corpus that went through Neo4j has the bytes of one that did not', async () => {
  await emptyDatabase();
  for (const [name, state] of [
    ['a', stateA()],
    ['b', stateB()],
  ] as const) {
    const direct = await openStore(join(work, name));
    await direct.write(state);
    const server = await openStore(uri(), { env });
    await server.write(state);
    const back = await openStore(join(work, `${name}-back`));
    const manifest = await server.manifest();
    const tables = await contents(server);
    await back.write({ tables, manifest: manifest!, corrections: await server.corrections() });
    for (const file of ['manifest.json', 'papers.jsonl', 'edges.jsonl', 'problems.jsonl', 'analysis/nodes.jsonl']) {
      expect(readFileSync(join(work, `${name}-back`, file), 'utf8')).toBe(readFileSync(join(work, name, file), 'utf8'));
    }
    for (const store of [direct, server, back]) await store.close();
  }
});

test('properties are flat, numbers whole where they are, the best reason spelled out', async () => {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write({
    ...wholeChange(),
    tables: {
      ...wholeChange().tables,
      papers: [{ ...PAPERS[0]!, title: 'LoRA', abstract: 'We propose LoRA. It uses MoE.' }],
    },
  });
  expect(
    await ask(
      `MATCH (p:Paper)-[r:INTRODUCES]->(m:Method {label: 'LoRA'})
       RETURN p.year = 2021 AS year, valueType(p.citation_count) AS citations, p.arxiv AS arxiv, r.quote AS quote,
              r.sentence AS sentence, r.rule AS rule, r.derived AS derived, valueType(m.degree) AS degree, m.leaf AS leaf`,
    ),
  ).toEqual([
    {
      year: true,
      citations: 'INTEGER NOT NULL',
      arxiv: '2106.09685',
      quote: 'LoRA',
      sentence: 'We propose LoRA.',
      rule: 'introduces',
      derived: false,
      degree: 'INTEGER NOT NULL',
      leaf: true,
    },
  ]);
  // Cited and not described: a placeholder that no reader takes for a paper.
  expect((await contents(store)).papers).toHaveLength(1);
  expect(await ask('MATCH (n:Missing) RETURN n.id AS id ORDER BY id')).toEqual([
    { id: 'paper:title:a' },
    { id: 'paper:title:b' },
  ]);
  await store.write(change({ edges: [], derived: [], nodes: [] }));
  expect(await ask('MATCH (n:Missing) RETURN n.id AS id')).toEqual([]);
  await store.close();
});

test('constraints and indexes are there before any row', async () => {
  const names = (await ask('SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['paper_id', 'method_id', 'uses_id', 'similar_to_id', 'kindred_id']));
  expect(await ask("SHOW INDEXES YIELD name, state WHERE name = 'kindred_text' RETURN state")).toEqual([
    { state: 'ONLINE' },
  ]);
});

test('a reader is told when the graph was replaced under it, and reads on after refresh', async () => {
  await emptyDatabase();
  const writer = await openStore(uri(), { env });
  await writer.write(stateA());
  const reader = await openStore(uri(), { env });
  await writer.write(stateB());
  await expect(reader.get('papers', ['paper:title:a'])).rejects.toMatchObject({ code: 'store-changed' });
  expect(await reader.refresh()).toBe(true);
  expect(await reader.refresh()).toBe(false);
  expect(await reader.edgesOf('method:moe')).toHaveLength(300);
  await writer.write(change({ edges: [edge('paper:title:b0001', 'USES', 'method:moe')] }));
  await reader.close();
  await writer.close();
});
