/**
 * One state of a corpus folder, held by open files: a later write renames other files into place and never changes these.
 *
 * The manifest is the point of commit. A table that it names lies either under its own name or, when a writer was
 * stopped after the commit, still under `NAME.<checksum>.new`; a file of that name is always whole.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableName } from '../contract.ts';
import { hasCode } from '../holder.ts';
import { parseManifest, type StoredManifest } from '../manifest.ts';
import { ANALYSIS_FOLDER, broken, CORRECTIONS, MANIFEST, newPath, TABLE_FILES, TABLE_NAMES } from './layout.ts';

export interface TableFile {
  /** For messages. */
  readonly path: string;
  readonly handle: FileHandle;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface Generation {
  readonly manifest: StoredManifest;
  /** The bytes of `manifest.json`. */
  readonly text: string;
  readonly tables: ReadonlyMap<TableName, TableFile>;
  readonly corrections: string;
  /** Keeps the files open until as many `release` calls; the opener holds one. */
  retain(): void;
  release(): Promise<void>;
}

/** Opens the newest generation; null when nothing has been stored. Throws `store-broken` or `store-schema`. */
export async function openGeneration(root: string): Promise<Generation | null> {
  for (let tries = 1; ; tries++) {
    const found = await tryOpen(root, tries >= 50);
    if (found !== 'moved') return found;
  }
}

/** 'moved' when a writer committed while we were opening. */
async function tryOpen(root: string, last: boolean): Promise<Generation | null | 'moved'> {
  const path = join(root, MANIFEST);
  const head = await openFile(path);
  if (!head) return null;
  await refuseLinkedFolder(root);
  const handles: FileHandle[] = [];
  let done = false;
  try {
    const before = await head.stat({ bigint: true });
    const text = await head.readFile('utf8');
    const moved = async () => {
      const now = await stat(path, { bigint: true });
      return now.ino !== before.ino || now.mtimeNs !== before.mtimeNs || now.size !== before.size;
    };
    const manifest = parseManifest(text, path);
    const tables = new Map<TableName, TableFile>();
    for (const name of TABLE_NAMES) {
      const info = manifest.tables[name];
      if (!info) continue;
      const file = TABLE_FILES[name];
      const handle = (await openFile(newPath(root, file, info.sha256))) ?? (await openFile(join(root, file)));
      if (handle) handles.push(handle);
      const size = handle ? (await handle.stat()).size : null;
      if (size !== info.bytes || !handle) {
        if (!last && (await moved())) return 'moved';
        throw broken(
          join(root, file),
          null,
          size === null ? 'is missing' : `has ${size} bytes, but ${MANIFEST} says ${info.bytes}`,
        );
      }
      tables.set(name, { path: join(root, file), handle, sha256: info.sha256, bytes: info.bytes, rows: info.rows });
    }
    const corrections = await readCorrections(root, manifest);
    if (!last && (await moved())) return 'moved';
    done = true;
    return generation({ manifest, text, tables, corrections }, handles);
  } finally {
    await head.close();
    if (!done) await closeAll(handles);
  }
}

export async function refuseLinkedFolder(root: string): Promise<void> {
  const path = join(root, ANALYSIS_FOLDER);
  const found = await lstat(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (found && !found.isDirectory()) throw broken(path, null, 'is no folder');
}

/** The user may edit the corrections by hand: they are read as they are, and not held against a checksum. */
async function readCorrections(root: string, manifest: StoredManifest): Promise<string> {
  const pending =
    manifest.corrections === null ? null : await openFile(newPath(root, CORRECTIONS, manifest.corrections));
  const handle = pending ?? (await openFile(join(root, CORRECTIONS)));
  if (!handle) return '';
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function generation(
  parts: Pick<Generation, 'manifest' | 'text' | 'tables' | 'corrections'>,
  handles: readonly FileHandle[],
): Generation {
  let users = 1;
  return {
    ...parts,
    retain() {
      users++;
    },
    async release() {
      users--;
      if (users === 0) await closeAll(handles);
    },
  };
}

async function closeAll(handles: readonly FileHandle[]): Promise<void> {
  for (const handle of handles) await handle.close();
}

/** Null when there is no such file; a link is refused, since it could lead out of the folder. */
export async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
    if (hasCode(error, 'ELOOP')) throw broken(path, null, 'is a link', error);
    throw error;
  }
}
