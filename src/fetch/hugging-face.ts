/** Hugging Face papers: the daily feed, the search, single papers. Not tried against the live service. */
import { arxivId } from '../../graph/ids.ts';
import { fileName, jsonFault, type Plan, type Service } from './contract.ts';

const FEEDS = [
  ['daily', /^\d{4}-\d{2}-\d{2}$/, 'date'],
  ['week', /^\d{4}-W\d{2}$/, 'week'],
  ['month', /^\d{4}-\d{2}$/, 'month'],
] as const;
const FEED_PAGE = 100;
const SEARCH_MOST = 120;

export const huggingFace: Service = {
  scheme: 'hf',
  label: 'Hugging Face papers',
  base: 'https://huggingface.co',
  // 500 requests in 5 minutes without a token.
  interval: 600,
  keyName: 'HF_TOKEN',
  targets: [
    ['hf:daily/2026-11-20', 'the daily papers of a day; hf:week/2026-W47 and hf:month/2026-11 likewise'],
    ['hf:search/mlp mixer', 'a search'],
    ['hf:2106.09685', 'one paper, with its repositories'],
  ],
  auth: (key) => ({ authorization: `Bearer ${key}` }),
  plan(target, base, most) {
    for (const [name, form, parameter] of FEEDS) {
      const value = target.startsWith(`${name}/`) ? target.slice(name.length + 1) : null;
      if (value !== null)
        return form.test(value)
          ? feed(`${base}/api/daily_papers?${parameter}=${value}`, `hf-${name}-${value}`, most)
          : null;
    }
    if (target.startsWith('search/')) {
      const query = target.slice(7).trim().slice(0, 250);
      if (!query) return null;
      const url = `${base}/api/papers/search?q=${encodeURIComponent(query)}&limit=${Math.min(most, SEARCH_MOST)}`;
      return one(url, `hf-search-${fileName(query)}`);
    }
    const id = arxivId(target);
    return id ? one(`${base}/api/papers/${encodeURIComponent(id)}`, `hf-${fileName(id)}`) : null;
  },
};

function* feed(url: string, name: string, most: number): Plan {
  for (let page = 0; page * FEED_PAGE < most; page += 1) {
    const limit = Math.min(FEED_PAGE, most);
    const text = yield {
      name: page === 0 ? fileName(name) : `${fileName(name)}-${page + 1}`,
      extension: 'json',
      ask: { url: `${url}&limit=${limit}&p=${page}`, check: jsonFault },
    };
    const items: unknown = JSON.parse(text);
    if (!Array.isArray(items) || items.length < limit) return;
  }
}

function* one(url: string, name: string): Plan {
  yield { name, extension: 'json', ask: { url, check: jsonFault } };
}
