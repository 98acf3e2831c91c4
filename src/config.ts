/** Where things are and what holds when nothing is said: the store, the explorer's files, the sample. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './version.ts';

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 7447;
export const DEFAULT_SEED = 1;
const DEFAULT_STORE = './kindred-corpus';

/** The built explorer. */
export const WEB_DIR = fileURLToPath(new URL('dist/web', ROOT));

/** The explorer as one classic script, for pages without a server. */
export const PUBLISHED_DIR = fileURLToPath(new URL('dist/published', ROOT));

/** The bundled papers that are read when no source is named, with summaries in Kindred's own words. */
export const SAMPLE_FILE = fileURLToPath(new URL('./sample/papers.jsonl', import.meta.url));

export type Env = Readonly<Record<string, string | undefined>>;

/** `--store`, else KINDRED_STORE, else ./kindred-corpus; a folder as an absolute path, a server's address as it is. */
export function storeLocation(flag: string | undefined, env: Env, cwd: string): string {
  const where = flag || env.KINDRED_STORE || DEFAULT_STORE;
  return /^[a-z][a-z0-9+]+:\/\//i.test(where) ? where : resolve(cwd, where);
}

/** Where recognition remembers what it has read: beside a corpus folder; null for a server. */
export function memoryFolder(where: string): string | null {
  return where.includes('://') ? null : resolve(where, 'cache');
}

/** Where the answers of services are kept: in the corpus folder; for a server's store in the folder at hand. */
export function fetchedFolder(where: string, cwd: string): string {
  return where.includes('://') ? resolve(cwd, 'kindred-fetched') : resolve(where, 'fetched');
}

let digest: string | null = null;

/** SHA-256 of the bundled sample: tells whether a corpus was built from it, whatever the input is called. */
export function sampleDigest(): string {
  digest ??= createHash('sha256').update(readFileSync(SAMPLE_FILE)).digest('hex');
  return digest;
}
