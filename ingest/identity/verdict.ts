/** Whether two records describe one work, with the reason in words: the rules, pair by pair. */
import { arxivFromDoi } from '../../graph/ids.ts';
import type { PaperIds } from '../../graph/model.ts';
import type { Listing } from '../model.ts';
import { type Locator, locatorOf, type Placed, placesConflict } from './locator.ts';
import { agreement, overlap, type Person, people } from './people.ts';
import { readTitle, type TitleForm } from './title.ts';

/** As much of a listing as identity looks at. */
export type IdentityRecord = Pick<Listing, 'title' | 'abstract' | 'authors' | 'date' | 'ids'> & Placed;

export interface Card {
  readonly title: TitleForm;
  readonly people: readonly Person[];
  /** Stated year; one that was only inferred says nothing here. */
  readonly year: number | null;
  readonly doi: string | null;
  readonly arxiv: string | null;
  /** DOI of a preprint server or an archive, its version left out. */
  readonly deposit: string | null;
  /** Whether any outside identifier is known. */
  readonly known: boolean;
  readonly place: Locator | null;
  /** Letters of the abstract's beginning; null for none or a short one. */
  readonly text: string | null;
}

/**
 * `same`: one work. `unsure`: for a person to say. `apart`: something speaks against it, so that no third record may
 * join the two. `unrelated`: nothing speaks for it.
 */
export type Verdict =
  | { readonly kind: 'same' | 'unsure'; readonly score: number; readonly why: string }
  | { readonly kind: 'apart'; readonly why: string }
  | { readonly kind: 'unrelated' };

/** Years between a preprint and its published form that still count as one work without asking. */
const YEARS_APART = 4;
const TEXT_LENGTH = 240;

/** DOIs that preprint servers and archives of deposits register: a work can have one of these and a publisher's. */
const DEPOSIT =
  /^10\.(?:48550\/arxiv|1101\/(?:\d{6}$|20\d\d\.)|21203\/rs|31234\/|31219\/|26434\/chemrxiv|20944\/preprints|2139\/ssrn|36227\/techrxiv|5194\/egusphere|5281\/zenodo|6084\/m9|57702\/|22541\/au|32388\/|\d+\/figshare)/;

/** Publisher DOI: neither arXiv's own (those are arXiv ids) nor one of a preprint server or an archive. */
export function publisherDoi(ids: PaperIds): string | null {
  return ids.doi && !DEPOSIT.test(ids.doi) ? ids.doi : null;
}

/** arXiv id, also from a DOI that arXiv registered. */
export function arxivOf(ids: PaperIds): string | null {
  return ids.arxiv ?? (ids.doi ? arxivFromDoi(ids.doi) : null);
}

export function cardOf(record: IdentityRecord): Card {
  const { ids, date } = record;
  return {
    title: readTitle(record.title),
    people: people(record.authors),
    year: date && !date.inferred ? date.year : null,
    doi: publisherDoi(ids),
    arxiv: arxivOf(ids),
    deposit: ids.doi && DEPOSIT.test(ids.doi) && !arxivFromDoi(ids.doi) ? ids.doi.replace(/[./]v\d+$/, '') : null,
    known: Boolean(ids.doi || ids.arxiv || ids.openalex || ids.s2 || ids.s2_corpus || ids.openreview || ids.acl),
    place: locatorOf(record),
    text: record.abstract === null ? null : beginning(record.abstract),
  };
}

/** The first letters, lower case, without blanks and signs; null where there are too few to tell texts apart. */
function beginning(text: string): string | null {
  let out = '';
  for (let at = 0; at < text.length && out.length < TEXT_LENGTH; at += 1) {
    const code = text.charCodeAt(at) | 32;
    if (code >= 97 && code <= 122) out += String.fromCharCode(code);
  }
  return out.length < TEXT_LENGTH ? null : out;
}

/** Two publisher DOIs or two arXiv ids are two works, whatever else agrees. */
export function idsConflict(a: Card, b: Card): boolean {
  return (
    (a.doi !== null && b.doi !== null && a.doi !== b.doi) ||
    (a.arxiv !== null && b.arxiv !== null && a.arxiv !== b.arxiv) ||
    depositsConflict(a.deposit, b.deposit)
  );
}

/** Two entries of one server are two texts (a preprint, a comment on it); Zenodo gives each version its own. */
function depositsConflict(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b || a.startsWith('10.5281/')) return false;
  return a.slice(0, a.indexOf('/')) === b.slice(0, b.indexOf('/'));
}

/** One identifier on two works is a slip of a source: their titles and authors have nothing in common. */
export function unlike(a: Card, b: Card): boolean {
  if (!a.people.length || !b.people.length || agreement(a.people, b.people) !== 'none') return false;
  const [mine, theirs] = differing(a.title.words, b.title.words);
  const total = a.title.words.length + b.title.words.length;
  return a.title.words.length > 0 && b.title.words.length > 0 && (mine.length + theirs.length) / total > 0.7;
}

const APART = (why: string): Verdict => ({ kind: 'apart', why });
const UNRELATED: Verdict = { kind: 'unrelated' };

/** Symmetric. Shared identifiers are not looked at: who shares one needs no verdict. */
export function verdict(a: Card, b: Card): Verdict {
  if (idsConflict(a, b)) return APART('two DOIs or two arXiv ids');
  const { title: s, people: p } = a;
  const { title: t, people: q } = b;
  if (!s.core || !t.core) return UNRELATED;
  if (s.aside !== t.aside) return APART(`${s.aside ?? t.aside ?? 'a note'} and the work itself`);
  if (s.numbers.join() !== t.numbers.join()) return APART('other numbers in the title');
  const authors = agreement(p, q);
  if (authors === 'none') return APART('no author in common');
  const years = a.year === null || b.year === null ? null : Math.abs(a.year - b.year);
  const sameText = a.text !== null && a.text === b.text;
  if (s.core === t.core) return sameTitle(a, b, authors, years, sameText);
  if (sameText && authors !== 'unknown') {
    return { kind: authors === 'strong' ? 'same' : 'unsure', score: 0.95, why: 'the same abstract' };
  }
  return nearTitle(a, b, authors, years);
}

function sameTitle(
  a: Card,
  b: Card,
  authors: 'unknown' | 'strong' | 'some',
  years: number | null,
  sameText: boolean,
): Verdict {
  const { generic, words } = a.title;
  if (!words.length) return UNRELATED;
  if (sameText) return { kind: 'same', score: 1, why: 'the same title and abstract' };
  // A column of a journal keeps its title from issue to issue.
  if (a.place && b.place && placesConflict(a.place, b.place)) return APART('another place of the same venue');
  const short = words.length <= 3;
  if (authors === 'unknown') {
    const both = a.people.length === 0 && b.people.length === 0;
    if (generic)
      return both && years !== 0
        ? UNRELATED
        : { kind: 'unsure', score: 0.4, why: 'the same title, one that many works have' };
    if (both && years !== null && years > 0)
      return { kind: 'unsure', score: 0.5, why: 'the same title, other years, no authors known' };
    if (years !== null && years > 1 && short)
      return { kind: 'unsure', score: 0.5, why: 'the same short title, other years' };
    return { kind: 'same', score: years === 0 ? 0.85 : 0.8, why: 'the same title' };
  }
  if (generic && years !== 0) return APART('a title that comes back');
  if (generic && authors !== 'strong')
    return { kind: 'unsure', score: 0.4, why: 'the same title, one that many works have' };
  if (years !== null && years > 0 && short && !a.known && !b.known) {
    return { kind: 'unsure', score: 0.5, why: 'the same short title and authors, other years' };
  }
  if (years !== null && years > YEARS_APART)
    return { kind: 'unsure', score: 0.6, why: `the same title and authors, ${years} years apart` };
  return authors === 'strong'
    ? { kind: 'same', score: 0.98, why: 'the same title and authors' }
    : { kind: 'same', score: 0.9, why: 'the same title and some of the authors' };
}

function nearTitle(a: Card, b: Card, authors: 'unknown' | 'strong' | 'some', years: number | null): Verdict {
  const { title: s, people: p } = a;
  const { title: t, people: q } = b;
  if (years !== null && (years > YEARS_APART || (years > 0 && (s.generic || t.generic)))) return UNRELATED;
  const [mine, theirs] = differing(s.words, t.words);
  const most = Math.max(s.words.length, t.words.length);
  const dice = 1 - (mine.length + theirs.length) / Math.max(1, s.words.length + t.words.length);
  const typing =
    mine.length === theirs.length && mine.length <= 2 && mine.every((word, at) => mistyped(word, theirs[at]!));
  if (authors === 'unknown') {
    const scrap = dice >= 0.8 && (s.core.includes(t.core) || t.core.includes(s.core));
    return most >= 5 && (typing || scrap || !(mine.length + theirs.length))
      ? { kind: 'unsure', score: 0.5, why: 'nearly the same title' }
      : UNRELATED;
  }
  if (mine.some((word) => theirs.some((other) => opposite(word, other))))
    return APART('one word turns the title around');
  if (authors !== 'strong') return UNRELATED;
  const close = overlap(p, q);
  // A thesis has one author, the paper out of it several.
  const sure = close >= 0.5 ? 'same' : 'unsure';
  if (mine.length + theirs.length === 0 && most >= 3)
    return { kind: sure, score: 0.9, why: 'the same words in the title, the same authors' };
  if (typing && most >= 4) return { kind: sure, score: 0.85, why: 'one title is mistyped, the same authors' };
  // `ChemCrow: Augmenting …` and `Augmenting …`: a name was put before the title, or taken away.
  const named = (x: TitleForm, y: TitleForm) =>
    x.tail !== null && x.tail === y.core && x.headWords <= 2 && y.words.length >= 4;
  if (named(s, t) || named(t, s))
    return { kind: sure, score: 0.85, why: 'the same title behind a name, the same authors' };
  if (years !== null && years > (dice >= 0.75 ? 3 : 1)) return UNRELATED;
  if (s.tail !== null && s.tail === t.tail && close >= 0.6)
    return { kind: 'unsure', score: 0.7, why: 'the same subtitle and authors under another name' };
  const cut = (x: TitleForm, y: TitleForm) => x.head !== null && (x.head === y.core || x.tail === y.core);
  if (cut(s, t) || cut(t, s))
    return { kind: 'unsure', score: 0.65, why: 'one title is a part of the other, the same authors' };
  if (mine.length && theirs.length && mine.every((word) => theirs.some((other) => related(word, other)))) {
    return { kind: 'unsure', score: 0.7, why: 'one word of the title is bent, the same authors' };
  }
  if (close >= 0.6 && dice >= 0.65)
    return { kind: 'unsure', score: 0.4 + dice / 5, why: 'a like title by the same authors' };
  return UNRELATED;
}

/** Words of each that the other lacks, each in its order. */
export function differing(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const count = new Map<string, number>();
  for (const word of b) count.set(word, (count.get(word) ?? 0) + 1);
  const mine = a.filter((word) => {
    const left = count.get(word) ?? 0;
    if (left > 0) count.set(word, left - 1);
    return left === 0;
  });
  const theirs: string[] = [];
  const rest = new Map<string, number>();
  for (const word of a) rest.set(word, (rest.get(word) ?? 0) + 1);
  for (const word of b) {
    const left = rest.get(word) ?? 0;
    if (left > 0) rest.set(word, left - 1);
    else theirs.push(word);
  }
  return [mine, theirs];
}

/** One letter lost, added, changed, or two swapped, in a word long enough that it is no other word. */
function mistyped(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1 || opposite(a, b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length === 2 && y.length === 2) return x[0] === y[1] && x[1] === y[0];
  return x.length <= 1 && y.length <= 1 && Math.min(a.length, b.length) >= 6;
}

function related(a: string, b: string): boolean {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  return same >= 5 && same >= Math.min(a.length, b.length) - 3;
}

const PREFIXES = ['un', 'non', 'semi', 'multi', 'bi', 'anti', 'quasi', 'in', 'sub', 'super', 'hyper', 'self'];
const PAIRS = new Set(
  'lower|upper minimization|maximization minimum|maximum min|max offline|online convex|concave help|hurt forward|backward discrete|continuou local|global labeled|unlabeled homogeneou|heterogeneou static|dynamic left|right positive|negative'.split(
    ' ',
  ),
);

function opposite(a: string, b: string): boolean {
  if (PAIRS.has(`${a}|${b}`) || PAIRS.has(`${b}|${a}`)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && PREFIXES.some((prefix) => long === prefix + short);
}
