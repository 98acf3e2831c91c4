/** Names of communities: the named thing that sets one apart and what its papers talk about ("LoRA · adapter tuning"). */
import type { Holdings } from './holdings.ts';
import { nameKey } from './ids.ts';
import { distinctive, type Scored } from './log-odds.ts';
import { termsOf } from './terms.ts';

export interface Naming {
  readonly name: string;
  /** Indices of the most distinctive things, strongest first. */
  readonly top: readonly number[];
}

const TOP = 12;
/** A thing stands for a community when its z-score times the root of the share of papers that hold it reaches this. */
const STANDS = 1.5;
/** Readers look for methods first. */
const DATASET = 0.6;
/** Runs of words say more than single ones, and words of titles more than words of abstracts alone. */
const RUN = 1.8;
const NO_TITLE = 0.7;
/** A term gives way to a longer one that contains it when that is at least this share of its occurrences. */
const LONGER = 0.55;
const LONGEST = 4;
/** Terms that any group may turn out to have more of. */
const VAGUE =
  /^(?:accuracy|addition|better|capability|effect|enhance|expressive|fast|final|fixed|forward|future|good|high quality|important|improving|key|large|learn|learning|linear|long|model|network|number|parameter|possible|prior|problem|quality|real|recent|set|simple|small|strong|study|system|task|technique|time|training|understanding|value)$/;
/** Papers of a group that are read for its name. */
const READ = 300;
/** Terms of a group that are looked at for its name. */
const CONSIDERED = 200;

/** One name a group of papers, no two alike; `taken` are names that are given already. */
export function nameCommunities(
  from: Holdings,
  papersOf: readonly (readonly number[])[],
  taken: Iterable<string> = [],
): Naming[] {
  const things = distinctive(
    papersOf.map((papers) => counted(papers.flatMap((paper) => from.held[paper]!.map(String)))),
  );
  const vocabulary = new Set<string>();
  for (const { title } of from.papers) for (const { term } of termsOf(title, LONGEST)) vocabulary.add(term);
  const talk = papersOf.map((papers) => talkOf(from, papers, vocabulary));
  const topics = distinctive(talk.map((one) => one.counts));
  const heads = headNames(from, papersOf, things);
  const used = new Set([...taken].map(nameKey));
  const words = new Set<string>();
  return papersOf.map((papers, group) => {
    const head = heads[group] === null ? null : from.things[heads[group]!]!;
    const phrases = phrasesOf(topics[group]!, talk[group]!, papers.length);
    const title = papers.length > 0 ? from.papers[papers[0]!]!.title : '';
    const name = firstFree(
      candidates(
        head,
        phrases.filter((phrase) => !words.has(phrase)),
        title,
      ),
      used,
    );
    used.add(nameKey(name));
    for (const part of name.split(' · ')) words.add(part);
    return { name, top: things[group]!.slice(0, TOP).map((one) => Number(one.key)) };
  });
}

/** The named thing that stands for each group, each thing for one group only: where it is most distinctive. */
function headNames(
  from: Holdings,
  papersOf: readonly (readonly number[])[],
  things: readonly (readonly Scored[])[],
): (number | null)[] {
  const offers = things.flatMap((list, group) =>
    list.flatMap(({ key, score, count }) => {
      const { broad, kind } = from.things[Number(key)]!;
      const strength = score * Math.sqrt(count / papersOf[group]!.length) * (kind === 'Dataset' ? DATASET : 1);
      const stands =
        !broad &&
        (kind === 'Method' || kind === 'Dataset') &&
        count >= Math.min(3, papersOf[group]!.length) &&
        strength >= STANDS;
      return stands ? [{ group, thing: Number(key), score: strength }] : [];
    }),
  );
  offers.sort((a, b) => b.score - a.score || a.thing - b.thing || a.group - b.group);
  const heads: (number | null)[] = papersOf.map(() => null);
  const used = new Set<number>();
  for (const { group, thing } of offers) {
    if (heads[group] !== null || used.has(thing)) continue;
    heads[group] = thing;
    used.add(thing);
  }
  return heads;
}

interface Talk {
  /** Papers that have the term; one that has it in its title counts twice. */
  readonly counts: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<string, number>;
  /** How often each term is written in which form. */
  readonly forms: ReadonlyMap<string, Map<string, number>>;
}

/** Counts terms that some title has, in titles and abstracts; of a large group every nth paper is read. */
function talkOf(from: Holdings, all: readonly number[], vocabulary: ReadonlySet<string>): Talk {
  const counts = new Map<string, number>();
  const titles = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  const step = Math.ceil(all.length / READ);
  const papers = all.filter((_, i) => i % step === 0).map((paper) => from.papers[paper]!);
  for (const { title, abstract, summary } of papers) {
    const inTitle = new Set([...termsOf(title, LONGEST)].map((one) => one.term));
    const seen = new Set<string>();
    for (const { term, surface } of termsOf(`${title}. ${abstract ?? summary ?? ''}`, LONGEST)) {
      if (!vocabulary.has(term)) continue;
      seen.add(term);
      const written = forms.get(term) ?? new Map<string, number>();
      forms.set(term, written.set(surface, (written.get(surface) ?? 0) + 1));
    }
    for (const term of inTitle) titles.set(term, (titles.get(term) ?? 0) + 1);
    for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + (inTitle.has(term) ? 2 : 1));
  }
  return { counts, titles, forms };
}

/** What to call the group by, the best first, as its papers write it. */
function phrasesOf(topics: readonly Scored[], talk: Talk, papers: number): string[] {
  const enough = topics.filter((one) => one.count >= Math.min(3, papers)).slice(0, CONSIDERED);
  const strength = (one: Scored): number =>
    one.score * (one.key.includes(' ') ? RUN : 1) * ((talk.titles.get(one.key) ?? 0) > 1 ? 1 : NO_TITLE);
  const best = enough.map((one) => ({ ...one, score: strength(one) })).sort((a, b) => b.score - a.score);
  const phrases = best.slice(0, 25).flatMap((one) => {
    let term = one;
    for (;;) {
      const longer = enough.find((other) => contains(other.key, term.key) && other.count >= LONGER * term.count);
      if (!longer) return readable(term.key, written(talk.forms.get(term.key)!));
      term = longer;
    }
  });
  return [...new Set(phrases)];
}

/** Whether `longer` is `term` with more words around it. */
function contains(longer: string, term: string): boolean {
  return longer.length > term.length && ` ${longer} `.includes(` ${term} `);
}

/** The written form, unless it says nothing by itself or is no phrase (words joined by more than "of" and "and"). */
function readable(term: string, form: string): string[] {
  const words = form.split(/[^\p{L}\p{N}+]+/u).filter((word) => word !== 'of' && word !== 'and');
  return words.length > term.split(' ').length || VAGUE.test(term) ? [] : [form];
}

/** The most frequent form, the shorter of two. */
function written(forms: ReadonlyMap<string, number>): string {
  const [best] = [...forms].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  return best![0].replace(/\s+/g, ' ');
}

function firstFree(names: Iterable<string>, used: ReadonlySet<string>): string {
  for (const name of names) if (!used.has(nameKey(name))) return name;
  throw new RangeError('names never end');
}

/** Names to try, the best first; the last ones are numbered, so that one is always free. */
function* candidates(
  head: { readonly label: string; readonly aliases: readonly string[] } | null,
  phrases: readonly string[],
  title: string,
): Generator<string> {
  if (head) {
    const known = [head.label, ...head.aliases];
    for (const phrase of phrases) if (known.every((name) => apart(name, phrase))) yield `${head.label} · ${phrase}`;
  }
  for (const a of phrases) for (const b of phrases) if (a !== b && apart(a, b)) yield `${a} · ${b}`;
  const base = head?.label ?? phrases[0] ?? (title.slice(0, 40) || 'Untitled');
  yield base;
  for (let i = 2; ; i++) yield `${base} (${i})`;
}

/** Whether two parts of a name say different things: no word in common, and neither the initials of the other. */
function apart(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    text
      .split(/[^\p{L}\p{N}]+/u)
      .map(nameKey)
      .filter(Boolean);
  const [x, y] = [words(a), words(b)];
  const initials = (list: readonly string[]): string => list.map((word) => word[0]).join('');
  if (
    x.some((word) =>
      y.some(
        (other) =>
          word === other || (word.length > 3 && other.startsWith(word)) || (other.length > 3 && word.startsWith(other)),
      ),
    )
  )
    return false;
  return nameKey(a) !== initials(y) && nameKey(b) !== initials(x);
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
