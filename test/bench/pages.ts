/** The five pages of the shared folder as rows: read, recognised and resolved, as the benches of communities want them. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rows } from '../../graph/holdings.ts';
import { openStore } from '../../graph/stores/index.ts';
import { build } from '../../src/build.ts';
import { silentProgress } from '../../src/progress.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const SHARED = resolve(root, process.env.KINDRED_SHARED ?? '../shared');

async function all<Row>(stream: AsyncIterable<Row>): Promise<Row[]> {
  const out: Row[] = [];
  for await (const row of stream) out.push(row);
  return out;
}

export async function pageRows(): Promise<Rows> {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-pages-'));
  const store = await openStore(folder);
  const names = await readdir(join(SHARED, 'pages'));
  await build({
    sources: names.map((name) => join(SHARED, 'pages', name)),
    store,
    input: { cwd: folder, stdin: (async function* () {})() },
    asOf: null,
    analysis: { seed: 1, resolution: null, algorithm: 'louvain', runs: 1 },
    progress: silentProgress,
  });
  const found = {
    papers: await all(store.read('papers')),
    entities: await all(store.read('entities')),
    edges: await all(store.read('edges')),
  };
  await store.close();
  await rm(folder, { recursive: true });
  return found;
}
