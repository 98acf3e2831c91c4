/**
 * Load rate into Neo4j against a bare UNWIND CREATE of the same rows in the same run:
 * `node test/bench/run.mjs neo4j-load bolt://127.0.0.1:7687 100000 500000` (the database is emptied!).
 */
import neo4j, { type Session } from 'neo4j-driver';
import { CONSTRAINTS, INDEXES } from '../../graph/cypher.ts';
import { flatRow } from '../../graph/flat.ts';
import type { Edge } from '../../graph/model.ts';
import { toProperties } from '../../graph/stores/neo4j/fields.ts';
import { openNeo4j } from '../../graph/stores/neo4j.ts';
import { change, edge, entity, paper } from '../store-contract.ts';

const [uri = 'bolt://127.0.0.1:7687', nodes = '100000', rels = '500000'] = process.argv.slice(2);
const PAPERS = Math.floor(Number(nodes) * 0.6);
const METHODS = Number(nodes) - PAPERS;
const RELS = Number(rels);
const pad = (n: number) => String(n).padStart(7, '0');
const ABSTRACT = 'We propose a method that adapts large models with few parameters. '.repeat(12);

function* papers() {
  for (let n = 0; n < PAPERS; n++) {
    yield paper(`paper:title:${pad(n)}`, {
      abstract: ABSTRACT,
      authors: ['Ada Lovelace', 'Alan Turing'],
      published: String(2015 + (n % 10)),
      published_precision: 'year',
    });
  }
}
function* methods() {
  for (let n = 0; n < METHODS; n++) yield entity(`method:m${pad(n)}`, { aliases: [`M${n}`] });
}
/** Each paper uses the same number of methods, spread by a multiplicative step. */
function* edges(): Generator<Edge> {
  const each = Math.ceil(RELS / PAPERS);
  for (let n = 0, made = 0; n < PAPERS && made < RELS; n++) {
    const targets = Array.from({ length: each }, (_, k) => (n * 7919 + k * 104729) % METHODS).sort((a, b) => a - b);
    for (const target of new Set(targets)) {
      if (made++ >= RELS) break;
      yield edge(`paper:title:${pad(n)}`, 'USES', `method:m${pad(target)}`, {
        role: 'uses',
        evidence: [
          {
            source: `bench.jsonl:${n}`,
            field: 'abstract',
            start: 11,
            end: 17,
            quote: 'method',
            sentence: [0, 66],
            rule: 'lexicon',
            confidence: 0.9,
          },
        ],
      });
    }
  }
}

const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
const session = driver.session({ database: 'neo4j' });
const empty = () => session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function send(on: Session, statement: string, rows: Iterable<object>): Promise<number> {
  let batch: object[] = [];
  let sent = 0;
  const flush = async () => {
    sent += batch.length;
    await on.executeWrite((tx) => tx.run(statement, { rows: batch }));
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === 2000) await flush();
  }
  await flush();
  return sent;
}

function* mapped<A, B>(rows: Iterable<A>, of: (row: A) => B): Generator<B> {
  for (const row of rows) yield of(row);
}

async function bare(): Promise<{ nodes: number; rels: number }> {
  await empty();
  const texts = { title: 'x', abstract: ABSTRACT, summary: null };
  const forNodes = await seconds(async () => {
    const created = (label: string) => `UNWIND $rows AS row CREATE (n:${label} {id: row.id}) SET n += row.properties`;
    await send(
      session,
      created('Paper'),
      mapped(papers(), (row) => ({ id: row.id, properties: toProperties('papers', flatRow('papers', row), 'x') })),
    );
    await send(
      session,
      created('Method'),
      mapped(methods(), (row) => ({ id: row.id, properties: toProperties('entities', flatRow('entities', row), 'x') })),
    );
  });
  const forRels = await seconds(() =>
    send(
      session,
      'UNWIND $rows AS row MATCH (a:Paper {id: row.source}) MATCH (b:Method {id: row.target}) CREATE (a)-[r:USES]->(b) SET r += row.properties',
      mapped(edges(), (row) => ({
        source: row.source,
        target: row.target,
        properties: { id: row.id, ...toProperties('edges', flatRow('edges', row, texts), 'x') },
      })),
    ),
  );
  return { nodes: Number(nodes) / forNodes, rels: RELS / forRels };
}

async function load(): Promise<{ nodes: number; rels: number; again: number }> {
  await empty();
  const store = await openNeo4j(uri, { env: {} });
  const names = { papers: papers(), entities: methods() };
  const forNodes = await seconds(() => store.write(change(names)));
  const forRels = await seconds(() => store.write(change({ edges: edges() })));
  const again = await seconds(() => store.write(change({ papers: papers(), entities: methods(), edges: edges() })));
  await store.close();
  return { nodes: Number(nodes) / forNodes, rels: RELS / forRels, again };
}

for (const statement of [...CONSTRAINTS, ...INDEXES]) await session.run(statement);
const whole = (n: number) => Math.round(n).toLocaleString('en');
const first = await bare();
const second = await load();
console.log(`bare UNWIND CREATE   ${whole(first.nodes)} nodes/s  ${whole(first.rels)} relationships/s`);
console.log(`kindred load         ${whole(second.nodes)} nodes/s  ${whole(second.rels)} relationships/s`);
console.log(
  `share                ${(second.nodes / first.nodes).toFixed(2)} and ${(second.rels / first.rels).toFixed(2)}`,
);
console.log(`the same rows again  ${second.again.toFixed(1)} s, nothing written`);
await empty();
await session.close();
await driver.close();
