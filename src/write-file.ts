/** Writes files whole or not at all: aside first, synced, then put into place together. */
import { link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KnownError } from '../graph/errors.ts';

export interface WriteOptions {
  /** Whether a file that stands there may be replaced. */
  readonly force: boolean;
}

const BUFFER_CHARACTERS = 1 << 16;

export interface FileToWrite {
  readonly path: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string>;
}

/**
 * Returns the bytes written. Throws `exists` for a target that may not be replaced, `unavailable` where writing fails;
 * either way nothing new is left behind.
 */
export async function writeWhole(files: readonly FileToWrite[], { force }: WriteOptions): Promise<number> {
  if (!force) {
    for (const { path } of files) if (await exists(path)) throw taken(path);
  }
  const asides: string[] = [];
  let bytes = 0;
  try {
    for (const { path, pieces } of files) {
      const aside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
      asides.push(aside);
      try {
        bytes += await writeAside(aside, pieces);
      } catch (error) {
        throw error instanceof KnownError ? error : cannotWrite(path, error);
      }
    }
    for (const [index, { path }] of files.entries()) {
      try {
        if (force) await rename(asides[index]!, path);
        else await place(asides[index]!, path);
      } catch (error) {
        throw error instanceof KnownError ? error : cannotWrite(path, error);
      }
    }
    return bytes;
  } catch (error) {
    for (const aside of asides) {
      await unlink(aside).catch(() => {
        // Already in place or never made: either way nothing is left over.
      });
    }
    throw error;
  }
}

async function writeAside(aside: string, pieces: FileToWrite['pieces']): Promise<number> {
  await mkdir(dirname(aside), { recursive: true });
  const file = await open(aside, 'w');
  try {
    let bytes = 0;
    let held = '';
    for await (const piece of pieces) {
      if (typeof piece !== 'string') {
        await file.writeFile(held);
        await file.writeFile(piece);
        bytes += Buffer.byteLength(held) + piece.length;
        held = '';
        continue;
      }
      held += piece;
      if (held.length < BUFFER_CHARACTERS) continue;
      bytes += (await file.write(held)).bytesWritten;
      held = '';
    }
    bytes += (await file.write(held)).bytesWritten;
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/** A link refuses where a rename would replace what another process has put there meanwhile. */
async function place(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken(path);
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
    await rename(aside, path);
    return;
  }
  await unlink(aside);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw cannotWrite(path, error);
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function taken(path: string): KnownError {
  return new KnownError('exists', `${path} exists already`, 'choose another name, or add --force to replace it');
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that place is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EISDIR: 'that is a folder',
  ENOTDIR: 'part of the path is a file',
};

/** What went wrong in words; an error that is not of the file system stays as it is. */
export function cannotWrite(path: string, error: unknown): KnownError | unknown {
  const code = codeOf(error);
  if (code === null) return error;
  return new KnownError(
    'unavailable',
    `cannot write ${path}: ${WHY[code] ?? code}`,
    'nothing was left behind: choose another place, or make room',
    { cause: error },
  );
}
