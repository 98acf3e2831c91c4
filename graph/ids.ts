/** Ids and the foldings behind them: one place decides when two names, titles or addresses are the same. */
import type { EntityKind, PaperIds } from './model.ts';

const MARKUP =
  /\\(?:text|math)?(?:bf|it|sc|tt|rm|sf|cal|emph|textsc|textbf|textit|texttt|textrm|textsf)\b|\\[,;:! ]|[{}$~]/g;

/** Latin text without any markup: most of what is folded. */
const PLAIN = /^[^\\{}$~\u0080-\uffff]*$/;

/** Text without LaTeX wrappers, diacritics folded, lower case. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(MARKUP, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Letters and digits of any script, the rest as single hyphens: stable, readable, safe in an id. */
export function slug(text: string): string {
  return fold(text)
    .replace(/\+/g, ' plus ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** The key under which two titles are one: `RaftMLP: How Much …?` and `RAFTMLP — how much …` agree. */
export function titleKey(title: string): string {
  return slug(title.replace(/<\/?[a-z][^>]*>/gi, ' '));
}

/**
 * The key under which two names are one: case, punctuation, spacing and plural folded
 * (`Vision Transformers`, `vision-transformer`). Plus signs and Greek letters count as letters.
 */
export function nameKey(name: string): string {
  return singularKey(fold(name).replace(/[^\p{L}\p{N}+]+/gu, ''));
}

/** Keys of so many signs and fewer keep their last s: `GPUs` and `bias` do, `transformers` does not. */
export const SHORT_KEY = 4;

/** A key without the s of a plural. */
export function singularKey(key: string): string {
  return key.length > SHORT_KEY && key.endsWith('s') && !key.endsWith('ss') ? key.slice(0, -1) : key;
}

/** arXiv id without version, new (`2106.09685`: year, month, number) or old style (`cs/0101001`); null when the text holds none. */
export function arxivId(text: string): string | null {
  const found =
    /(?:^|[^\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?:$|[^\d])/.exec(text) ??
    /(?:^|[^a-z-])([a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:$|\D)/i.exec(text);
  const id = found?.[1];
  return id ? id.toLowerCase().replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/') : null;
}

/** DOI in lower case without resolver or `doi:`; null when the text is none. */
export function doi(text: string): string | null {
  const found = /\b(10\.\d{4,9}\/\S+)/i.exec(decodePercent(text.trim()));
  return found ? found[1]!.replace(/[.,;)\]}>"']+$/, '').toLowerCase() : null;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The arXiv id inside a DOI that arXiv itself registered (`10.48550/arXiv.2106.09685`), else null. */
export function arxivFromDoi(value: string): string | null {
  const found = /^10\.48550\/arxiv\.(.+)$/i.exec(value);
  return found ? arxivId(found[1]!) : null;
}

export interface PaperIdParts {
  readonly ids: PaperIds;
  readonly title: string;
}

const SERVICE_IDS = ['openalex', 's2', 's2_corpus', 'openreview', 'acl'] as const satisfies readonly (keyof PaperIds)[];

/**
 * All ids that a record gives its paper, the best first: DOI, arXiv, title. An arXiv DOI counts as arXiv. Ids of
 * services come last: they name a paper of which nothing else is known yet, and are its aliases from then on.
 */
export function paperIds(parts: PaperIdParts): string[] {
  const out: string[] = [];
  const { ids } = parts;
  if (ids.doi && !arxivFromDoi(ids.doi)) out.push(`paper:doi:${ids.doi}`);
  const arxiv = ids.arxiv ?? (ids.doi ? arxivFromDoi(ids.doi) : null);
  if (arxiv) out.push(`paper:arxiv:${arxiv}`);
  const key = titleKey(parts.title);
  if (key) out.push(`paper:title:${key}`);
  for (const name of SERVICE_IDS) if (ids[name]) out.push(`paper:${name}:${ids[name]}`);
  return out;
}

/** `method:lora` for LoRA; a namesake adds its expansion. */
export function entityId(kind: EntityKind, name: string, expansion: string | null = null): string {
  const parts = [slug(name), expansion ? slug(expansion) : ''].filter(Boolean);
  return `${kind.toLowerCase()}:${parts.join('-')}`;
}

const REPO_HOSTS = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'huggingface.co',
  'codeberg.org',
  'gitee.com',
]);
const HF_NOT_MODELS = new Set(['papers', 'docs', 'blog', 'collections', 'api', 'join', 'learn', 'organizations']);
const GITHUB_NOT_OWNERS = new Set([
  'topics',
  'features',
  'about',
  'orgs',
  'sponsors',
  'marketplace',
  'search',
  'settings',
  'apps',
  'collections',
]);

/** The repository that an address points into: its id, canonical address and name; null when it is none. */
export function repository(url: string): { id: string; url: string; label: string } | null {
  const found = /^(?:https?:\/\/|git:\/\/|ssh:\/\/)?(?:git@)?(?:www\.)?([a-z0-9.-]+)[/:]([^?#\s]+)/i.exec(url.trim());
  if (!found) return null;
  let host = found[1]!.toLowerCase();
  if (host === 'hf.co') host = 'huggingface.co';
  if (!REPO_HOSTS.has(host)) return null;
  const parts = found[2]!.split('/').filter(Boolean);
  let prefix = '';
  if (host === 'huggingface.co') {
    if (parts[0] === 'datasets' || parts[0] === 'spaces') prefix = `${parts.shift()}/`;
    else if (parts[0] && HF_NOT_MODELS.has(parts[0])) return null;
  }
  if (host === 'github.com' && parts[0] && GITHUB_NOT_OWNERS.has(parts[0].toLowerCase())) return null;
  const [owner, raw] = parts;
  const name = raw?.replace(/\.git$/i, '').replace(/[.,;:)\]}'"]+$/, '');
  if (!owner || !name || !/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(name)) return null;
  return {
    id: `repo:${host}/${prefix}${owner}/${name}`.toLowerCase(),
    url: `https://${host}/${prefix}${owner}/${name}`,
    label: `${owner}/${name}`,
  };
}

/** `source|KIND|target`: one edge per pair and kind. */
export function edgeId(source: string, kind: string, target: string): string {
  return `${source}|${kind}|${target}`;
}

/** Code-unit order, the one order in which rows are stored and printed. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
