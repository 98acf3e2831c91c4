/** OpenAlex works. Not tried against the live service. */
import { z } from 'zod';
import { arxivId, doi } from '../../graph/ids.ts';
import { fileName, jsonFault, type Plan, type Service } from './contract.ts';

const PAGE = 100;
const Meta = z.looseObject({
  meta: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
  results: z.array(z.unknown()),
});

export const openAlex: Service = {
  scheme: 'openalex',
  label: 'OpenAlex',
  base: 'https://api.openalex.org',
  interval: 200,
  keyName: 'OPENALEX_API_KEY',
  targets: [
    ['openalex:W2741809807', 'one work, also by DOI or arXiv id'],
    ['openalex:search/mlp mixer', 'a search (more than one page needs a key)'],
    ['openalex:cites/W2741809807', 'the works that cite it; openalex:cited-by/… its references'],
  ],
  auth: (key) => ({ authorization: `Bearer ${key}` }),
  plan(target, base, most) {
    const [kind, value = ''] = target.includes('/')
      ? [target.slice(0, target.indexOf('/')), target.slice(target.indexOf('/') + 1)]
      : ['', ''];
    if (kind === 'search' && value.trim()) {
      return pages(base, `search=${encodeURIComponent(value.trim())}`, `openalex-search-${fileName(value)}`, most);
    }
    if ((kind === 'cites' || kind === 'cited-by') && /^W\d+$/i.test(value)) {
      const filter = `${kind === 'cites' ? 'cites' : 'cited_by'}:${value.toUpperCase()}`;
      return pages(base, `filter=${filter}`, `openalex-${kind}-${value.toLowerCase()}`, most);
    }
    const id = workId(target);
    return id === null ? null : one(`${base}/works/${id}`, `openalex-${fileName(target)}`);
  },
};

function workId(target: string): string | null {
  if (/^W\d+$/i.test(target)) return target.toUpperCase();
  const found = doi(target);
  if (found) return `doi:${found.split('/').map(encodeURIComponent).join('/')}`;
  const arxiv = arxivId(target);
  return arxiv ? `doi:10.48550/arxiv.${arxiv}` : null;
}

function* one(url: string, name: string): Plan {
  yield { name, extension: 'json', ask: { url, check: jsonFault } };
}

function* pages(base: string, query: string, name: string, most: number): Plan {
  let cursor = '*';
  for (let page = 1; (page - 1) * PAGE < most; page += 1) {
    // One page needs no cursor, and cursors need a key.
    const paging = most <= PAGE ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const text = yield {
      name: page === 1 ? name : `${name}-${page}`,
      extension: 'json',
      ask: { url: `${base}/works?${query}&per_page=${Math.min(PAGE, most)}${paging}`, check: jsonFault },
    };
    const parsed = Meta.safeParse(JSON.parse(text));
    const next = parsed.success && parsed.data.results.length > 0 ? parsed.data.meta?.next_cursor : null;
    if (!next || paging === '') return;
    cursor = next;
  }
}
