/** Search over names, aliases, authors, venues and words of the texts: forgiving of typing, ranked by text, then degree. */
import MiniSearch from 'minisearch';
import { arxivId, doi, fold, nameKey } from './ids.ts';
import type { NodeKind } from './model.ts';

/** What search needs of a graph: nodes are numbers. */
export interface SearchedGraph {
  readonly ids: readonly string[];
  readonly degree: ArrayLike<number>;
  readonly indexOf: (id: string) => number;
}

/** Parts of a field are divided by SEPARATOR. */
export interface SearchDocument {
  /** Node number. */
  readonly id: number;
  readonly label: string;
  /** Other names; of a paper none. */
  readonly aliases: readonly string[];
  readonly authors: string;
  readonly venue: string;
  readonly text: string;
}

export interface Found {
  readonly node: number;
  readonly score: number;
  /** Where the query was found when it was not in the name itself. */
  readonly hint: string | null;
}

export interface Search {
  /** The best first; a node that the query names outright comes before all. */
  find(query: string): Found[];
}

export const SEPARATOR = ' | ';
const FIELDS = ['label', 'aliases', 'authors', 'venue', 'text'] as const;
const BOOST = { label: 6, aliases: 5, authors: 3, venue: 1.5, text: 0.5 } satisfies Record<
  (typeof FIELDS)[number],
  number
>;
const HINTS = { aliases: 'also called', authors: 'author', venue: 'venue', text: 'in the text' } as const;
const MAX_QUERY = 300;

type Row = Readonly<Record<(typeof FIELDS)[number], string>> & { readonly id: number };

export async function createSearch(
  graph: SearchedGraph,
  documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
): Promise<Search> {
  const names = new Map<string, number>();
  const rows = new Map<number, Row>();
  const index = new MiniSearch<Row>({ fields: [...FIELDS], processTerm: (term) => fold(term) || null });
  for await (const document of documents) {
    const row = { ...document, aliases: document.aliases.join(SEPARATOR) };
    index.add(row);
    rows.set(row.id, { ...row, text: '' });
    for (const name of [document.label, ...document.aliases]) {
      const key = nameKey(name);
      if (!names.has(key)) names.set(key, document.id);
    }
  }
  return {
    find(asked) {
      const query = asked.trim().slice(0, MAX_QUERY);
      const exact = exactNode(graph, query, names);
      const options = {
        boost: BOOST,
        prefix: (term: string) => term.length > 1,
        fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
        boostDocument: (node: number) => 1 + Math.log2(1 + (graph.degree[node] ?? 0)) / 8,
      };
      const all = index.search(query, { ...options, combineWith: 'AND' });
      const results = all.length > 0 ? all : index.search(query, options);
      const found = results.map(
        ({ id, score, match }): Found => ({ node: id, score, hint: hint(match, rows.get(id)) }),
      );
      if (exact < 0) return found;
      const first = { node: exact, score: (found[0]?.score ?? 0) + 1, hint: null };
      return [first, ...found.filter(({ node }) => node !== exact)];
    },
  };
}

/** How many of each. */
export function countKinds(kinds: readonly NodeKind[]): Partial<Record<NodeKind, number>> {
  const counts: Partial<Record<NodeKind, number>> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The node that the query names outright: by id, DOI, arXiv id or address, or by its very name. */
function exactNode(graph: SearchedGraph, query: string, names: ReadonlyMap<string, number>): number {
  const arxiv = arxivId(query);
  const work = doi(query);
  for (const id of [query, work ? `paper:doi:${work}` : '', arxiv ? `paper:arxiv:${arxiv}` : '']) {
    const node = id ? graph.indexOf(id) : -1;
    if (node >= 0) return node;
  }
  return names.get(nameKey(query)) ?? -1;
}

function hint(match: Readonly<Record<string, readonly string[]>>, row: Row | undefined): string | null {
  const fields = new Set(Object.values(match).flat());
  if (fields.has('label') || !row) return null;
  for (const field of ['aliases', 'authors', 'venue'] as const) {
    if (!fields.has(field)) continue;
    const terms = Object.keys(match).filter((term) => match[term]!.includes(field));
    const part = row[field].split(SEPARATOR).find((piece) => terms.some((term) => fold(piece).includes(term)));
    if (part) return `${HINTS[field]}: ${part}`;
  }
  return fields.has('text') ? HINTS.text : null;
}
