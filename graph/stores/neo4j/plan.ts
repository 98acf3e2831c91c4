/** What has to travel to a database: the staged rows of a table against the checksums that it holds. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { TableName } from '../contract.ts';
import { lineBatches } from '../folder/lines.ts';
import type { Difference } from '../folder/stage.ts';
import { lineKey } from '../rows.ts';
import type { Connection } from './connect.ts';
import { ANY_MISSING, isEdgeTable, storedHashes } from './statements.ts';

/** The rows of one table, staged in a file of sorted lines. */
export interface Staged {
  readonly table: TableName;
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
}

/** What has to travel for one table. */
export interface Plan {
  readonly staged: Staged;
  /** By line: SAME, ADDED or CHANGED. */
  readonly write: Uint8Array;
  readonly writes: number;
  readonly removed: readonly string[];
  readonly difference: Difference;
  /** Of an added row nothing can be there yet, not even a placeholder. */
  readonly absent: boolean;
}

export const SAME = 0;
export const ADDED = 1;
export const CHANGED = 2;

/** The id under which a row lies in the database; problems have none of their own. */
function idOf(table: TableName, line: string, repeats: Map<string, number>): string {
  const key = lineKey(line);
  if (table !== 'problems') return key;
  const hash = hashOf(key);
  const nth = (repeats.get(hash) ?? 0) + 1;
  repeats.set(hash, nth);
  return `${hash}#${nth}`;
}

/** Of a row as stored. */
export function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 20);
}

/** Rows in order with their ids and line numbers, from 0. */
export async function* linesOf(staged: Staged): AsyncGenerator<{ text: string; id: string; at: number }> {
  const handle = await open(staged.path, 'r');
  const repeats = new Map<string, number>();
  let at = 0;
  try {
    for await (const lines of lineBatches(handle, staged.bytes)) {
      for (const { text } of lines) yield { text, id: idOf(staged.table, text, repeats), at: at++ };
    }
  } finally {
    await handle.close();
  }
}

/** Compares the staged rows of a table with those of the database. */
export async function plan(connection: Connection, staged: Staged): Promise<Plan> {
  const stored = new Map<string, string>();
  for (const row of await connection.read((run) => run(storedHashes(staged.table)))) stored.set(row.id, row.hash);
  const placeholders = isEdgeTable(staged.table) ? [] : await connection.read((run) => run(ANY_MISSING));
  // What the analysis found lies on nodes that other tables have brought.
  const absent = staged.table !== 'nodes' && placeholders.length === 0;
  const write = new Uint8Array(staged.rows);
  if (stored.size === 0) {
    write.fill(ADDED);
    const difference = { added: staged.rows, changed: 0, same: 0, removed: 0 };
    return { staged, write, writes: staged.rows, removed: [], difference, absent };
  }
  let [added, changed, same] = [0, 0, 0];
  for await (const { text, id, at } of linesOf(staged)) {
    const before = stored.get(id);
    stored.delete(id);
    if (before === hashOf(text)) {
      same++;
      continue;
    }
    write[at] = before === undefined ? ADDED : CHANGED;
    if (before === undefined) added++;
    else changed++;
  }
  const removed = [...stored.keys()];
  const difference = { added, changed, same, removed: removed.length };
  return { staged, write, writes: added + changed, removed, difference, absent };
}
