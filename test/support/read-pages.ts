/** Real papers read into a corpus, and their rows: what tests and benches over shared data begin with. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '../../graph/collect.ts';
import type { Rows } from '../../graph/holdings.ts';
import type { Rng } from '../../graph/random.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import { type BuildReport, build } from '../../src/build.ts';
import { silentProgress } from '../../src/progress.ts';

import { PAGES, pageFiles } from './shared.ts';

/** Reads sources into the corpus folder, with one run behind its communities; the store is left open. */
export async function readInto(
  folder: string,
  sources: readonly string[],
): Promise<{ readonly store: Store; readonly report: BuildReport }> {
  const store = await openStore(folder);
  const report = await build({
    sources,
    store,
    input: { cwd: PAGES, stdin: (async function* () {})() },
    asOf: null,
    analysis: { seed: 1, resolution: null, algorithm: 'louvain', runs: 1 },
    progress: silentProgress,
  });
  return { store, report };
}

/** The five pages, read, recognised and resolved. */
export async function pageRows(): Promise<Rows> {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-pages-'));
  const { store } = await readInto(folder, pageFiles());
  const rows = {
    papers: await collect(store.read('papers')),
    entities: await collect(store.read('entities')),
    edges: await collect(store.read('edges')),
  };
  await store.close();
  await rm(folder, { recursive: true });
  return rows;
}

/** The rows as they may have been before: one paper in twenty is not there yet, nor what it alone holds. */
export function earlier(rows: Rows, random: Rng): Rows {
  const papers = rows.papers.filter(() => random() > 0.05);
  const there = new Set(papers.map(({ id }) => id));
  const edges = rows.edges.filter(({ source }) => there.has(source));
  const held = new Set(edges.map(({ target }) => target));
  return { papers, edges, entities: rows.entities.filter(({ id }) => held.has(id)) };
}
