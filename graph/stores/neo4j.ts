/** A Neo4j database as a store: the same rows and ids as the corpus folder, flat for Cypher, whole again when read. */

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONSTRAINTS, INDEXES } from '../cypher.ts';
import { KnownError } from '../errors.ts';
import type { Change, Store, TableName, Tables, WriteReport } from './contract.ts';
import { TABLE_NAMES } from './folder/layout.ts';
import { stageRows } from './folder/stage.ts';
import { composeManifest, printManifest, publicManifest, refuseStale, type StoredTables } from './manifest.ts';
import { type Connection, connect, type Env, type Run } from './neo4j/connect.ts';
import { beginLoad, fenced, finish, type KindredNode, readKindred, takeServerLock } from './neo4j/kindred.ts';
import { carryOut } from './neo4j/load.ts';
import { type Plan, plan, type Staged } from './neo4j/plan.ts';
import { getEdgesOf, getRows, readRows } from './neo4j/read.ts';

export interface Neo4jOptions {
  readonly env?: Env;
  /** Up to so many changed rows are written in one transaction, so that readers see the old state or the new one. */
  readonly atomic?: number;
  /** Rows of a transaction where there are more. */
  readonly batch?: number;
  /** A passing fault is waited out for so many milliseconds. */
  readonly patience?: number;
  /** Called after each transaction of a write with the rows sent so far. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Opens a database. Throws `unavailable`, `forbidden`, `not-found`, `store-schema` or `store-broken`. */
export async function openNeo4j(where: string, options: Neo4jOptions = {}): Promise<Store> {
  const connection = await connect(where, options.env ?? {}, options.patience);
  const newest = () => connection.read((run) => readKindred(run, connection.name));
  let opened: KindredNode;
  try {
    opened = await newest();
  } catch (error) {
    await connection.close();
    throw error;
  }

  /** Refuses to read when the database is not in the state that this store opened. */
  async function unchanged(): Promise<void> {
    const now = await newest();
    if (now.loading) throw halfLoaded(connection.name);
    if (now.manifest?.build !== opened.manifest?.build) {
      throw new KnownError(
        'store-changed',
        `the graph at ${connection.name} was replaced while it was read`,
        'Run this again.',
      );
    }
  }

  async function* read<K extends TableName>(table: K): AsyncGenerator<Tables[K]> {
    await unchanged();
    yield* readRows((work) => connection.read(work), table);
    await unchanged();
  }

  return {
    name: connection.name,
    async manifest() {
      if (opened.loading) throw halfLoaded(connection.name);
      return opened.manifest && publicManifest(opened.manifest);
    },
    read,
    async get(table, ids) {
      await unchanged();
      return connection.read((run) => getRows(run, table, ids));
    },
    async edgesOf(id) {
      await unchanged();
      return connection.read((run) => getEdgesOf(run, id));
    },
    corrections: async () => opened.corrections,
    async write(change) {
      const folder = await mkdtemp(join(tmpdir(), 'kindred-load-'));
      try {
        const report = await writeChange(connection, change, folder, options);
        opened = await newest();
        return report;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async refresh() {
      const now = await newest();
      if (now.loading || now.manifest?.build === opened.manifest?.build) return false;
      opened = now;
      return true;
    },
    close: () => connection.close(),
  };
}

function halfLoaded(name: string): KnownError {
  return new KnownError(
    'unavailable',
    `the graph at ${name} is being loaded, or its load was stopped`,
    'Wait for the load, or run it again: it goes on where it stopped.',
  );
}

/** Rows that fit one transaction of a server with the memory of docker-compose.yml. */
const ATOMIC = 20_000;
const BATCH = 2000;

async function writeChange(
  connection: Connection,
  change: Change,
  folder: string,
  options: Neo4jOptions,
): Promise<WriteReport> {
  await prepare(connection);
  const lock = await takeServerLock(connection);
  // Rows may come slowly; the server must hear of us meanwhile.
  const heart = setInterval(() => {
    connection.write((run) => fenced(run, lock.token)).catch(() => undefined); // the next transaction reports it
  }, 20_000);
  try {
    const before = await connection.read((run) => readKindred(run, connection.name));
    refuseOtherTables(before, change, connection.name);
    refuseStale(before.manifest?.build ?? null, change);
    const staged: Staged[] = [];
    const tables: { -readonly [K in keyof StoredTables]: StoredTables[K] } = { ...before.manifest?.tables };
    for (const table of TABLE_NAMES) {
      const rows = change.tables[table];
      if (!rows) continue;
      const path = join(folder, `${table}.part`);
      const info = await stageRows(path, rows, () => undefined);
      tables[table] = info;
      staged.push({ table, path, bytes: info.bytes, rows: info.rows });
    }
    const corrections = change.corrections ?? before.corrections;
    const manifest = composeManifest(change.manifest, tables, checksum(corrections, before));
    const differs = ({ table }: Staged) =>
      before.loading !== null || before.manifest?.tables[table]?.sha256 !== tables[table]?.sha256;
    const plans: Plan[] = [];
    for (const one of staged) if (differs(one)) plans.push(await plan(connection, one));
    const report: { -readonly [K in TableName]?: NonNullable<WriteReport['tables'][K]> } = {};
    for (const { table, rows } of staged) report[table] = { added: 0, changed: 0, same: rows, removed: 0 };
    for (const one of plans) report[one.staged.table] = one.difference;
    const unchanged =
      before.loading === null && before.manifest !== null && printManifest(manifest) === printManifest(before.manifest);
    if (!unchanged) {
      await execute(connection, lock.token, plans, options, before, (run) =>
        finish(run, lock.token, manifest, corrections),
      );
      if (plans.length > 0) await connection.plain('CALL db.awaitIndexes(300)');
    }
    await lock.release();
    return { unchanged, tables: report, manifest: publicManifest(manifest) };
  } catch (error) {
    await lock.abandon();
    throw error;
  } finally {
    clearInterval(heart);
  }
}

async function execute(
  connection: Connection,
  token: string,
  plans: readonly Plan[],
  options: Neo4jOptions,
  before: KindredNode,
  commit: (run: Run) => Promise<void>,
): Promise<void> {
  const total = plans.reduce((sum, { writes, removed }) => sum + writes + removed.length, 0);
  if (total <= (options.atomic ?? ATOMIC) && before.loading === null) {
    // May run again after a commit that was not heard of: MERGE finds the rows, CREATE would stumble over them.
    const merging = plans.map((one) => ({ ...one, absent: false }));
    await connection.write(async (run) => {
      await carryOut(merging, { token, batch: BATCH, unit: (_rows, work) => work(run), ask: run });
      await commit(run);
    });
    options.onProgress?.(total, total);
    return;
  }
  const names = plans.map(({ staged }) => staged.table);
  const begun = [...new Set([...(before.loading ?? []), ...names])];
  await connection.write((run) => beginLoad(run, token, begun));
  let done = 0;
  const unit = async (rows: number, work: (run: Run) => Promise<void>) => {
    await connection.write(work);
    done += rows;
    options.onProgress?.(done, total);
  };
  const ask: Run = (statement, parameters) => connection.read((run) => run(statement, parameters));
  await carryOut(plans, { token, batch: options.batch ?? BATCH, unit, ask });
  await connection.write(commit);
}

/** After a stopped load its tables are half; a change that leaves one of them out cannot make the graph whole. */
function refuseOtherTables(before: KindredNode, change: Change, name: string): void {
  const missing = TABLE_NAMES.filter((table) => before.loading?.includes(table) && !change.tables[table]);
  if (missing.length === 0) return;
  throw new KnownError(
    'unavailable',
    `a load of ${missing.join(', ')} into ${name} was stopped, and this change does not bring them`,
    'Run that load again first: it goes on where it stopped.',
  );
}

function checksum(corrections: string, before: KindredNode): string | null {
  if (corrections === '' && before.manifest?.corrections == null) return null;
  return createHash('sha256').update(corrections).digest('hex');
}

/** Constraints and indexes before any row; a database that has them all is asked once. */
async function prepare(connection: Connection): Promise<void> {
  const constraints = await connection.plain('SHOW CONSTRAINTS YIELD name RETURN name');
  const indexes = await connection.plain('SHOW INDEXES YIELD name RETURN name');
  const there = new Set([...constraints, ...indexes].map((row): string => row.name));
  for (const statement of [...CONSTRAINTS, ...INDEXES]) {
    const name = /(?:CONSTRAINT|INDEX) (\w+) /.exec(statement)?.[1];
    if (!name || !there.has(name)) await connection.plain(statement);
  }
}
