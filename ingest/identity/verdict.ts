/** Whether two records describe one work, with the reason in words: the rules, pair by pair. */
import { arxivFromDoi } from '../../graph/ids.ts';
import type { PaperIds } from '../../graph/model.ts';
import type { Listing } from '../model.ts';
import { type Locator, locatorOf, type Placed, placesConflict } from './locator.ts';
import { agreement, overlap, type Person, people } from './people.ts';
import { readTitle, type TitleForm } from './title.ts';
import { differing, mistyped, opposite, related } from './words.ts';

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
/** Years between a report and its article under one short title by the same people. */
const TEAM_YEARS = 3;
/** `Research in Stochastic Processes` is a report that one group writes every year. */
const ONGOING = new Set(['research', 'study', 'topic', 'advance', 'progress', 'lecture', 'note']);
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
  const team = authors === 'strong' && Math.min(a.people.length, b.people.length) > 1 ? overlap(a.people, b.people) : 0;
  // A report, then the article out of it.
  if (
    years !== null &&
    years > 0 &&
    short &&
    !a.known &&
    !b.known &&
    !(years <= TEAM_YEARS && team >= 0.6 && !ONGOING.has(words[0]!))
  ) {
    return { kind: 'unsure', score: 0.5, why: 'the same short title and authors, other years' };
  }
  // Archives date a work by the day of the deposit: several people do not write a long title twice.
  if (years !== null && years > YEARS_APART && !(team >= 0.75 && words.length >= 5))
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
    x.tail !== null &&
    x.tail === y.core &&
    x.headWords <= 2 &&
    y.words.length >= (close >= 0.8 && p.length > 2 ? 3 : 4);
  if (named(s, t) || named(t, s))
    return { kind: sure, score: 0.85, why: 'the same title behind a name, the same authors' };
  if (years !== null && years > (dice >= 0.75 ? 3 : 1)) return UNRELATED;
  if (s.tail !== null && s.tail === t.tail && close >= 0.6)
    return { kind: 'unsure', score: 0.7, why: 'the same subtitle and authors under another name' };
  const cut = (x: TitleForm, y: TitleForm) => x.head !== null && (x.head === y.core || x.tail === y.core);
  // `Deep sets of words` and `Deep sets of words: a wide view`.
  const longer = (x: TitleForm, y: TitleForm) => x.head !== null && x.head === y.core && y.words.length >= 5;
  const people = Math.min(p.length, q.length);
  if ((longer(s, t) || longer(t, s)) && close >= 0.75 && people > 1 && years !== null && years <= 1)
    return { kind: 'same', score: 0.8, why: 'one title is the other with a subtitle, the same authors' };
  if (cut(s, t) || cut(t, s))
    return { kind: 'unsure', score: 0.65, why: 'one title is a part of the other, the same authors' };
  if (mine.length && theirs.length && mine.every((word) => theirs.some((other) => related(word, other)))) {
    return { kind: 'unsure', score: 0.7, why: 'one word of the title is bent, the same authors' };
  }
  if (close >= 0.6 && dice >= 0.65)
    return { kind: 'unsure', score: 0.4 + dice / 5, why: 'a like title by the same authors' };
  return UNRELATED;
}
