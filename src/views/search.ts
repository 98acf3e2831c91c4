/** Search over names, aliases, authors, venues and words of the texts: forgiving of typing, ranked by text, then degree. */
import MiniSearch from 'minisearch';
import { arxivId, doi, fold, nameKey } from '../../graph/ids.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { SearchAnswer, SearchHit } from '../api.ts';
import type { Corpus } from './corpus.ts';

interface Document {
  /** Node number. */
  readonly id: number;
  readonly label: string;
  readonly aliases: string;
  readonly authors: string;
  readonly venue: string;
  readonly text: string;
}

const FIELDS = ['label', 'aliases', 'authors', 'venue', 'text'] as const;
const BOOST = { label: 6, aliases: 5, authors: 3, venue: 1.5, text: 0.5 } satisfies Record<
  (typeof FIELDS)[number],
  number
>;
const HINTS = {
  aliases: 'also called',
  authors: 'author',
  venue: 'venue',
  text: 'in the text',
} as const;
/** Past this many papers their texts stay out of the index: it would outgrow the graph. */
const TEXT_LIMIT = 20_000;
const MAX_QUERY = 300;

export interface Search {
  find(query: string, limit: number): SearchAnswer;
}

export async function openSearch(corpus: Corpus): Promise<Search> {
  const { graph, store } = corpus;
  const withText = (corpus.manifest.counts.papers ?? graph.ids.length) <= TEXT_LIMIT;
  const names = new Map<string, number>();
  const known = new Map<number, Document>();
  const index = new MiniSearch<Document>({ fields: [...FIELDS], processTerm: (term) => fold(term) || null });
  const add = (document: Document, aliases: readonly string[]) => {
    // The store may have moved on since the graph was read: what is new there comes with the next build.
    if (document.id < 0) return;
    index.add(document);
    known.set(document.id, { ...document, text: '' });
    for (const name of [document.label, ...aliases]) {
      const key = nameKey(name);
      if (!names.has(key)) names.set(key, document.id);
    }
  };
  for await (const entity of store.read('entities')) {
    const { label, aliases } = entity;
    const id = graph.indexOf(entity.id);
    add({ id, label, aliases: [...aliases, entity.area ?? ''].join(' | '), authors: '', venue: '', text: '' }, aliases);
  }
  for await (const paper of store.read('papers')) {
    const text = withText ? (paper.abstract ?? paper.summary ?? '') : '';
    const venue = [paper.venue, paper.organisation].filter((part) => part !== null).join(' | ');
    const authors = paper.authors.join(' | ');
    add({ id: graph.indexOf(paper.id), label: paper.title, aliases: '', authors, venue, text }, []);
  }

  return {
    find(asked, limit) {
      const query = asked.trim().slice(0, MAX_QUERY);
      const exact = exactNode(corpus, query, names);
      const options = {
        boost: BOOST,
        prefix: (term: string) => term.length > 1,
        fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
        boostDocument: (node: number) => 1 + Math.log2(1 + (graph.degree[node] ?? 0)) / 8,
      };
      const all = index.search(query, { ...options, combineWith: 'AND' });
      const found = all.length > 0 ? all : index.search(query, options);
      const hits = found.map((result) =>
        hit(corpus, result.id, result.score, hint(result.match, known.get(result.id))),
      );
      if (exact >= 0) {
        const best = (hits[0]?.score ?? 0) + 1;
        const rest = hits.filter(({ id }) => id !== graph.ids[exact]);
        return { query, total: rest.length + 1, hits: [hit(corpus, exact, best, null), ...rest].slice(0, limit) };
      }
      return { query, total: hits.length, hits: hits.slice(0, limit) };
    },
  };
}

/** The node that the query names outright: by id, DOI, arXiv id or address, or by its very name. */
function exactNode({ graph }: Corpus, query: string, names: ReadonlyMap<string, number>): number {
  const arxiv = arxivId(query);
  const work = doi(query);
  for (const id of [query, work ? `paper:doi:${work}` : '', arxiv ? `paper:arxiv:${arxiv}` : '']) {
    const node = id ? graph.indexOf(id) : -1;
    if (node >= 0) return node;
  }
  return names.get(nameKey(query)) ?? -1;
}

function hit({ graph }: Corpus, node: number, score: number, hinted: string | null): SearchHit {
  return {
    id: graph.ids[node]!,
    kind: NODE_KINDS[graph.kinds[node]!]!,
    label: graph.labels[node]!,
    hint: hinted,
    degree: graph.degree[node]!,
    score: Math.round(score * 100) / 100,
  };
}

/** Where the query was found when it was not in the name itself. */
function hint(match: Readonly<Record<string, readonly string[]>>, document: Document | undefined): string | null {
  const fields = new Set(Object.values(match).flat());
  if (fields.has('label') || !document) return null;
  for (const field of ['aliases', 'authors', 'venue'] as const) {
    if (!fields.has(field)) continue;
    const terms = Object.keys(match).filter((term) => match[term]!.includes(field));
    const part = document[field].split(' | ').find((piece) => terms.some((term) => fold(piece).includes(term)));
    if (part) return `${HINTS[field]}: ${part}`;
  }
  return fields.has('text') ? HINTS.text : null;
}
