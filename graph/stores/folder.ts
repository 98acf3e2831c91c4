/** The corpus folder: a store of sorted JSON lines that jq and git can read, replaced as a whole or not at all. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { byCodeUnit } from '../ids.ts';
import type { Edge } from '../model.ts';
import type { Change, Store, TableName, Tables } from './contract.ts';
import { commit, leftovers, recover } from './folder/commit.ts';
import { type Generation, openFile, openGeneration } from './folder/generation.ts';
import { broken, CORRECTIONS, MANIFEST } from './folder/layout.ts';
import { lineBatches } from './folder/lines.ts';
import { deadLocks, takeLock } from './folder/lock.ts';
import { type Adjacency, type Offsets, offsetsByEnds, offsetsById, parseRow } from './folder/offsets.ts';
import type { OnStep } from './folder/stage.ts';
import { hasCode } from './holder.ts';
import { publicManifest, refuseStale } from './manifest.ts';

export interface FolderOptions {
  /** Called after every step of a write or recovery that touches the disk. For tests. */
  readonly onStep?: OnStep;
}

/** A generation with the indexes built over it so far. */
interface View {
  readonly generation: Generation;
  readonly offsets: Map<TableName, Promise<Offsets>>;
  readonly adjacency: Map<TableName, Promise<Adjacency>>;
}

/**
 * Opens a corpus folder, which need not exist yet, and finishes or removes what a stopped write left there.
 * Throws `store-schema` or `store-broken`.
 */
export async function openFolder(path: string, options: FolderOptions = {}): Promise<Store> {
  const root = resolve(path);
  const onStep = options.onStep ?? (() => undefined);
  await tidy(root, onStep);
  let view = viewOf(await openGeneration(root));

  async function move(next: Generation | null): Promise<void> {
    const old = view;
    view = viewOf(next);
    await old?.generation.release();
  }

  async function using<T>(empty: T, work: (view: View) => Promise<T>): Promise<T> {
    const now = view;
    if (!now) return empty;
    now.generation.retain();
    try {
      return await work(now);
    } finally {
      await now.generation.release();
    }
  }

  return {
    name: path,
    manifest: async () => (view ? publicManifest(view.generation.manifest) : null),
    read: (table) => readTable(() => view?.generation ?? null, table),
    get: (table, ids) => using([], (now) => rowsById(now, table, ids)),
    edgesOf: (id) => using<Edge[]>([], (now) => edgesOf(now, id)),
    corrections: async () => view?.generation.corrections ?? (await looseCorrections(root)),
    async write(change: Change) {
      const lock = await takeLock(root);
      try {
        onStep('locked');
        const before = await openGeneration(root);
        try {
          await recover(root, before?.manifest ?? null, onStep);
          refuseStale(before?.manifest.build ?? null, change);
          const report = await commit(root, change, before, lock, onStep);
          if (!report.unchanged || before?.text !== view?.generation.text) await move(await openGeneration(root));
          return report;
        } finally {
          await before?.release();
        }
      } finally {
        await lock.release();
        onStep('unlocked');
      }
    },
    async refresh() {
      const next = await openGeneration(root);
      if (!next || next.text === view?.generation.text) {
        await next?.release();
        return false;
      }
      await move(next);
      return true;
    },
    async close() {
      const old = view;
      view = null;
      await old?.generation.release();
    },
  };
}

function viewOf(generation: Generation | null): View | null {
  return generation && { generation, offsets: new Map(), adjacency: new Map() };
}

/** Recovers when there is something to recover and nobody is writing; where it cannot, readers still see one whole state. */
async function tidy(root: string, onStep: OnStep): Promise<void> {
  if ((await leftovers(root)).length === 0 && (await deadLocks(root)).length === 0) return;
  let lock: Awaited<ReturnType<typeof takeLock>>;
  try {
    lock = await takeLock(root, 'tidy');
  } catch (error) {
    if (hasCode(error, 'store-locked') || hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) return;
    throw error;
  }
  try {
    const generation = await openGeneration(root);
    await generation?.release();
    await recover(root, generation?.manifest ?? null, onStep);
  } finally {
    await lock.release();
  }
}

async function* readTable<K extends TableName>(newest: () => Generation | null, table: K): AsyncGenerator<Tables[K]> {
  const generation = newest();
  const file = generation?.tables.get(table);
  if (!generation || !file) return;
  generation.retain();
  try {
    const hash = createHash('sha256');
    let number = 0;
    for await (const lines of lineBatches(file.handle, file.bytes, (piece) => hash.update(piece))) {
      for (const line of lines) yield parseRow(table, file, line.text, ++number);
    }
    if (hash.digest('hex') !== file.sha256) {
      throw broken(file.path, null, `does not have the checksum that ${MANIFEST} names`);
    }
  } finally {
    await generation.release();
  }
}

/** Builds an index once; a failed build is not kept. */
function once<T>(cache: Map<TableName, Promise<T>>, table: TableName, build: () => Promise<T>): Promise<T> {
  const known = cache.get(table);
  if (known) return known;
  const made = build();
  cache.set(table, made);
  made.catch(() => cache.delete(table));
  return made;
}

async function rowsById<K extends TableName>(view: View, table: K, ids: readonly string[]): Promise<Tables[K][]> {
  const file = view.generation.tables.get(table);
  if (!file) return [];
  const offsets = await once(view.offsets, table, () => offsetsById(file));
  const out: Tables[K][] = [];
  for (const id of ids) {
    const line = await offsets.lineOf(id);
    if (line) out.push(parseRow(table, file, line.text, line.number));
  }
  return out;
}

async function edgesOf(view: View, id: string): Promise<Edge[]> {
  const out: Edge[] = [];
  for (const table of ['edges', 'derived'] as const) {
    const file = view.generation.tables.get(table);
    if (!file) continue;
    const adjacency = await once(view.adjacency, table, () => offsetsByEnds(file));
    for (const { text, number } of await adjacency.linesOf(id)) out.push(parseRow(table, file, text, number));
  }
  return out.sort((a, b) => byCodeUnit(a.id, b.id));
}

/** Corrections that a person wrote before the first build. */
async function looseCorrections(root: string): Promise<string> {
  const handle = await openFile(join(root, CORRECTIONS));
  if (!handle) return '';
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
