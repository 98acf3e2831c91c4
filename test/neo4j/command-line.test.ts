/** The command line and the page over a Neo4j store, as over a folder: ingest, export, query, corrections, files added. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { QueryResult } from '../../graph/query/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import type { CorrectionsAnswer, JobEvent, NodeAnswer } from '../../src/api.ts';
import type { RunKindred } from '../../src/server/child.ts';
import { createServer, type KindredServer } from '../../src/server/index.ts';
import { runKindred } from '../support/run.ts';
import { ask, emptyDatabase, env, uri } from './database.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-neo4j-cli-'));
const SAMPLE = fileURLToPath(new URL('../../src/sample/papers.jsonl', import.meta.url));
const FIRST = 100;
/** By the scheme that routes, which a single server answers too. */
const server = () => uri().replace('bolt://', 'neo4j://');
const kindred = (...args: string[]) => runKindred(args, { cwd: work, env });
const onBoth = async (...args: string[]) => [
  await kindred(...args, '--store', server()),
  await kindred(...args, '--store', 'folder'),
];

beforeAll(async () => {
  await emptyDatabase();
  const lines = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  writeFileSync(join(work, 'first.jsonl'), lines.slice(0, FIRST).join('\n'));
  writeFileSync(join(work, 'second.jsonl'), lines.slice(FIRST, FIRST + 20).join('\n'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every file of some formats, exported from both stores. */
async function sameExports(): Promise<void> {
  for (const format of ['json', 'cypher', 'bibtex', 'neo4j-admin']) {
    for (const [name, store] of [
      ['server', server()],
      ['folder', 'folder'],
    ] as const) {
      const { code, err } = await kindred('export', '--format', format, '--out', `${name}.out`, '--store', store);
      expect(code, err).toBe(0);
    }
    const files = readdirSync(work).filter((file) => file.startsWith('folder.out'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const theirs = join(work, file.replace('folder', 'server'));
      expect(readFileSync(theirs, 'utf8'), `${format} ${file}`).toBe(readFileSync(join(work, file), 'utf8'));
      rmSync(theirs);
      rmSync(join(work, file));
    }
  }
}

test('ingested straight into the server, the corpus has the bytes of the folder', async () => {
  for (const { code, err } of await onBoth('ingest', 'first.jsonl')) expect(code, err).toBe(0);
  await sameExports();
});

test('ingested again, nothing changes', async () => {
  const [before] = await ask('MATCH (k:Kindred) RETURN k.build AS build, COUNT { () } AS nodes');
  expect((await kindred('ingest', 'first.jsonl', '--store', server())).out).toBe('nothing changed\n');
  expect(await ask('MATCH (k:Kindred) RETURN k.build AS build, COUNT { () } AS nodes')).toEqual([before]);
});

test('more papers change what they must, and the bytes are the same again', async () => {
  for (const { code, err } of await onBoth('ingest', 'second.jsonl')) expect(code, err).toBe(0);
  await sameExports();
  const [theirs, ours] = await onBoth('status', '--json');
  // Where it lies and where Neo4j Browser shows it are the server's own.
  const { store: _ours, neo4j_browser: _none, ...inFolder } = JSON.parse(ours!.out);
  expect(JSON.parse(theirs!.out)).toMatchObject(inFolder);
});

test('loaded back into a folder, it is the folder', async () => {
  expect((await kindred('load', '--store', server(), '--to', 'back')).code).toBe(0);
  for (const file of ['manifest.json', 'papers.jsonl', 'edges.jsonl', 'analysis/nodes.jsonl', 'records.jsonl']) {
    expect(readFileSync(join(work, 'back', file), 'utf8')).toBe(readFileSync(join(work, 'folder', file), 'utf8'));
  }
});

test('a question of the cookbook, and a server that is not there, in one line', async () => {
  const asked = await kindred('query', 'hubs', 'limit=3', '--json', '--store', server());
  expect(JSON.parse(asked.out).rows).toHaveLength(3);
  const { code, out, err } = await kindred('status', '--store', 'bolt://127.0.0.1:9');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('no Neo4j server answers at bolt://127.0.0.1:9');
  expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
});

describe('the page over the server', () => {
  const TOKEN = 'a-token-of-this-start';
  const unexpected: unknown[] = [];
  let page: KindredServer;
  let store: Awaited<ReturnType<typeof openStore>>;

  /** The command line in this process, as the page's jobs run it. */
  const run: RunKindred = async (args, onLine) => {
    const { code, out, err } = await runKindred(args, { cwd: work, env: { ...env, KINDRED_PROGRESS: 'json' } });
    for (const line of err.split('\n')) if (line) onLine(line);
    return { code, stdout: out };
  };

  beforeAll(async () => {
    store = await openStore(server(), { env });
    page = createServer({
      store,
      webDir: work,
      host: '127.0.0.1',
      token: TOKEN,
      onError: (error) => unexpected.push(error),
      writes: { where: server(), env, run },
    });
  });
  afterAll(async () => {
    page.stop();
    await store.close();
    expect(unexpected).toEqual([]);
  });

  async function answer<T>(path: string, init: RequestInit = {}): Promise<T> {
    const headers = { host: 'localhost:7447', 'x-kindred-token': TOKEN, ...init.headers };
    const response = await page.fetch(new Request(`http://localhost:7447${path}`, { ...init, headers }));
    const text = await response.text();
    expect(response.status, text).toBeLessThan(300);
    return JSON.parse(text);
  }
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  async function built(): Promise<void> {
    const states = async () => (await answer<{ jobs: JobEvent[] }>('/api/jobs')).jobs.map(({ state }) => state);
    await expect
      .poll(async () => (await states()).filter((state) => state === 'waiting' || state === 'running'), {
        timeout: 90_000,
      })
      .toEqual([]);
    expect(new Set(await states())).toEqual(new Set(['done']));
  }

  test('Cypher is asked of the server', async () => {
    const statement = 'MATCH (p:Paper)-[r:USES]->(m:Method) RETURN p, r, m ORDER BY r.id LIMIT 1';
    const { nodes, edges } = await answer<QueryResult>('/api/query', json('POST', { statement }));
    expect([nodes.length, edges.length]).toEqual([2, 1]);
  });

  test('a correction takes an edge away, and its removal brings it back', async () => {
    const [edge] = await ask(
      "MATCH (p:Paper)-[:USES]->(m:Method {id: 'method:lora'}) RETURN p.id AS paper ORDER BY paper LIMIT 1",
    );
    const neighbours = async () =>
      (await answer<NodeAnswer>(`/api/node?id=${encodeURIComponent(String(edge!.paper))}`)).neighbours.map(
        ({ id }) => id,
      );
    expect(await neighbours()).toContain('method:lora');
    const line = `not-this\t${edge!.paper}\tmethod:lora`;
    await answer('/api/corrections', json('POST', { lines: [line] }));
    await built();
    expect(await neighbours()).not.toContain('method:lora');
    expect((await answer<CorrectionsAnswer>('/api/corrections')).corrections.map(({ text }) => text)).toEqual([line]);
    await answer('/api/corrections', json('DELETE', { lines: [line] }));
    await built();
    expect(await neighbours()).toContain('method:lora');
  });

  test('a file that is dropped onto the page is read into the server', async () => {
    const title = 'A paper that was dropped onto the page';
    await answer('/api/ingest?name=dropped.jsonl', {
      method: 'POST',
      body: `${JSON.stringify({ title, abstract: 'We fine-tune LLaMA with LoRA on GLUE.' })}\n`,
      headers: { 'content-type': 'application/octet-stream' },
    });
    await built();
    expect(
      await ask('MATCH (p:Paper {title: $title})-[:USES]->(m) RETURN m.id AS id ORDER BY id', { title }),
    ).toContainEqual({ id: 'method:lora' });
  });
});

test.skipIf(inject('neo4j').line === 'current')(
  'analysed by the server, and ingested again, nothing changes',
  async () => {
    const analysed = await kindred('analyse', '--engine', 'gds', '--seed', '3', '--json', '--store', server());
    expect(analysed.err).toBe('');
    expect(JSON.parse(analysed.out).analysis).toMatchObject({ algorithm: 'gds-leiden', seed: 3 });
    expect((await kindred('ingest', 'first.jsonl', '--store', server())).out).toBe('nothing changed\n');
    const folder = await kindred('analyse', '--engine', 'gds', '--store', 'folder');
    expect(folder.code).toBe(2);
    expect(folder.err).toContain('--engine gds needs a Neo4j server');
    expect((await kindred('analyse', '--engine', 'cloud', '--store', 'folder')).code).toBe(2);
  },
);
