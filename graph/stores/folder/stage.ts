/** Writes the rows of one table aside: sorted, checksummed, synced, and compared with the table that they replace. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { byCodeUnit } from '../../ids.ts';
import type { Rows } from '../contract.ts';
import type { TableInfo } from '../manifest.ts';
import { lineKey, type Row, sortKey, toLine } from '../rows.ts';
import { lineBatches, textAt } from './lines.ts';

/** Called after every step that touches the disk, with its name: tests end the process there. */
export type OnStep = (step: string) => void;

const BUFFER = 1 << 20;

/** Writes lines through a buffer and counts what it wrote. */
function lineWriter(handle: FileHandle) {
  const hash = createHash('sha256');
  let waiting: string[] = [];
  let length = 0;
  let bytes = 0;
  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const buffer = Buffer.from(`${waiting.join('\n')}\n`, 'utf8');
    waiting = [];
    length = 0;
    hash.update(buffer);
    await handle.writeFile(buffer);
    bytes += buffer.length;
  }
  return {
    async line(text: string): Promise<void> {
      waiting.push(text);
      length += text.length;
      if (length >= BUFFER) await flush();
    },
    async end(): Promise<{ sha256: string; bytes: number }> {
      await flush();
      await handle.sync();
      return { sha256: hash.digest('hex'), bytes };
    },
  };
}

/** Writes `rows` to the new file `path`, in order; two rows of one id are the caller's mistake and throw. */
export async function stageRows(path: string, rows: Rows<Row>, onStep: OnStep): Promise<TableInfo> {
  const kinds: Record<string, number> = {};
  let count = 0;
  let last: string | null = null;
  let sorted = true;
  let unique = false;
  await rm(path, { force: true });
  const handle = await open(path, 'wx+');
  try {
    const writer = lineWriter(handle);
    onStep('opened');
    for await (const row of rows) {
      const key = sortKey(row);
      if (last !== null && key <= last) {
        if (key === last && unique) throw twice(key);
        sorted &&= key === last;
      }
      last = key;
      unique = 'id' in row;
      count++;
      if ('kind' in row) kinds[row.kind] = (kinds[row.kind] ?? 0) + 1;
      await writer.line(toLine(row));
    }
    const written = await writer.end();
    onStep('written');
    const file = sorted ? written : await sortLines({ handle, bytes: written.bytes, unique }, path, onStep);
    return { ...file, rows: count, kinds };
  } finally {
    await handle.close();
  }
}

function twice(key: string): Error {
  return new Error(`two rows have the id ${key}`);
}

/** Writes the lines of an unsorted file in order and puts the result in its place. Keys and offsets are held, not texts. */
async function sortLines(
  from: { handle: FileHandle; bytes: number; unique: boolean },
  path: string,
  onStep: OnStep,
): Promise<{ sha256: string; bytes: number }> {
  const places: { key: string; offset: number; bytes: number }[] = [];
  for await (const lines of lineBatches(from.handle, from.bytes)) {
    for (const { text, offset, bytes } of lines) places.push({ key: lineKey(text), offset, bytes });
  }
  places.sort((a, b) => byCodeUnit(a.key, b.key));
  const aside = path.replace(/\.part$/, '.sorted.part');
  await rm(aside, { force: true });
  const to = await open(aside, 'wx');
  try {
    const writer = lineWriter(to);
    let last: string | null = null;
    for (const { key, offset, bytes } of places) {
      if (key === last && from.unique) throw twice(key);
      last = key;
      await writer.line(await textAt(from.handle, offset, bytes));
    }
    const written = await writer.end();
    onStep('sorted');
    await rename(aside, path);
    onStep('sorted file renamed');
    return written;
  } finally {
    await to.close();
  }
}

export interface Difference {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly removed: number;
}

/** Compares two sorted files of lines by key. */
export async function difference(
  before: { handle: FileHandle; bytes: number },
  after: { handle: FileHandle; bytes: number },
): Promise<Difference> {
  let [added, changed, same, removed] = [0, 0, 0, 0];
  const left = texts(before);
  const right = texts(after);
  let a = await left.next();
  let b = await right.next();
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : byCodeUnit(a.value.key, b.value.key);
    if (order < 0) removed++;
    else if (order > 0) added++;
    else if (a.value?.text === b.value?.text) same++;
    else changed++;
    if (order <= 0) a = await left.next();
    if (order >= 0) b = await right.next();
  }
  return { added, changed, same, removed };
}

async function* texts(file: { handle: FileHandle; bytes: number }) {
  for await (const lines of lineBatches(file.handle, file.bytes)) {
    for (const { text } of lines) yield { text, key: lineKey(text) };
  }
}
