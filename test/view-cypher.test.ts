/** A view of the explorer as Cypher returns the nodes and links that the view shows, asked of the embedded engine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueryEngine } from '../graph/query/contract.ts';
import { openLadybug } from '../graph/query/ladybug.ts';
import { openStore } from '../graph/stores/index.ts';
import { openCorpus } from '../src/views/corpus.ts';
import { mapAnswer } from '../src/views/map.ts';
import { neo4jBrowser } from '../src/views/neo4j-browser.ts';
import { type Atlas, makeAtlas } from '../web/atlas.ts';
import { browserLink, viewCypher } from '../web/desk/view-cypher.ts';
import { shown } from '../web/shown.ts';
import { START, type View } from '../web/state.ts';
import { bundle } from './programs/bundle.ts';
import { smallGraph } from './small-graph.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-view-'));
let engine: QueryEngine;
let atlas: Atlas;

beforeAll(async () => {
  const store = await openStore(join(work, 'corpus'));
  await store.write(smallGraph());
  atlas = makeAtlas(mapAnswer(await openCorpus(store)));
  await store.close();
  engine = await openLadybug(join(work, 'corpus'), { program: await bundle('graph/query/ladybug-child.ts') });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test.each([
  ['everything', { leaves: true }],
  ['the start, leaves folded', {}],
  ['one kind', { kinds: ['Method'] }],
  ['papers of some years', { years: [2021, 2023] }],
  ['what papers extend and introduce', { relations: ['extends', 'INTRODUCES'], leaves: true }],
  ['links that are sure', { sure: 0.9, leaves: true }],
  ['around a node', { focus: { ids: ['method:lora'], hops: 1, together: false } }],
] satisfies [string, Partial<View>][])('%s', async (_, some) => {
  const view = { ...START, ...some };
  const now = shown(atlas, view);
  const { nodes, edges } = await engine.ask(viewCypher(atlas, now, view), {}, { time: 20_000, rows: 10_000 });
  const ids = atlas.ids.filter((_, i) => now.nodes[i] === 1);
  expect(ids.length).toBeGreaterThan(0);
  expect([...nodes].sort()).toEqual([...ids].sort());
  expect(new Set(edges).size).toBe(now.edgeCount);
});

describe('a link to Neo4j Browser', () => {
  test.each([
    [
      'of the store',
      'neo4j://db.example:7687',
      {},
      'http://db.example:7474/browser/?dbms=neo4j%3A%2F%2Fdb.example%3A7687&db=neo4j',
    ],
    ['of another database', 'bolt://h?database=papers', {}, 'http://h:7474/browser/?dbms=bolt%3A%2F%2Fh&db=papers'],
    ['over TLS', 'neo4j+s://h', {}, 'https://h:7473/browser/?dbms=neo4j%2Bs%3A%2F%2Fh&db=neo4j'],
    [
      'of the server that a folder was loaded to',
      '/corpus',
      { NEO4J_URI: 'bolt://h' },
      'http://h:7474/browser/?dbms=bolt%3A%2F%2Fh&db=neo4j',
    ],
    [
      'where the Browser is elsewhere',
      'bolt://h',
      { NEO4J_BROWSER: 'http://b/' },
      'http://b/?dbms=bolt%3A%2F%2Fh&db=neo4j',
    ],
    [
      'where readers reach it under another name',
      'bolt://neo4j',
      { NEO4J_BROWSER: 'http://b/?dbms=bolt://localhost' },
      'http://b/?dbms=bolt://localhost',
    ],
    ['without a server', '/corpus', {}, null],
  ])('%s', (_, store, env, expected) => {
    expect(neo4jBrowser(store, env)).toBe(expected);
  });
  test('is left out where the statement is too long for an address', () => {
    expect(browserLink('http://h/?db=neo4j', 'MATCH (n) RETURN n')).toBe(
      'http://h/?db=neo4j&cmd=edit&arg=MATCH%20(n)%20RETURN%20n',
    );
    expect(browserLink('http://h/?db=neo4j', 'x'.repeat(8_000))).toBeNull();
  });
});
