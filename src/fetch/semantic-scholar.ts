/** Semantic Scholar's Graph interface: papers with their references, a search, batches, pages of citations. Not tried against the live service. */
import { z } from 'zod';
import { arxivId, doi } from '../../graph/ids.ts';
import { fileName, jsonFault, type Plan, type Service, type Wanted } from './contract.ts';

const OWN = 'paperId,corpusId,externalIds,title,abstract,venue,year,publicationDate,citationCount,authors,journal';
const CITED = 'references.paperId,references.externalIds,references.title,references.year';
/** Papers of one batch that also asks for references: more of them and the answer is refused. */
export const BATCH = 100;
const SEARCH_PAGE = 100;
/** Results that the search gives at most. */
const SEARCH_MOST = 1000;
const EDGE_PAGE = 1000;
/** Offset and limit together stay below this, or the service refuses. */
const EDGE_MOST = 9999;
const EDGE = 'contexts,intents,contextsWithIntent,isInfluential,paperId,corpusId,externalIds,title,year';

export const semanticScholar: Service = {
  scheme: 's2',
  label: 'Semantic Scholar',
  base: 'https://api.semanticscholar.org',
  // One request a second with a key, over all endpoints together.
  interval: 1100,
  keyName: 'S2_API_KEY',
  targets: [
    ['s2:2106.09685', 'one paper with its references: arXiv id, DOI, CorpusId:… or paper id'],
    ['s2:search/mlp mixer', 'a search'],
    ['s2:citations/2106.09685', 'a paper and the works that cite it, with their sentences; s2:references/… likewise'],
  ],
  auth: (key) => ({ 'x-api-key': key }),
  plan(target, base, most) {
    if (target.startsWith('search/')) {
      const query = target.slice(7).trim();
      return query ? search(base, query, Math.min(most, SEARCH_MOST)) : null;
    }
    const edges = /^(citations|references)\/(.+)$/.exec(target);
    if (edges) {
      const own = paperId(edges[2]!);
      return own === null ? null : pages(base, edges[1]!, own, Math.min(most, EDGE_MOST));
    }
    const id = paperId(target);
    return id === null ? null : one(paperUrl(base, id), `s2-${fileName(target)}`);
  },
};

function paperId(target: string): string | null {
  if (/^[0-9a-f]{40}$/i.test(target) || /^CorpusId:\d+$/i.test(target)) return target;
  const found = doi(target);
  if (found) return `DOI:${found}`;
  const arxiv = arxivId(target);
  return arxiv ? `ARXIV:${arxiv}` : null;
}

/** Papers of a store by their outside ids (`ARXIV:…`, `DOI:…`), `BATCH` at most. */
export function batch(base: string, ids: readonly string[], name: string): Wanted {
  return {
    name,
    extension: 'json',
    ask: {
      url: `${base}/graph/v1/paper/batch?fields=${OWN},${CITED}`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
      check: jsonFault,
    },
  };
}

function* one(url: string, name: string): Plan {
  yield { name, extension: 'json', ask: { url, check: jsonFault } };
}

function paperUrl(base: string, id: string): string {
  return `${base}/graph/v1/paper/${encodeURIComponent(id)}?fields=${OWN},${CITED}`;
}

const Own = z.looseObject({ paperId: z.string().regex(/^[0-9a-f]{40}$/i) });

/** The paper itself first: its pages do not name it, so the names of their files do. */
function* pages(base: string, kind: string, id: string, most: number): Plan {
  const text = yield {
    name: `s2-${fileName(id)}`,
    extension: 'json',
    ask: { url: paperUrl(base, id), check: jsonFault },
  };
  const own = Own.safeParse(JSON.parse(text));
  if (!own.success) return;
  for (let offset = 0; offset < most; offset += EDGE_PAGE) {
    const limit = Math.min(EDGE_PAGE, most - offset);
    const url = `${base}/graph/v1/paper/${own.data.paperId}/${kind}?fields=${EDGE}&offset=${offset}&limit=${limit}`;
    const answer = yield {
      name: `s2-${kind}-of-${own.data.paperId}${offset === 0 ? '' : `-${offset / EDGE_PAGE + 1}`}`,
      extension: 'json',
      ask: { url, check: jsonFault },
    };
    const page: unknown = JSON.parse(answer);
    if (typeof page !== 'object' || page === null || !('next' in page)) return;
  }
}

function* search(base: string, query: string, most: number): Plan {
  for (let offset = 0; offset < most; offset += SEARCH_PAGE) {
    const limit = Math.min(SEARCH_PAGE, most - offset);
    const url = `${base}/graph/v1/paper/search?query=${encodeURIComponent(query)}&fields=${OWN}&offset=${offset}&limit=${limit}`;
    const text = yield {
      name: `s2-search-${fileName(query)}${offset === 0 ? '' : `-${offset / SEARCH_PAGE + 1}`}`,
      extension: 'json',
      ask: { url, check: jsonFault },
    };
    // `next` is absent on the last page.
    const page: unknown = JSON.parse(text);
    if (typeof page !== 'object' || page === null || !('next' in page)) return;
  }
}
