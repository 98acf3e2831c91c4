/**
 * The process that holds LadybugDB: native code that crashes ends one question and nothing else. Reads one request (JSON)
 * from standard input, answers with one line of JSON.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { QueryResult as Answer, Connection } from '@ladybugdb/core';
import { z } from 'zod';
import { type ErrorCode, KnownError } from '../errors.ts';
import { openFolder } from '../stores/folder.ts';
import type { QueryValue } from './contract.ts';
import { fill } from './ladybug-build.ts';
import { resultOf } from './result.ts';

const requestShape = z.object({
  action: z.enum(['build', 'ask']),
  /** The corpus folder. */
  folder: z.string(),
  /** The database file. */
  file: z.string(),
  statement: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  time: z.number(),
  rows: z.number(),
});
export type Request = z.infer<typeof requestShape>;

const MEMORY = 1 << 29;

async function ladybug() {
  try {
    return (await import('@ladybugdb/core')).default;
  } catch (error) {
    throw new KnownError(
      'unavailable',
      'LadybugDB, which answers Cypher over a folder, is not installed',
      'npm install @ladybugdb/core@0.19.1, or ask in Neo4j (kindred load --to neo4j://localhost).',
      { cause: error },
    );
  }
}

async function build({ folder, file }: Request): Promise<void> {
  const { Database, Connection } = await ladybug();
  const aside = `${file}.${process.pid}.part`;
  rmSync(aside, { force: true });
  const store = await openFolder(folder);
  try {
    const database = new Database(aside, MEMORY);
    const connection = new Connection(database);
    await fill(connection, store);
    await connection.close();
    await database.close();
    renameSync(aside, file);
    // Earlier builds of this corpus answer nobody any more.
    const own = basename(file);
    for (const name of readdirSync(dirname(file))) {
      if (name !== own && /\.lbug(\.\d+\.part)?(\.wal)?$/.test(name))
        rmSync(join(dirname(file), name), { force: true });
    }
  } finally {
    await store.close();
    rmSync(aside, { force: true });
    rmSync(`${aside}.wal`, { force: true });
  }
}

async function ask(request: Request) {
  const { Database, Connection } = await ladybug();
  const database = new Database(request.file, MEMORY, true, true);
  const connection = new Connection(database);
  connection.setQueryTimeout(request.time);
  const answer = await answerOf(connection, request);
  const columns = await answer.getColumnNames();
  const rows: QueryValue[][] = [];
  let cut = false;
  while (answer.hasNext()) {
    const row = await answer.getNext();
    if (rows.length === request.rows) {
      cut = true;
      break;
    }
    rows.push(columns.map((column) => plain(row?.[column])));
  }
  return resultOf(columns, rows, cut);
}

async function answerOf(connection: Connection, { statement, parameters, time }: Request): Promise<Answer> {
  const prepared = await connection.prepare(statement);
  if (!prepared.isSuccess()) {
    const message = prepared.getErrorMessage().replace(/\s+/g, ' ').slice(0, 300);
    throw new KnownError(
      'bad-request',
      `LadybugDB does not take the query: ${message}`,
      'Correct it; its dialect is smaller than that of Neo4j. kindred query --list shows some.',
    );
  }
  if (!prepared.isReadOnly()) {
    throw new KnownError('forbidden', 'the query writes, and queries only read here', 'Ask with MATCH and RETURN.');
  }
  try {
    const answer = await connection.execute(prepared, { ...parameters });
    const [first] = Array.isArray(answer) ? answer : [answer];
    if (!first) throw new Error('no result');
    return first;
  } catch (error) {
    if (error instanceof Error && /interrupt/i.test(error.message)) {
      const remedy = 'Begin at a named node, or set a smaller LIMIT.';
      throw new KnownError('limit', `the query was stopped after ${time / 1000} s`, remedy, { cause: error });
    }
    throw error;
  }
}

function plain(value: unknown): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return String(value);
  const item: Record<string, unknown> = { ...value };
  if (Array.isArray(item._nodes) && Array.isArray(item._rels)) return pathOf(item._nodes, item._rels);
  const id = typeof item.id === 'string' ? item.id : '';
  if (typeof item._label === 'string') {
    if ('_src' in item) {
      const [source = '', target = ''] = id.split(`|${item._label}|`);
      return { edge: id, kind: item._label, source, target };
    }
    return { node: id, kind: item._label, label: String(item.title ?? item.label ?? item.name ?? id) };
  }
  return Object.fromEntries(Object.entries(item).map(([key, one]) => [key, plain(one)]));
}

function pathOf(nodes: readonly unknown[], rels: readonly unknown[]): QueryValue {
  const path = nodes.flatMap((node, at) => (at < rels.length ? [plain(node), plain(rels[at])] : [plain(node)]));
  return { path };
}

async function main(): Promise<unknown> {
  const request = requestShape.parse(JSON.parse(await text(process.stdin)));
  if (request.action === 'ask') return { result: await ask(request) };
  if (!existsSync(request.file)) await build(request);
  return { result: null };
}

function failure(error: unknown): { code: ErrorCode | null; message: string; remedy: string } {
  if (error instanceof KnownError) return { code: error.code, message: error.message, remedy: error.remedy };
  return { code: null, message: error instanceof Error ? error.message : String(error), remedy: '' };
}

const answer = await main().catch((error: unknown) => ({ error: failure(error) }));
process.stdout.write(`${JSON.stringify(answer)}\n`);
