/** Search asked of a corpus: every entity and paper, with the words of the texts where they are not too many. */
import { setImmediate } from 'node:timers/promises';
import type { NodeKind } from '../../graph/model.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import { countKinds, createSearch, SEPARATOR, type SearchDocument } from '../../graph/search.ts';
import type { SearchAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { lineOf } from './line.ts';

/** Past this many papers their texts stay out of the index: it would outgrow the graph. */
const TEXT_LIMIT = 20_000;
/** Documents after which whatever else waits has its turn: a server answers on while it reads them. */
const TURN = 10;

export interface Search {
  /** `kind` null for all. */
  find(query: string, limit: number, kind?: NodeKind | null): SearchAnswer;
}

export async function openSearch(corpus: Corpus): Promise<Search> {
  const { graph } = corpus;
  const search = await createSearch(graph, searchDocuments(corpus));
  return {
    find(asked, limit, kind = null) {
      const query = asked.trim();
      const all = search.find(query);
      const kindOf = (node: number): NodeKind => NODE_KINDS[graph.kinds[node]!]!;
      const kinds = countKinds(all.map(({ node }) => kindOf(node)));
      const found = kind === null ? all : all.filter(({ node }) => kindOf(node) === kind);
      const hits = found.slice(0, limit).map(({ node, score, hint }) => {
        const { id, kind, label } = lineOf(graph, node);
        return { id, kind, label, hint, degree: graph.degree[node]!, score: Math.round(score * 100) / 100 };
      });
      return { query, total: found.length, kinds, hits };
    },
  };
}

/** What has come to the store since the graph was read is left to the next build. */
export async function* searchDocuments(corpus: Corpus): AsyncIterable<SearchDocument> {
  let number = 0;
  for await (const document of allDocuments(corpus)) {
    yield document;
    if (++number % TURN === 0) await setImmediate();
  }
}

async function* allDocuments({ graph, store, manifest }: Corpus): AsyncIterable<SearchDocument> {
  const withText = (manifest.counts.papers ?? graph.ids.length) <= TEXT_LIMIT;
  for await (const { id, label, aliases } of store.read('entities')) {
    const node = graph.indexOf(id);
    if (node >= 0) yield { id: node, label, aliases, authors: '', venue: '', text: '' };
  }
  for await (const paper of store.read('papers')) {
    const node = graph.indexOf(paper.id);
    if (node < 0) continue;
    yield {
      id: node,
      label: paper.title,
      aliases: [],
      authors: paper.authors.join(SEPARATOR),
      venue: [paper.venue, paper.organisation].filter((part) => part !== null).join(SEPARATOR),
      text: withText ? (paper.abstract ?? paper.summary ?? '') : '',
    };
  }
}
