/** What the papers of a group talk about: noun phrases that some title has, told apart from fragments and modifiers. */
import type { Holdings } from './holdings.ts';
import type { Scored } from './log-odds.ts';
import { termsOf } from './terms.ts';

export interface Talk {
  /** Papers that have the term; one that has it in its title counts twice. */
  readonly counts: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<string, number>;
  /** How often each term is written in which form, as whole words. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How often a term goes straight on into another word ("parameter-efficient" into "fine-tuning"). */
  readonly goesOn: ReadonlyMap<string, number>;
}

/** Runs of words say more than single ones, and words of titles more than words of abstracts alone. */
const RUN = 1.8;
const NO_TITLE = 0.7;
/** A term gives way to a longer one that contains it when that is at least this share of its occurrences. */
const LONGER = 0.55;
const LONGEST = 4;
/** A noun ends its phrase at least this often; a modifier hardly ever does. */
const ENDS = 0.4;
/** Terms that any group may turn out to have more of, and numbers. */
const VAGUE =
  /^(?:accuracy|addition|better|billion|capability|challenge|dataset|effect|enhance|expansion|expressive|fast|final|fixed|forward|framework|future|good|ground truth|high quality|hundred|important|initializing|key|large|larger (?:language )?model|learn|learning|linear|long|million|model|network|number|parameter|possible|power|prior|prior knowledge|problem|quality|real|real world|recent|set|simple|small|strong|study|system|task|technique|thousand|time|training|trillion|understanding|value|(?:better|improving|increasing|reducing|using) .+)$/;
/** A single word says something only where this share of its uses is in the group. */
const OWN = 0.3;
/** Papers of a group that are read for its name. */
const READ = 300;
/** Terms of a group that are looked at for its name. */
const CONSIDERED = 200;

/** Terms of all titles: what names may be made of. */
export function titleTerms(from: Holdings): Set<string> {
  const found = new Set<string>();
  for (const { title } of from.papers) for (const { term } of termsOf(title, LONGEST)) found.add(term);
  return found;
}

/** Counts terms that some title has, in titles and abstracts; of a large group every nth paper is read. */
export function talkOf(from: Holdings, all: readonly number[], vocabulary: ReadonlySet<string>): Talk {
  const counts = new Map<string, number>();
  const titles = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  const goesOn = new Map<string, number>();
  const step = Math.ceil(all.length / READ);
  const papers = all.filter((_, i) => i % step === 0).map((paper) => from.papers[paper]!);
  for (const { title, abstract, summary } of papers) {
    const inTitle = new Set([...termsOf(title, LONGEST)].map((one) => one.term));
    const seen = new Set<string>();
    for (const { term, surface, whole } of termsOf(`${title}. ${abstract ?? summary ?? ''}`, LONGEST)) {
      const first = term.slice(0, Math.max(0, term.lastIndexOf(' ')));
      if (vocabulary.has(first) && wordsOf(surface).at(-2) === term.split(' ').at(-2)) add(goesOn, first);
      if (!vocabulary.has(term)) continue;
      seen.add(term);
      if (!whole) continue;
      const written = forms.get(term) ?? new Map<string, number>();
      add(written, surface);
      forms.set(term, written);
    }
    for (const term of inTitle) add(titles, term);
    for (const term of seen) add(counts, term, inTitle.has(term) ? 2 : 1);
  }
  return { counts, titles, forms, goesOn };
}

export interface Phrase {
  readonly text: string;
  /** Its occurrences in this group as a share of those in all groups. */
  readonly share: number;
}

/** What to call the group by, the best first, as its papers write it. `topics` are its distinctive terms, `all` counts everywhere. */
export function phrasesOf(
  topics: readonly Scored[],
  talk: Talk,
  papers: number,
  all: ReadonlyMap<string, number>,
): Phrase[] {
  const enough = topics.filter((one) => one.count >= Math.min(3, papers)).slice(0, CONSIDERED);
  const share = (one: Scored): number => one.count / Math.max(one.count, all.get(one.key) ?? 0);
  const strength = (one: Scored): number =>
    one.score *
    Math.sqrt(share(one)) *
    (one.key.includes(' ') ? RUN : 1) *
    ((talk.titles.get(one.key) ?? 0) > 1 ? 1 : NO_TITLE);
  const fit = enough.filter((one) => one.key.includes(' ') || share(one) >= OWN);
  const best = fit.map((one) => ({ ...one, score: strength(one) })).sort((a, b) => b.score - a.score);
  const phrases = best.slice(0, 40).flatMap((one) => {
    let term = one;
    for (;;) {
      const longer = enough.find((other) => contains(other.key, term.key) && other.count >= LONGER * term.count);
      if (!longer) return readable(term.key, talk).map((text) => ({ text, share: share(term) }));
      term = longer;
    }
  });
  return [...new Map(phrases.map((one) => [one.text, one])).values()];
}

/** How often each term occurs in all groups. */
export function countEverywhere(talk: readonly Talk[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { counts } of talk) for (const [term, times] of counts) add(all, term, times);
  return all;
}

/** Whether `longer` is `term` with more words around it. */
function contains(longer: string, term: string): boolean {
  return longer.length > term.length && ` ${longer} `.includes(` ${term} `);
}

/** The most frequent written form, the shorter of two; nothing for what is vague, a modifier, or no phrase. */
function readable(term: string, talk: Talk): string[] {
  const forms = [...(talk.forms.get(term) ?? [])];
  const written = forms.reduce((sum, [, times]) => sum + times, 0);
  const ending = 1 - (talk.goesOn.get(term) ?? 0) / written;
  if (written === 0 || VAGUE.test(term) || ending < ENDS) return [];
  forms.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  const form = forms[0]![0].replace(/\s+/g, ' ');
  return wordsOf(form).filter((word) => word !== 'of').length > term.split(' ').length ? [] : [form];
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}+]+/u);
}

function add(counts: Map<string, number>, key: string, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
