/** Addresses in running text, cleaned of what surrounds them: punctuation, brackets, `.git`, LaTeX escapes. */
import { repository } from '../../graph/ids.ts';
import type { LinkMention, TextField } from '../model.ts';

const HOSTS = 'github\\.com|gitlab\\.com|bitbucket\\.org|huggingface\\.co|hf\\.co|codeberg\\.org|gitee\\.com|doi\\.org';
const BARE = `(?:www\\.[\\w-]+\\.[a-z]{2,}|(?:[\\w-]+\\.)+(?:github\\.io|readthedocs\\.io|gitlab\\.io)|(?:${HOSTS})(?=/))`;
/** A host without scheme or path counts where the text says that something is there. */
const SAID = '(?<=(?:available|released|found|hosted|accessible|visit|see|download\\w*)(?: (?:at|on|from|via|in))?:? )';
const SAID_HOST = `${SAID}(?=(?:[\\w-]+\\.)+(?:com|org|net|io|ai|dev|app|edu)\\b)`;
const BODY = '[^\\s<>"“”‘’|^`]+';
/** A copy can break an address after `_` or `-`, inside `github. com`, or turn its last underscore into a space. */
const BROKEN = `(?:(?<=/\\S*[\\w][_-]) (?=[\\w-]*[A-Z_-])${BODY})?`;
const LAST = '(?:(?<=(?:github|gitlab)\\.com/[\\w.-]+/[\\w-]+) [A-Z][A-Z\\d_]+(?=\\.?$))?';
const ADDRESS = new RegExp(
  `(?:(?:https?|git|ftp)://(?:github\\. (?=com/))?|git@(?=[\\w.-]+:)|(?<![\\w@./-])(?=${BARE})|${SAID_HOST})${BODY}${BROKEN}${LAST}`,
  'g',
);
const BADGE = /(?:img\.shields\.io|badge\.fury\.io|\/badges?\/|\.svg$)/i;

/** The address without what the sentence or the markup put around it. */
function trim(raw: string): string {
  let url = raw;
  for (;;) {
    const before = url;
    url = url.replace(/(?:[.,;:!?'"*~$]|\\(?=$)|\\\\|&[lg]t;?)+$/u, '');
    const last = url.at(-1) ?? '';
    const open = { ')': '(', ']': '[', '}': '{' }[last];
    if (open && count(url, last) > count(url, open)) url = url.slice(0, -1);
    const cut = /[)\]][.,;:]?(?=[\\({[])|\)\[|\]\(|[{}](?!\\_\}|\})(?<!\{\\_\})(?<!\\(?:text)?underscore[{}]+)/.exec(
      url,
    );
    if (cut) url = url.slice(0, cut.index);
    if (url === before) return url;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** The address as a browser would take it. */
function clean(quote: string): string {
  const plain = quote
    .replace(/(?<=github\.|[_-]) /, '')
    .replace(' ', '_')
    .replace(/\\([_%#&~$])/g, '$1')
    .replace(/\\(?:text)?underscore(?:\{\})?/g, '_')
    .replace(/\\url\{?|[{}]/g, '')
    .replace(/\\+$/, '')
    .replace(/^git@([\w.-]+):/i, 'https://$1/')
    .replace(/^git:/i, 'https:');
  const full = /^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`;
  return full.replace(/\.git(?=$|[/#?])/i, '').replace(/[.,;:]+$/, '');
}

function typeOf(url: string): LinkMention['type'] {
  const repo = repository(url);
  if (!repo) return 'page';
  const host = repo.id.startsWith('repo:huggingface.co/');
  return host && !/huggingface\.co\/(?:datasets|spaces)\//.test(repo.id) ? 'model' : 'repo';
}

/** What every text with addresses has. */
const TELLING = /:\/\/|git@|\.(?:com|io|org|co)\b|www\./i;
/** What every address has. */
const MARK = /:\/\/|git@|\.(?:com|org|net|io|ai|dev|app|edu|co)\b|www\./gi;

/** The next address: what stands before the word that has a mark of one need not be searched. */
function nextFrom(search: RegExp, text: string): RegExpExecArray | null {
  MARK.lastIndex = search.lastIndex;
  const mark = MARK.exec(text);
  if (!mark) return null;
  let from = mark.index;
  while (from > search.lastIndex && !/\s/.test(text[from - 1]!)) from -= 1;
  search.lastIndex = from;
  return search.exec(text);
}

/** Every address of a text in order; badges dropped, an address written twice kept twice (each with its place). */
export function links(field: TextField, text: string): LinkMention[] {
  const out: LinkMention[] = [];
  if (!TELLING.test(text)) return out;
  const search = new RegExp(ADDRESS);
  for (let found = nextFrom(search, text); found; found = nextFrom(search, text)) {
    const quote = trim(found[0]);
    search.lastIndex = found.index + Math.max(1, quote.length);
    const url = clean(quote);
    if (!/^[a-z]+:\/\/[\w-]+(?:\.[\w-]+)+/i.test(url) || BADGE.test(url)) continue;
    out.push({ field, start: found.index, end: found.index + quote.length, quote, url, type: typeOf(url) });
  }
  return out;
}
