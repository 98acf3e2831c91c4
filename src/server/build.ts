/** What the server holds of one build: the corpus, its map ready to send, and its search, each made when first asked. */
import { type RelatedIndex, relatedIndex } from '../../graph/related-index.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { type Corpus, openCorpus } from '../views/corpus.ts';
import { mapAnswer } from '../views/map.ts';
import { methodsAnswer, networkOf } from '../views/methods.ts';
import { openSearch, type Search } from '../views/search.ts';
import { wordVectors } from '../word-vectors.ts';
import { type EncodedBody, encodedBody } from './encoded.ts';

export interface HeldBuild {
  readonly corpus: Corpus;
  readonly map: () => EncodedBody;
  readonly methods: () => EncodedBody;
  readonly search: () => Promise<Search>;
  readonly related: () => Promise<RelatedIndex>;
}

export async function holdBuild(store: Store): Promise<HeldBuild> {
  const corpus = await openCorpus(store);
  return {
    corpus,
    map: once(() => encodedBody(JSON.stringify(mapAnswer(corpus)))),
    methods: once(() => encodedBody(JSON.stringify(methodsAnswer(corpus, networkOf(corpus))))),
    search: once(() => openSearch(corpus)),
    related: once(() => relatedIndex(corpus.graph, store.read('papers'), wordVectors())),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
