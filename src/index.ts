/**
 * Kindred as a library: the functions behind the commands, typed.
 *
 *     import { build, openCorpus, openStore, related, silentProgress } from 'kindred';
 *
 *     const store = await openStore('./kindred-corpus');
 *     await build({
 *       sources: ['papers.jsonl'],
 *       store,
 *       input: { cwd: process.cwd(), stdin: process.stdin },
 *       asOf: null,
 *       analysis: { seed: 1, resolution: null, algorithm: 'louvain', runs: 10 },
 *       progress: silentProgress,
 *     });
 *     const corpus = await openCorpus(store);
 *     const { papers } = await related(corpus, ['LoRA'], { limit: 5 });
 *     console.log(papers.map(({ label, score }) => `${score} ${label}`).join('\n'));
 *     await store.close();
 *
 * What cannot be done throws a KnownError: a code, a sentence, and what to do.
 */
import { relatedIndex } from '../graph/related-index.ts';
import type { RelatedAnswer } from './api.ts';
import { onceDone } from './once-done.ts';
import type { Corpus } from './views/corpus.ts';
import { type RelatedQuery, relatedAnswer } from './views/related.ts';
import { wordVectors } from './word-vectors.ts';

export { KnownError } from '../graph/errors.ts';
export type { ExportFormat, ExportSource } from '../graph/exports/contract.ts';
export { EXPORTS, exportFormat } from '../graph/exports/index.ts';
export type {
  Community,
  Edge,
  Entity,
  Evidence,
  GraphNode,
  Manifest,
  NodeAnalysis,
  Paper,
  Problem,
} from '../graph/model.ts';
export type { Store } from '../graph/stores/contract.ts';
export { openStore } from '../graph/stores/index.ts';
export { analyseStore } from './analyse.ts';
export type * from './api.ts';
export { type BuildOptions, type BuildReport, build } from './build.ts';
export { wholeGraph } from './export-source.ts';
export { silentProgress } from './progress.ts';
export { createServer } from './server/index.ts';
export { listen } from './server/listen.ts';
export { VERSION } from './version.ts';
export { type Corpus, openCorpus } from './views/corpus.ts';
export { mapAnswer } from './views/map.ts';
export { nodeAnswer } from './views/node.ts';
export { openSearch } from './views/search.ts';
export { selectedGraph, selectionAnswer } from './views/selection.ts';
export { gapsAnswer, lineageAnswer, pathAnswer } from './views/walks.ts';
export { writeWhole } from './write-file.ts';

const indexes = new WeakMap<Corpus, () => ReturnType<typeof relatedIndex>>();

/** Papers near one or several, named as people name them, each with its receipt. The first call reads all texts. */
export async function related(
  corpus: Corpus,
  papers: readonly string[],
  query: Partial<RelatedQuery> = {},
): Promise<RelatedAnswer> {
  const index =
    indexes.get(corpus) ?? onceDone(() => relatedIndex(corpus.graph, corpus.store.read('papers'), wordVectors()));
  indexes.set(corpus, index);
  const { limit = 20, weights = {}, exclude = [], years = null, diversity = 0 } = query;
  return relatedAnswer(corpus, await index(), papers, { limit, weights, exclude, years, diversity });
}
