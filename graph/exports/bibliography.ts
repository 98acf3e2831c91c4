/** Papers as the entries of a bibliography: names split, dates in parts, keys unique, keywords from the graph. */
import { byCodeUnit, fold } from '../ids.ts';
import type { Paper } from '../model.ts';
import type { ExportSource } from './contract.ts';

export type Name = { readonly family: string; readonly given: string } | { readonly literal: string };

export interface Entry {
  /** The user's own citation key where known, else author, year and a word of the title; unique in this bibliography. */
  readonly key: string;
  readonly type: 'article' | 'inproceedings' | 'preprint';
  readonly paper: Paper;
  readonly authors: readonly Name[];
  /** Year, month and day, as far as they are known. */
  readonly date: readonly number[];
  readonly url: string | null;
  /** Names of the methods and datasets that the paper introduces or uses, sorted. */
  readonly keywords: readonly string[];
}

export const BIBLIOGRAPHY_LEAVES_OUT =
  'methods, datasets and edges (their names are keywords), works that are only cited, positions';

const CONFERENCE =
  /conference|proceedings|workshop|symposium|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|bmvc|\bacl\b|naacl|emnlp|coling|aaai|ijcai|aistats|\buai\b|colt|interspeech|icassp|kdd|sigir|corl|colm/i;
const DULL = new Set([
  'a',
  'an',
  'the',
  'on',
  'of',
  'in',
  'for',
  'to',
  'and',
  'with',
  'is',
  'are',
  'how',
  'what',
  'do',
]);

/** Every described paper of the piece, by id. */
export async function* entries(source: ExportSource): AsyncIterable<Entry> {
  const taken = new Map<string, number>();
  for await (const { node: paper } of source.nodes()) {
    if (paper.kind !== 'Paper' || paper.stub) continue;
    const authors = paper.authors.map(nameOf);
    yield {
      key: uniqueKey(paper.ids.citation_key ?? madeKey(paper, authors), taken),
      type:
        paper.venue && !/arxiv/i.test(paper.venue)
          ? CONFERENCE.test(paper.venue)
            ? 'inproceedings'
            : 'article'
          : 'preprint',
      paper,
      authors,
      date: paper.published?.split('-').map(Number) ?? [],
      url: addressOf(paper),
      keywords: await keywordsOf(source, paper.id),
    };
  }
}

export function addressOf({ ids, pages }: Paper): string | null {
  if (ids.doi) return `https://doi.org/${ids.doi}`;
  if (ids.arxiv) return `https://arxiv.org/abs/${ids.arxiv}`;
  return pages[0] ?? null;
}

async function keywordsOf(source: ExportSource, id: string): Promise<string[]> {
  const edges = await source.edgesFrom(id);
  const targets = edges.filter(({ kind }) => kind === 'USES' || kind === 'INTRODUCES').map(({ target }) => target);
  const nodes = await source.get([...new Set(targets)].sort(byCodeUnit));
  return [...new Set(nodes.flatMap((node) => (node.kind === 'Paper' ? [] : [node.label])))].sort(byCodeUnit);
}

/** `van den Oord, Aäron` and `Aäron van den Oord` agree; a name of one word stands as it is. */
export function nameOf(text: string): Name {
  const clean = text.replace(/\s+/g, ' ').trim();
  const comma = clean.indexOf(',');
  if (comma > 0) return { family: clean.slice(0, comma).trim(), given: clean.slice(comma + 1).trim() };
  const words = clean.split(' ');
  if (words.length < 2) return { literal: clean };
  let from = words.length - 1;
  while (from > 1 && /^\p{Ll}/u.test(words[from - 1]!)) from--;
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') };
}

function madeKey(paper: Paper, authors: readonly Name[]): string {
  const ascii = (text: string) => fold(text).replace(/[^a-z0-9]+/g, '');
  const [first] = authors;
  const words = paper.title.split(/[\s:–—-]+/).map(ascii);
  const word = words.find((one) => one.length > 2 && !DULL.has(one)) ?? words.find(Boolean) ?? 'paper';
  const author = first ? ascii('family' in first ? first.family : first.literal) : '';
  return `${author}${paper.published?.slice(0, 4) ?? ''}${word}` || 'paper';
}

/** `taken`: by key in lower case, the number that its next namesake may have. */
function uniqueKey(wanted: string, taken: Map<string, number>): string {
  const base = wanted.replace(/[\s{}(),"#%~\\=']+/g, '') || 'paper';
  let key = base;
  let number = taken.get(base.toLowerCase()) ?? 2;
  for (; taken.has(key.toLowerCase()); number++) key = `${base}-${number}`;
  taken.set(base.toLowerCase(), number);
  taken.set(key.toLowerCase(), taken.get(key.toLowerCase()) ?? 2);
  return key;
}

/** On one line: formats of one field a line cannot hold more. */
export function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f\u2028\u2029\s]+/g, ' ').trim();
}
