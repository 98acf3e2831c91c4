/** What the server holds of one build: the corpus, and its answers, each made when first asked; search soon after the map. */
import { type RelatedIndex, relatedIndex } from '../../graph/related-index.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { onceDone } from '../once-done.ts';
import { type Corpus, openCorpus } from '../views/corpus.ts';
import { communityMap, firstMap } from '../views/map.ts';
import { methodsAnswer, networkOf } from '../views/methods.ts';
import { openSearch, type Search } from '../views/search.ts';
import { wordVectors } from '../word-vectors.ts';
import { type EncodedBody, encodedBody } from './encoded.ts';

const HELD_COMMUNITIES = 6;
/** Milliseconds after the map was asked for until search is made ready: readers search next, and it takes seconds over a large corpus. */
const BEFORE_SEARCH = 300;

export interface HeldBuild {
  readonly corpus: Corpus;
  readonly map: () => EncodedBody;
  /** One community of a corpus that is too large to be drawn whole. */
  readonly community: (id: string) => EncodedBody;
  readonly methods: () => EncodedBody;
  readonly search: () => Promise<Search>;
  readonly related: () => Promise<RelatedIndex>;
}

export async function holdBuild(store: Store): Promise<HeldBuild> {
  const corpus = await openCorpus(store);
  const search = onceDone(() => openSearch(corpus));
  return {
    corpus,
    map: once(() => {
      // A failure is no loss: whoever searches tries again, and is told.
      setTimeout(() => search().catch(() => null), BEFORE_SEARCH).unref();
      return encodedBody(JSON.stringify(firstMap(corpus)));
    }),
    community: latest((id) => encodedBody(JSON.stringify(communityMap(corpus, id)))),
    methods: once(() => encodedBody(JSON.stringify(methodsAnswer(corpus, networkOf(corpus))))),
    search,
    related: onceDone(() => relatedIndex(corpus.graph, store.read('papers'), wordVectors())),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The last few answers are held: readers go to and fro between communities. */
function latest<T>(make: (id: string) => T): (id: string) => T {
  const held = new Map<string, T>();
  return (id) => {
    const value = held.get(id) ?? make(id);
    held.delete(id);
    held.set(id, value);
    for (const oldest of held.keys()) if (held.size > HELD_COMMUNITIES) held.delete(oldest);
    return value;
  };
}
