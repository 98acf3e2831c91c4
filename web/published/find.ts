/** Search in a page: over names at once, over the words of the texts as soon as they have been read too. */
import { createSearch, type Search, type SearchDocument, type SearchedGraph } from '../../graph/search.ts';

/** Texts read between two moments in which the page can do something else. */
const AT_ONCE = 100;

export interface Finder {
  /** What can be searched now. Throws what kept the texts from being read. */
  readonly now: () => Search;
  /** Ends when the texts are searched too, or never will be. */
  readonly settled: Promise<void>;
}

/** `texts[i]` is that of `documents[i]`; `pause` lets the page do something else. */
export async function openFinder(
  graph: SearchedGraph,
  documents: readonly SearchDocument[],
  texts: () => Promise<readonly string[]>,
  pause: () => Promise<void>,
): Promise<Finder> {
  let best = await createSearch(graph, documents);
  let failed: { readonly why: unknown } | null = null;
  const add = async (): Promise<void> => {
    const read = await texts();
    // Of a large corpus no texts are searched: then the names are all.
    if (read.some(Boolean)) best = await createSearch(graph, withTexts(documents, read, pause));
  };
  const settled = add().catch((why: unknown) => {
    failed = { why };
  });
  const now = (): Search => {
    if (failed) throw failed.why;
    return best;
  };
  return { now, settled };
}

async function* withTexts(documents: readonly SearchDocument[], texts: readonly string[], pause: () => Promise<void>) {
  for (const [i, document] of documents.entries()) {
    if (i % AT_ONCE === 0) await pause();
    yield { ...document, text: texts[i] ?? '' };
  }
}
