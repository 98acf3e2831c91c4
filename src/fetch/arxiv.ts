/** arXiv's query interface (Atom). Not tried against the live service. */
import { arxivId } from '../../graph/ids.ts';
import { fileName, type Plan, type Service } from './contract.ts';

const PAGE = 100;

export const arxiv: Service = {
  scheme: 'arxiv',
  label: 'arXiv',
  base: 'https://export.arxiv.org',
  // Its terms: one request every three seconds.
  interval: 3000,
  keyName: null,
  targets: [
    ['arxiv:2106.09685', 'one paper, or several: arxiv:2106.09685,1706.03762'],
    ['arxiv:search/mlp mixer', 'a search, the newest first'],
  ],
  auth: () => ({}),
  plan(target, base, most) {
    if (target.startsWith('search/')) {
      const words = target.slice(7).trim();
      return words ? search(base, words, most) : null;
    }
    const ids = target.split(',').map((part) => arxivId(part.trim()));
    const known = ids.flatMap((id) => id ?? []);
    return known.length > 0 && known.length === ids.length ? byId(base, known) : null;
  },
};

function* byId(base: string, ids: readonly string[]): Plan {
  for (let from = 0; from < ids.length; from += PAGE) {
    const part = ids.slice(from, from + PAGE);
    const url = `${base}/api/query?id_list=${part.map(encodeURIComponent).join(',')}&max_results=${part.length}`;
    yield { name: `arxiv-${fileName(part.join('-'))}`, extension: 'xml', ask: { url, check: atomFault } };
  }
}

function* search(base: string, words: string, most: number): Plan {
  const query = words
    .split(/\s+/)
    .map((word) => `all:${word.replace(/["():]/g, '')}`)
    .join(' AND ');
  for (let start = 0; start < most; start += PAGE) {
    const size = Math.min(PAGE, most - start);
    const url = `${base}/api/query?search_query=${encodeURIComponent(query)}&start=${start}&max_results=${size}&sortBy=submittedDate&sortOrder=descending`;
    const text = yield {
      name: `arxiv-search-${fileName(words)}${start === 0 ? '' : `-${start / PAGE + 1}`}`,
      extension: 'xml',
      ask: { url, check: (answer) => atomFault(answer) ?? emptyPage(answer, start) },
    };
    if (total(text) <= start + size) return;
  }
}

function total(text: string): number {
  return Number(/<opensearch:totalResults[^>]*>(\d+)</.exec(text)?.[1] ?? 0);
}

/** The service now and then sends a page without entries although there are more. */
function emptyPage(text: string, start: number): string | null {
  return total(text) > start && !/<entry[\s>]/.test(text) ? 'a page without entries' : null;
}

function atomFault(text: string): string | null {
  if (!/<feed[\s>]/.test(text)) return 'a web page in place of an answer';
  return /<\/feed>\s*$/.test(text) ? null : 'an answer that is no whole Atom feed';
}
