/** What goes wrong with a server is told in words, and a load that was stopped, run again, ends with nothing lost or double. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Neo4jError } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportFormat } from '../../graph/exports/index.ts';
import { seeded } from '../../graph/random.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import { connect } from '../../graph/stores/neo4j/connect.ts';
import { openNeo4j } from '../../graph/stores/neo4j.ts';
import { wholeGraph } from '../../src/export-source.ts';
import { bundle } from '../programs/bundle.ts';
import { contents } from '../store-rows.ts';
import { stateA, stateB } from '../store-states.ts';
import { ask, emptyDatabase, env, uri } from './database.ts';
import { proxyTo } from './proxy.ts';
import { type Neo4jServer, startNeo4j } from './server.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-faults-'));
const line = process.env.KINDRED_NEO4J_LINE === 'current' ? 'current' : '5.26';
/** Kills of each sort; raise it to look longer. */
const KILLS = Number(process.env.KINDRED_KILLS ?? 2);
/** Of the points at which the server is killed. */
const SEED = Number(process.env.KINDRED_SEED ?? 1);
/** In many transactions, so that a kill can fall between any two rows that belong together. */
const SMALL = { atomic: 0, batch: 40, patience: 500 };
let direct: Store;
let directA: Store;

beforeAll(async () => {
  direct = await openStore(join(work, 'direct'));
  await direct.write(stateB());
  directA = await openStore(join(work, 'direct-a'));
  await directA.write(stateA());
});
afterAll(async () => {
  await direct.close();
  await directA.close();
  rmSync(work, { recursive: true, force: true });
});

/** The store holds exactly what the folder does: the same rows, the same build. */
async function isWhole(store: Store, whole: Store = direct): Promise<void> {
  expect(await contents(store)).toEqual(await contents(whole));
  expect((await store.manifest())?.build).toBe((await whole.manifest())?.build);
}

test('a server that is not there is told in one line', async () => {
  await expect(openStore('bolt://127.0.0.1:9')).rejects.toMatchObject({
    code: 'unavailable',
    message: 'no Neo4j server answers at bolt://127.0.0.1:9',
    remedy: expect.stringContaining('docker compose up'),
  });
});

test('a password in the address is refused and not repeated', async () => {
  const refused = openStore('bolt://neo4j:secret@127.0.0.1');
  await expect(refused).rejects.toMatchObject({ code: 'usage' });
  await expect(refused).rejects.not.toThrow(/secret/);
});

test('an unknown database is told', async () => {
  await expect(openStore(`${uri()}?database=nowhere`, { env })).rejects.toMatchObject({ code: 'not-found' });
});

test.each([
  ['older', 0, /Ingest the sources again/],
  ['newer', 99, /Update Kindred/],
])('a database of an %s schema is refused with what to do', async (_name, schema, remedy) => {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write(stateA());
  await store.close();
  await ask(`MATCH (k:Kindred) SET k.manifest = replace(k.manifest, '"schema": 1', '"schema": ${schema}')`);
  await expect(openStore(uri(), { env })).rejects.toMatchObject({
    code: 'store-schema',
    remedy: expect.stringMatching(remedy),
  });
});

test('a transaction that met a deadlock is run again, and leaves its rows once', async () => {
  await emptyDatabase();
  const connection = await connect(uri(), env);
  let tries = 0;
  await connection.write(async (run) => {
    await run("CREATE (:Trial {id: 'once'})");
    if (++tries === 1) {
      throw new Neo4jError('injected', 'Neo.TransientError.Transaction.DeadlockDetected', '50N05', 'deadlock', {
        OPERATION: '',
        OPERATION_CODE: '0',
        CURRENT_SCHEMA: '/',
      });
    }
  });
  expect(tries).toBe(2);
  expect(await connection.read((run) => run('MATCH (n:Trial) RETURN count(n) AS n'))).toEqual([{ n: 1 }]);
  await connection.close();
});

test('a load whose connections are cut goes on', async () => {
  await emptyDatabase();
  const proxy = await proxyTo(Number(new URL(uri()).port));
  let cuts = 0;
  const store = await openNeo4j(`bolt://127.0.0.1:${proxy.port}`, {
    env,
    atomic: 0,
    onProgress: () => {
      if (cuts++ < 3) proxy.cut();
    },
  });
  await store.write(stateB());
  expect(cuts).toBeGreaterThan(3);
  await isWhole(store);
  await store.close();
  await proxy.close();
});

describe('a load that was stopped', () => {
  test('is not taken for a graph, names the remedy, and refuses a change without its tables', async () => {
    await emptyDatabase();
    const store = await openNeo4j(uri(), {
      env,
      atomic: 0,
      onProgress: (done) => {
        if (done > 500) throw new Error('stopped');
      },
    });
    await expect(store.write(stateB())).rejects.toThrow('stopped');
    const reader = await openStore(uri(), { env });
    const half = { code: 'unavailable', remedy: expect.stringContaining('goes on where it stopped') };
    await expect(reader.manifest()).rejects.toMatchObject(half);
    await expect(reader.get('papers', ['paper:title:b0001'])).rejects.toMatchObject(half);
    const { papers = [] } = stateB().tables;
    await expect(reader.write({ ...stateB(), tables: { papers } })).rejects.toMatchObject(half);
    const report = await reader.write(stateB());
    expect(report.tables.papers?.same).toBe(300);
    await isWhole(reader);
    await store.close();
    await reader.close();
  });

  test('by a kill of its process ends when it is run again, at once', async () => {
    const program = await bundle('test/programs/store-writer.ts');
    await emptyDatabase();
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [program, uri()], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...env, KINDRED_ATOMIC: '0' },
      });
      await once(child.stdout, 'data');
      await setTimeout(300 + ((kill * 377) % 1500));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const store = await openNeo4j(uri(), { env, atomic: 0 });
      await store.write(stateB());
      await isWhole(store);
      expect(await ask('MATCH (n:Missing) RETURN n.id')).toEqual([]);
      await store.close();
    }
  });
});

describe.skipIf(process.env.KINDRED_NO_SERVER_FAULTS === '1')('a server with a password', () => {
  const password = 'kindred-test';
  const secret = { NEO4J_PASSWORD: password };
  const plain = { line, password, gds: false, quick: true } as const;
  let server: Neo4jServer;

  beforeAll(async () => {
    server = await startNeo4j(plain);
  }, 600_000);
  afterAll(async () => {
    await server.stop();
  });

  test('refuses a wrong one, in words that do not hold it', async () => {
    const wrong = openStore(server.uri, { env: { NEO4J_PASSWORD: 'not-this-one' } });
    await expect(wrong).rejects.toMatchObject({ code: 'forbidden', remedy: expect.stringContaining('NEO4J_PASSWORD') });
    await expect(wrong).rejects.not.toThrow(/not-this-one/);
    const file = join(work, 'password');
    writeFileSync(file, `${password}\n`);
    const store = await openStore(server.uri, { env: { NEO4J_PASSWORD_FILE: file } });
    expect(await store.manifest()).toBeNull();
    await store.close();
  });

  test('killed in the middle of a load: run again, it ends with every row once', async () => {
    const random = seeded(SEED);
    const points: { rows: number; ms: number; outcome: string }[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // From the one state to the other and back, so that every load has rows to add, to change and to remove.
      const [state, whole] = kill % 2 === 0 ? ([stateB, direct] as const) : ([stateA, directA] as const);
      const after = random() * 0.95;
      const ms = Math.floor(random() * 40);
      let killed: Promise<number> | null = null;
      const store = await openNeo4j(server.uri, {
        env: secret,
        ...SMALL,
        onProgress: (rows, total) => {
          if (rows < after * total) return;
          killed ??= setTimeout(ms).then(async () => {
            await server.kill();
            return rows;
          });
        },
      });
      // The last rows may be written before the kill falls.
      const outcome = await store.write(state()).then(
        () => 'finished',
        (error) => error.code,
      );
      points.push({ rows: (await killed) ?? Number.NaN, ms, outcome });
      await store.close();
      server = await startNeo4j({ ...plain, home: server.home, ports: server.ports });
      const again = await openNeo4j(server.uri, { env: secret, ...SMALL });
      await again.write(state());
      await isWhole(again, whole);
      expect(await exported(again)).toBe(await exported(whole));
      await again.close();
      if (KILLS > 3)
        console.log(`${kill + 1}: killed ${ms} ms after row ${points[kill]?.rows}, ${outcome}; whole again`);
    }
    expect(points.filter(({ outcome }) => outcome === 'unavailable').length).toBeGreaterThan(KILLS / 2);
    for (const { outcome } of points) expect(['unavailable', 'finished']).toContain(outcome);
  }, 1_800_000);
});

/** The whole graph as one file. */
async function exported(store: Store): Promise<string> {
  let text = '';
  for (const { write } of exportFormat('json').files) {
    for await (const piece of write(await wholeGraph(store))) text += piece;
  }
  return text;
}
