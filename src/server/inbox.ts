/** Files that came through the page: each is kept whole in one folder, under a name that leads nowhere else. */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { KnownError } from '../../graph/errors.ts';

const MOST_NAME = 120;
/** Names that Windows takes for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The last part of a client's name, of letters, digits and `._-` alone: no separator, no leading dot, never empty. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
  const name = plain && !DEVICES.test(plain) ? plain : `papers-${plain}`.replace(/-$/, '');
  const points = [...name];
  if (points.length <= MOST_NAME) return name;
  const ending = extname(name).slice(0, 12);
  return `${points.slice(0, MOST_NAME - ending.length).join('')}${ending}`;
}

/**
 * Streams `pieces` into `folder` (made when missing) and returns the file's path: `name`, or `name-2.txt` and so on where
 * another file has the name; the same bytes under the same name are kept once. Nothing is left behind on an error.
 */
export async function keepFile(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (!(await lstat(folder)).isDirectory()) {
    throw new KnownError('store-broken', `${folder} is no folder`, 'remove it, so that Kindred can make one');
  }
  const part = join(folder, `.${randomUUID()}.part`);
  const hash = createHash('sha256');
  try {
    const handle = await open(part, 'wx', 0o600);
    let bytes = 0;
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.byteLength;
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (bytes === 0) throw new KnownError('bad-request', 'the file is empty', 'choose a file that holds papers');
    return await named(folder, name, part, hash.digest('hex'));
  } finally {
    await rm(part, { force: true });
  }
}

/** A hard link never replaces a file, so two uploads of one name cannot meet. */
async function named(folder: string, name: string, part: string, sha256: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ending}`);
    try {
      await link(part, path);
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if ((await digestOf(path)) === sha256) return path;
  }
}

/** Null for a link or what is no file. */
async function digestOf(path: string): Promise<string | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'EISDIR')) return null;
    throw error;
  }
  try {
    if (!(await handle.stat()).isFile()) return null;
    const hash = createHash('sha256');
    for await (const piece of handle.createReadStream({ autoClose: false })) hash.update(piece);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
