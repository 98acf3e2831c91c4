/** A published map: a folder that opens in a browser without a server, today and in ten years. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KnownError } from '../../graph/errors.ts';
import type { ExportSource } from '../../graph/exports/contract.ts';
import type { Progress } from '../progress.ts';
import { VERSION } from '../version.ts';
import type { Corpus } from '../views/corpus.ts';
import { cannotWrite, writeWhole } from '../write-file.ts';
import { type DataFile, dataFiles } from './data.ts';
import { page, publishedExports } from './page.ts';

export interface PublishOptions {
  readonly corpus: Corpus;
  /** The whole graph, for the exports. */
  readonly source: ExportSource;
  /** The explorer as one classic script with its style (dist/published). */
  readonly appDir: string;
  readonly target: string;
  readonly title: string;
  /** Whether an earlier published map may be replaced; nothing else ever is. */
  readonly force: boolean;
  /** How this was asked for, for the manifest. */
  readonly command: string;
  readonly progress: Progress;
}

export interface PublishReport {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

const MANIFEST = 'manifest.json';
const KIND = 'kindred-published-map';
const APP_FILES = ['kindred.js', 'kindred.css'] as const;

/** Throws `exists` where something else stands at the target, `unavailable` where the explorer has not been built. */
export async function publish(options: PublishOptions): Promise<PublishReport> {
  const target = resolve(options.target);
  await mayReplace(target, options.force);
  const aside = `${target}.${process.pid}.part`;
  const files: { path: string; bytes: number; sha256: string }[] = [];
  const put = async ({ path, text }: DataFile) => {
    await mkdir(dirname(join(aside, path)), { recursive: true });
    await writeFile(join(aside, path), text);
    files.push({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) });
  };
  const stage = options.progress.stage('publish');
  try {
    for (const path of APP_FILES) await put({ path, text: await appFile(options.appDir, path) });
    await put({ path: 'index.html', text: page(options.title) });
    for await (const file of dataFiles(options.corpus, stage)) await put(file);
    for (const { path, write } of publishedExports()) {
      await writeWhole([{ path: join(aside, path), pieces: write(options.source) }], { force: true });
      const text = await readFile(join(aside, path));
      files.push({ path, bytes: text.length, sha256: sha256(text) });
    }
    const { manifest } = options.corpus;
    const about = {
      kind: KIND,
      kindred: VERSION,
      command: options.command,
      build: manifest.build,
      schema: manifest.schema,
      as_of: manifest.as_of,
      counts: manifest.counts,
      analysis: manifest.analysis,
      inputs: manifest.inputs,
      files,
    };
    await put({ path: MANIFEST, text: `${JSON.stringify(about, null, 2)}\n` });
    await putInPlace(aside, target);
  } catch (error) {
    // Where nothing may be written there is nothing to take away either.
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof KnownError ? error : cannotWrite(target, error);
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  stage.end(`${files.length} files  ${(bytes / 1e6).toFixed(1)} MB`);
  return { folder: target, files: files.length, bytes };
}

/** An empty folder, or a map that Kindred published before: no other thing is ever taken away. */
async function mayReplace(target: string, force: boolean): Promise<void> {
  const found = await stat(target).catch(() => null);
  if (!found) return;
  const names = found.isDirectory() ? await readdir(target) : null;
  if (names?.length === 0) return;
  const own =
    names?.includes(MANIFEST) && (await readFile(join(target, MANIFEST), 'utf8')).includes(`"kind": "${KIND}"`);
  if (own && force) return;
  throw new KnownError(
    'exists',
    own ? `${target} holds a published map already` : `${target} exists and is no published map`,
    own ? 'choose another folder, or add --force to replace it' : 'choose a folder that does not exist yet',
  );
}

/** At every moment the old map or the new one stands, under its name or beside it. */
async function putInPlace(aside: string, target: string): Promise<void> {
  const old = `${target}.${process.pid}.old`;
  const replaced = await rename(target, old).then(
    () => true,
    () => false,
  );
  await rename(aside, target);
  if (replaced) await rm(old, { recursive: true });
}

async function appFile(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new KnownError('unavailable', 'the explorer has not been built', 'run npm run build, then publish again', {
      cause: error,
    });
  }
}

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
