/**
 * Replaces several files of a corpus folder in one step.
 *
 * 1. Under the lock, each new file is written as `NAME.part`, synced, and renamed to `NAME.<checksum>.new`.
 * 2. `manifest.json.part`, which names every table by its checksum, is synced and renamed to `manifest.json`: the commit.
 * 3. Each `NAME.<checksum>.new` is renamed to `NAME`.
 *
 * Stopped before 2: the old manifest names the old files, which nobody touched; the leftovers are removed.
 * Stopped after 2: the new manifest names the new files, whole under their waiting names; readers find them there and
 * the next opener finishes step 3.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../../errors.ts';
import type { Change, TableName, WriteReport } from '../contract.ts';
import { composeManifest, printManifest, publicManifest, type StoredManifest, type StoredTables } from '../manifest.ts';
import { type Generation, openFile, refuseLinkedFolder } from './generation.ts';
import {
  ANALYSIS_FOLDER,
  CORRECTIONS,
  LEFTOVER,
  MANIFEST,
  newPath,
  partPath,
  TABLE_FILES,
  TABLE_NAMES,
} from './layout.ts';
import { deadLocks, type Lock, namesIn } from './lock.ts';
import { difference, type OnStep, stageRows } from './stage.ts';

interface Waiting {
  readonly file: string;
  readonly sha256: string;
}

/** Writes a change over `before`, the newest generation (null: nothing stored). The caller holds the lock. */
export async function commit(
  root: string,
  change: Change,
  before: Generation | null,
  lock: Lock,
  onStep: OnStep,
): Promise<WriteReport> {
  if (!before) await refuseForeignFiles(root);
  await refuseLinkedFolder(root);
  await mkdir(join(root, ANALYSIS_FOLDER), { recursive: true });
  onStep('folders');
  try {
    const waiting: Waiting[] = [];
    const tables: { -readonly [K in keyof StoredTables]: StoredTables[K] } = { ...before?.manifest.tables };
    const report: { -readonly [K in TableName]?: NonNullable<WriteReport['tables'][K]> } = {};
    for (const name of TABLE_NAMES) {
      const rows = change.tables[name];
      if (!rows) continue;
      const part = partPath(root, TABLE_FILES[name]);
      const info = await stageRows(part, rows, (step) => onStep(`${name}: ${step}`));
      report[name] = await compare(part, name, info.bytes, info.sha256, before);
      tables[name] = info;
      await keep(root, TABLE_FILES[name], info.sha256, info.sha256 !== before?.manifest.tables[name]?.sha256, waiting);
      onStep(`${name}: staged`);
    }
    const corrections = await stageCorrections(root, change, before, waiting);
    onStep('corrections: staged');
    const manifest = composeManifest(change.manifest, tables, corrections);
    const unchanged = waiting.length === 0 && printManifest(manifest) === before?.text;
    if (!unchanged) await publish(root, manifest, waiting, lock, onStep);
    return { unchanged, tables: report, manifest: publicManifest(manifest) };
  } catch (error) {
    await clearUnlessCommitted(root);
    throw error;
  }
}

async function compare(part: string, name: TableName, bytes: number, sha256: string, before: Generation | null) {
  const old = before?.tables.get(name);
  if (old && old.sha256 === sha256) return { added: 0, changed: 0, same: old.rows, removed: 0 };
  const handle = await open(part, 'r');
  try {
    return await difference(old ?? { handle, bytes: 0 }, { handle, bytes });
  } finally {
    await handle.close();
  }
}

/** Renames a synced part to its waiting name, or drops it when the store holds the same bytes already. */
async function keep(root: string, file: string, sha256: string, wanted: boolean, waiting: Waiting[]): Promise<void> {
  if (!wanted) return rm(partPath(root, file));
  await rename(partPath(root, file), newPath(root, file, sha256));
  waiting.push({ file, sha256 });
}

/** The checksum of the corrections that this state was built with; null when there are none. */
async function stageCorrections(
  root: string,
  change: Change,
  before: Generation | null,
  waiting: Waiting[],
): Promise<string | null> {
  const existing = await openFile(join(root, CORRECTIONS));
  const now = existing ? await existing.readFile('utf8') : null;
  await existing?.close();
  const text = change.corrections ?? now;
  if (text === null || (text === '' && now === null && before?.manifest.corrections == null)) return null;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (text === now) return sha256;
  const handle = await open(partPath(root, CORRECTIONS), 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await keep(root, CORRECTIONS, sha256, true, waiting);
  return sha256;
}

async function publish(
  root: string,
  manifest: StoredManifest,
  waiting: readonly Waiting[],
  lock: Lock,
  onStep: OnStep,
): Promise<void> {
  const part = partPath(root, MANIFEST);
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(printManifest(manifest));
    await handle.sync();
  } finally {
    await handle.close();
  }
  onStep('manifest: written');
  await syncFolders(root);
  onStep('folders synced');
  await lock.check();
  await rename(part, join(root, MANIFEST));
  onStep('manifest: renamed');
  await syncFolders(root);
  onStep('committed');
  for (const { file, sha256 } of waiting) {
    await rename(newPath(root, file, sha256), join(root, file));
    onStep(`${file}: in place`);
  }
  await syncFolders(root);
  onStep('finished');
}

/** After an error of this process: removes what was staged, unless the manifest already names it. */
async function clearUnlessCommitted(root: string): Promise<void> {
  const manifest = await openFile(join(root, MANIFEST));
  const text = manifest ? await manifest.readFile('utf8') : '';
  await manifest?.close();
  for (const { path, sha } of await leftovers(root)) {
    if (!sha || !text.includes(`"${sha}`)) await rm(path, { force: true });
  }
}

/** Finishes a committed write that was stopped and removes the leftovers of one that was not committed. The caller holds the lock. */
export async function recover(root: string, manifest: StoredManifest | null, onStep: OnStep): Promise<void> {
  const wanted = new Map<string, string>();
  for (const name of TABLE_NAMES) {
    const info = manifest?.tables[name];
    const file = TABLE_FILES[name];
    if (info) wanted.set(newPath(root, file, info.sha256), join(root, file));
  }
  if (manifest?.corrections) wanted.set(newPath(root, CORRECTIONS, manifest.corrections), join(root, CORRECTIONS));
  for (const { path } of await leftovers(root)) {
    const target = wanted.get(path);
    if (target) await rename(path, target);
    else await rm(path, { force: true });
    onStep(`recovered ${path}`);
  }
  for (const path of await deadLocks(root)) await rm(path, { force: true });
  await syncFolders(root);
}

/** Files of ours that a stopped write left; other people's files are never touched. */
export async function leftovers(root: string): Promise<{ path: string; sha: string | null }[]> {
  const ours = new Set<string>([...Object.values(TABLE_FILES), CORRECTIONS, MANIFEST]);
  const out: { path: string; sha: string | null }[] = [];
  for (const folder of ['', ANALYSIS_FOLDER]) {
    for (const name of await namesIn(join(root, folder))) {
      const found = LEFTOVER.exec(folder ? `${folder}/${name}` : name);
      const base = found?.[1]?.replace(/\.sorted$/, '');
      if (found && base && ours.has(base)) out.push({ path: join(root, folder, name), sha: found[2] ?? null });
    }
  }
  return out;
}

async function refuseForeignFiles(root: string): Promise<void> {
  for (const file of Object.values(TABLE_FILES)) {
    const found = await stat(join(root, file)).catch(() => null);
    if (!found) continue;
    throw new KnownError(
      'exists',
      `${root} holds a file ${file}, but no ${MANIFEST} that says Kindred wrote it`,
      'Name an empty or new folder with --store.',
    );
  }
}

async function syncFolders(root: string): Promise<void> {
  for (const folder of [root, join(root, ANALYSIS_FOLDER)]) {
    const handle = await openFile(folder);
    try {
      await handle?.sync();
    } finally {
      await handle?.close();
    }
  }
}
