/** Rows from a Neo4j database, in the order and shape of the contract. */
import { byCodeUnit } from '../../ids.ts';
import type { Edge } from '../../model.ts';
import type { TableName, Tables } from '../contract.ts';
import { sortKey, toLine } from '../rows.ts';
import type { Run } from './connect.ts';
import { fromProperties } from './fields.ts';
import { edgesOfNode, isEdgeTable, labelOf, labelsOf, rowsById, storedHashes } from './statements.ts';

const PAGE = 1000;

/** What a statement returned for one row. */
interface Found {
  readonly id: string;
  readonly source?: string;
  readonly target?: string;
  readonly properties: Record<string, unknown>;
}

function rowOf<K extends TableName>(table: K, kind: string, found: Found): Tables[K] {
  const { id, source, target } = found;
  const fields = fromProperties(table, found.properties);
  const head =
    table === 'problems'
      ? {}
      : isEdgeTable(table)
        ? { id, kind, source, target }
        : table === 'papers' || table === 'entities'
          ? { id, kind }
          : { id };
  // Through the text form that every store shares: the driver's values are untyped, and key order becomes the same.
  return JSON.parse(toLine({ ...head, ...fields }));
}

/** The label (for edges: type) of each id that could have one, so that a page asks each label once. */
function byLabel(table: TableName, ids: readonly string[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  const labels = labelsOf(table);
  for (const id of ids) {
    const possible = isEdgeTable(table)
      ? labels.filter((kind) => id.includes(`|${kind}|`))
      : labels.length === 1
        ? labels
        : labels.filter((label) => label === safeLabel(id));
    for (const label of possible) {
      const list = out.get(label);
      if (list) list.push(id);
      else out.set(label, [id]);
    }
  }
  return out;
}

function safeLabel(id: string): string | null {
  try {
    return labelOf(id);
  } catch {
    return null;
  }
}

/** Rows by id, in the order asked. */
export async function getRows<K extends TableName>(run: Run, table: K, ids: readonly string[]): Promise<Tables[K][]> {
  const found = new Map<string, Tables[K]>();
  for (const [label, some] of byLabel(table, ids)) {
    for (let at = 0; at < some.length; at += PAGE) {
      const rows = await run(rowsById(table, label), { ids: some.slice(at, at + PAGE) });
      for (const { id, source, target, properties } of rows) {
        found.set(id, rowOf(table, label, { id, source, target, properties }));
      }
    }
  }
  const out: Tables[K][] = [];
  for (const id of ids) {
    const row = found.get(id);
    if (row !== undefined) out.push(row);
  }
  return out;
}

/** Every row of a table in order, page by page; `read` runs one page in a transaction of its own. */
export async function* readRows<K extends TableName>(
  read: <T>(work: (run: Run) => Promise<T>) => Promise<T>,
  table: K,
): AsyncGenerator<Tables[K]> {
  const ids = (await read((run) => run(storedHashes(table)))).map((row): string => row.id);
  if (table === 'problems') {
    const rows: Tables[K][] = [];
    for (let at = 0; at < ids.length; at += PAGE) {
      rows.push(...(await read((run) => getRows(run, table, ids.slice(at, at + PAGE)))));
    }
    yield* rows.sort((a, b) => byCodeUnit(sortKey(a), sortKey(b)));
    return;
  }
  // Sorted here: Neo4j orders by code points, the store by code units.
  ids.sort(byCodeUnit);
  for (let at = 0; at < ids.length; at += PAGE) {
    yield* await read((run) => getRows(run, table, ids.slice(at, at + PAGE)));
  }
}

export async function getEdgesOf(run: Run, id: string): Promise<Edge[]> {
  const label = safeLabel(id);
  if (label === null) return [];
  const rows = await run(edgesOfNode(label), { id });
  return rows
    .map((row) =>
      rowOf('edges', row.kind, { id: row.id, source: row.source, target: row.target, properties: row.properties }),
    )
    .sort((a, b) => byCodeUnit(a.id, b.id));
}
