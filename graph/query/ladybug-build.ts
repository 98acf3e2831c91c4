/** A corpus folder as a LadybugDB file: every property a column, made anew whenever the corpus changes, never the truth. */
import type { Connection } from '@ladybugdb/core';
import { kindOfId } from '../cypher.ts';
import { type Column, columnsOf, type Flat, flatRow } from '../flat.ts';
import type { FieldType, NODE_KINDS } from '../schema.ts';
import { EDGE_KINDS, ENTITY_KINDS } from '../schema.ts';
import type { Store, TableName } from '../stores/contract.ts';

type NodeTable = (typeof NODE_KINDS)[number] | 'Community';

const TYPES: Readonly<Record<FieldType, string>> = {
  string: 'STRING',
  integer: 'INT64',
  float: 'DOUBLE',
  boolean: 'BOOLEAN',
  strings: 'STRING[]',
  json: 'STRING',
};

/** Evidence lists and source records stay in the corpus: one value above a page makes a crashed file unreadable (#714). */
const LEFT_OUT = new Set(['extra', 'sources', 'evidence']);

function columnsFor(table: NodeTable): Column[] {
  const own: TableName = table === 'Community' ? 'communities' : table === 'Paper' ? 'papers' : 'entities';
  return [...columnsOf(own), ...(table === 'Community' ? [] : columnsOf('nodes'))].filter(
    ({ name }) => !LEFT_OUT.has(name),
  );
}

const EDGE_COLUMNS = columnsOf('edges').filter(({ name }) => !LEFT_OUT.has(name));
const NODE_TABLES: readonly NodeTable[] = ['Paper', ...ENTITY_KINDS, 'Community'];

function declared(columns: readonly Column[]): string {
  return columns.map(({ name, type }) => `\`${name}\` ${TYPES[type]}`).join(', ');
}

/** Statements that make the empty tables. */
export function tables(): string[] {
  return [
    ...NODE_TABLES.map((table) => `CREATE NODE TABLE ${table}(id STRING PRIMARY KEY, ${declared(columnsFor(table))})`),
    ...Object.entries(EDGE_KINDS).map(([kind, { from, to }]) => {
      const pairs = from.flatMap((a) => to.map((b) => `FROM ${a} TO ${b}`));
      return `CREATE REL TABLE ${kind}(${pairs.join(', ')}, id STRING, ${declared(EDGE_COLUMNS)})`;
    }),
  ];
}

type Row = Record<string, string | string[] | null>;

/** Every value as text: a list of rows must have one type for each key, also where all are null. */
function asText(columns: readonly Column[], flat: Readonly<Record<string, Flat>>): Row {
  const out: Row = {};
  for (const { name, type } of columns) {
    const value = flat[name] ?? null;
    out[name] =
      type === 'strings' ? [...(Array.isArray(value) ? value : []), ''] : value === null ? null : String(value);
  }
  return out;
}

/** The value of a row's key with its type; lists carry one empty item, which gives an empty list its type. */
function cast({ name, type }: Column): string {
  if (type === 'strings') return `list_filter(CAST(r.\`${name}\` AS STRING[]), item -> item <> '')`;
  return type === 'string' || type === 'json' ? `r.\`${name}\`` : `CAST(r.\`${name}\` AS ${TYPES[type]})`;
}

function assigned(columns: readonly Column[]): string {
  return ['id: r.id', ...columns.map((column) => `\`${column.name}\`: ${cast(column)}`)].join(', ');
}

const BATCH = 1000;

/** Fills a new database from a store. */
export async function fill(connection: Connection, store: Store): Promise<void> {
  for (const statement of tables()) await connection.query(statement);
  const loader = batches(connection);
  for await (const [table, id, flat] of nodesOf(store)) {
    const columns = columnsFor(table);
    await loader.add(`UNWIND $rows AS r CREATE (:${table} {${assigned(columns)}})`, { id, ...asText(columns, flat) });
  }
  await loader.end();
  for await (const [kind, from, to, row] of edgesOf(store)) {
    const statement = `UNWIND $rows AS r MATCH (a:${from} {id: r.from}) MATCH (b:${to} {id: r.to}) CREATE (a)-[:${kind} {${assigned(EDGE_COLUMNS)}}]->(b)`;
    await loader.add(statement, row);
  }
  await loader.end();
  await connection.query('CHECKPOINT');
}

/** Collects rows by statement: each distinct one runs on a thousand rows at a time. */
function batches(connection: Connection) {
  const waiting = new Map<string, Row[]>();
  async function send(statement: string, rows: Row[]): Promise<void> {
    const prepared = await connection.prepare(statement);
    if (!prepared.isSuccess()) throw new Error(prepared.getErrorMessage());
    await connection.execute(prepared, { rows });
  }
  return {
    async add(statement: string, row: Row): Promise<void> {
      const rows = waiting.get(statement) ?? [];
      rows.push(row);
      waiting.set(statement, rows);
      if (rows.length < BATCH) return;
      waiting.delete(statement);
      await send(statement, rows);
    },
    async end(): Promise<void> {
      for (const [statement, rows] of waiting) await send(statement, rows);
      waiting.clear();
    },
  };
}

async function* nodesOf(store: Store): AsyncGenerator<[NodeTable, string, Record<string, Flat>]> {
  const analyses = new Map<string, Record<string, Flat>>();
  for await (const row of store.read('nodes')) analyses.set(row.id, flatRow('nodes', row));
  for await (const row of store.read('papers')) {
    yield ['Paper', row.id, { ...flatRow('papers', row), ...analyses.get(row.id) }];
  }
  for await (const row of store.read('entities')) {
    yield [row.kind, row.id, { ...flatRow('entities', row), ...analyses.get(row.id) }];
  }
  for await (const row of store.read('communities')) yield ['Community', row.id, flatRow('communities', row)];
}

async function* edgesOf(store: Store): AsyncGenerator<[string, string, string, Row]> {
  for (const table of ['edges', 'derived'] as const) {
    for await (const edge of store.read(table)) {
      const [from, to] = [kindOfId(edge.source), kindOfId(edge.target)];
      if (!from || !to) continue;
      const [paper] = from === 'Paper' ? await store.get('papers', [edge.source]) : [];
      const row = asText(EDGE_COLUMNS, flatRow(table, edge, paper ?? null));
      yield [edge.kind, from, to, { id: edge.id, from: edge.source, to: edge.target, ...row }];
    }
  }
}
