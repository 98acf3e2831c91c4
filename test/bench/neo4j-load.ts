/**
 * Load rate into a Neo4j of its own against a bare UNWIND CREATE of the same rows in the same run, after a warm-up of both:
 * `node test/bench/run.mjs neo4j-load 100000 500000`. Prints wall clock, and processor seconds of this process and the server.
 */
import { readFileSync } from 'node:fs';
import neo4j, { type Session } from 'neo4j-driver';
import { CONSTRAINTS, INDEXES } from '../../graph/cypher.ts';
import { flatRow } from '../../graph/flat.ts';
import type { Edge } from '../../graph/model.ts';
import { present, toProperties } from '../../graph/stores/neo4j/fields.ts';
import { openNeo4j } from '../../graph/stores/neo4j.ts';
import { startNeo4j } from '../neo4j/server.ts';
import { change, edge, entity, paper } from '../store-rows.ts';

const [nodes = '100000', rels = '500000'] = process.argv.slice(2);
const pad = (n: number) => String(n).padStart(7, '0');
const ABSTRACT = 'We propose a method that adapts large models with few parameters. '.repeat(12);

interface Size {
  readonly papers: number;
  readonly methods: number;
  readonly rels: number;
}

function* papers(size: Size) {
  for (let n = 0; n < size.papers; n++) {
    yield paper(`paper:title:${pad(n)}`, {
      abstract: ABSTRACT,
      authors: ['Ada Lovelace', 'Alan Turing'],
      published: String(2015 + (n % 10)),
      published_precision: 'year',
    });
  }
}
function* methods(size: Size) {
  for (let n = 0; n < size.methods; n++) yield entity(`method:m${pad(n)}`, { aliases: [`M${n}`] });
}
/** Each paper uses the same number of methods, spread by a multiplicative step. */
function* edges(size: Size): Generator<Edge> {
  const each = Math.ceil(size.rels / size.papers);
  for (let n = 0, made = 0; n < size.papers && made < size.rels; n++) {
    const targets = Array.from({ length: each }, (_, k) => (n * 7919 + k * 104729) % size.methods).sort(
      (a, b) => a - b,
    );
    for (const target of new Set(targets)) {
      if (made++ >= size.rels) break;
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

const server = await startNeo4j();
const driver = neo4j.driver(server.uri, undefined, { telemetryDisabled: true });
const session = driver.session({ database: 'neo4j' });
const empty = () => session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');

/** Rows a second, and processor seconds here and in the server. */
interface Cost {
  readonly rate: number;
  readonly here: number;
  readonly there: number;
}

async function cost(rows: number, work: () => Promise<unknown>): Promise<Cost> {
  const [start, here, there] = [performance.now(), process.cpuUsage(), serverSeconds()];
  await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(here);
  return { rate: rows / wall, here: (user + system) / 1e6, there: serverSeconds() - there };
}

/** User and system time of the server's process, from Linux's /proc in ticks of 10 ms. */
function serverSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function send(on: Session, statement: string, rows: Iterable<object>): Promise<void> {
  let batch: object[] = [];
  const flush = () => on.executeWrite((tx) => tx.run(statement, { rows: batch }));
  for (const row of rows) {
    batch.push(row);
    if (batch.length < 2000) continue;
    await flush();
    batch = [];
  }
  await flush();
}

function* mapped<A, B>(rows: Iterable<A>, of: (row: A) => B): Generator<B> {
  for (const row of rows) yield of(row);
}

interface Costs {
  readonly nodes: Cost;
  readonly rels: Cost;
}

async function bare(size: Size): Promise<Costs> {
  await empty();
  const texts = { title: 'x', abstract: ABSTRACT, summary: null };
  const created = (label: string) => `UNWIND $rows AS row CREATE (n:${label} {id: row.id}) SET n += row.properties`;
  const forNodes = await cost(size.papers + size.methods, async () => {
    await send(
      session,
      created('Paper'),
      mapped(papers(size), (row) => ({
        id: row.id,
        properties: present(toProperties('papers', flatRow('papers', row), 'x')),
      })),
    );
    await send(
      session,
      created('Method'),
      mapped(methods(size), (row) => ({
        id: row.id,
        properties: present(toProperties('entities', flatRow('entities', row), 'x')),
      })),
    );
  });
  const forRels = await cost(size.rels, () =>
    send(
      session,
      'UNWIND $rows AS row MATCH (a:Paper {id: row.source}) MATCH (b:Method {id: row.target}) CREATE (a)-[r:USES]->(b) SET r += row.properties',
      mapped(edges(size), (row) => ({
        source: row.source,
        target: row.target,
        properties: { id: row.id, ...present(toProperties('edges', flatRow('edges', row, texts), 'x')) },
      })),
    ),
  );
  return { nodes: forNodes, rels: forRels };
}

async function load(size: Size): Promise<Costs & { readonly again: number }> {
  await empty();
  const store = await openNeo4j(server.uri);
  const { papers: n, methods: m, rels: r } = size;
  const forNodes = await cost(n + m, () => store.write(change({ papers: papers(size), entities: methods(size) })));
  const forRels = await cost(r, () => store.write(change({ edges: edges(size) })));
  const [held] = (await session.run('MATCH ()-[r:USES]->() RETURN count(r) AS n')).records;
  if (held?.get('n').toNumber() !== r) throw new Error(`${held?.get('n')} relationships of ${r}`);
  const start = performance.now();
  await store.write(change({ papers: papers(size), entities: methods(size), edges: edges(size) }));
  await store.close();
  return { nodes: forNodes, rels: forRels, again: (performance.now() - start) / 1000 };
}

try {
  for (const statement of [...CONSTRAINTS, ...INDEXES]) await session.run(statement);
  const papersOf = Math.floor(Number(nodes) * 0.6);
  const size = { papers: papersOf, methods: Number(nodes) - papersOf, rels: Number(rels) };
  const warm = { papers: 6000, methods: 4000, rels: 40_000 };
  await bare(warm);
  await load(warm);
  const line = (name: string, { nodes: n, rels: r }: Costs) => {
    const of = ({ rate, here, there }: Cost) =>
      `${Math.round(rate).toLocaleString('en').padStart(7)}/s (${here.toFixed(1)} + ${there.toFixed(1)} s)`;
    console.log(`${name.padEnd(18)} nodes ${of(n)}  relationships ${of(r)}`);
  };
  const first = await bare(size);
  line('bare UNWIND CREATE', first);
  const second = await load(size);
  line('kindred load', second);
  const share = (of: 'nodes' | 'rels') => (second[of].rate / first[of].rate).toFixed(2);
  console.log(`share of bare      nodes ${share('nodes')}  relationships ${share('rels')}`);
  console.log(`the same rows again: ${second.again.toFixed(1)} s, nothing written`);
} finally {
  await session.close();
  await driver.close();
  await server.stop();
}
