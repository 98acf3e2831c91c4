/** Names of communities: the named thing that sets one apart and what its papers talk about ("LoRA · adapter tuning"). */
import { countEverywhere, type Phrase, phrasesOf, talkOf, titleTerms } from './communities-talk.ts';
import { countsOf } from './counts.ts';
import type { Holdings } from './holdings.ts';
import { nameKey } from './ids.ts';
import { distinctive, type Scored } from './log-odds.ts';
import { stem } from './stem.ts';

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
/** Share of a broad word's uses from which it is a group's own. */
const OWN = 0.4;

/** One name a group of papers, no two alike; `taken` are names that are given already. */
export function nameCommunities(
  from: Holdings,
  papersOf: readonly (readonly number[])[],
  taken: Iterable<string> = [],
): Naming[] {
  const things = distinctive(
    papersOf.map((papers) => countsOf(papers.flatMap((paper) => from.held[paper]!.map(String)))),
  );
  const vocabulary = titleTerms(from);
  const talk = papersOf.map((papers) => talkOf(from, papers, vocabulary));
  const topics = distinctive(talk.map((one) => one.counts));
  const heads = headNames(from, papersOf, things);
  const known = asKnown(from);
  const everywhere = countEverywhere(talk);
  const used = new Set([...taken].map(nameKey));
  const words = new Set<string>();
  return papersOf.map((papers, group) => {
    const head = heads[group] === null ? null : from.things[heads[group]!]!;
    const held = things[group]!.filter((one) => one.count > 1).map((one) => from.things[Number(one.key)]!);
    const phrases = phrasesOf(topics[group]!, talk[group]!, papers.length, everywhere)
      .flatMap((phrase) => known(phrase, held))
      .filter((phrase) => !words.has(nameKey(phrase)));
    const title = papers.length > 0 ? from.papers[papers[0]!]!.title : '';
    const second = held.find((one) => !one.broad && (one.kind === 'Method' || one.kind === 'Dataset')) ?? null;
    const name = firstFree(candidates(head, second, phrases, title), used);
    used.add(nameKey(name));
    for (const part of name.split(' · ')) words.add(nameKey(part));
    return { name, top: things[group]!.slice(0, TOP).map((one) => Number(one.key)) };
  });
}

type Thing = Holdings['things'][number];

/**
 * A phrase as the thing is written that it names, where the group holds that ("vit" as "ViT"). What a broad word names is
 * a phrase only where most of its uses are in this group: "continual learning" can be, "neural network" is not.
 */
function asKnown(from: Holdings): (phrase: Phrase, held: readonly Thing[]) => string[] {
  const broad = new Set<string>();
  for (const { broad: isBroad, label, aliases } of from.things)
    if (isBroad) for (const name of [label, ...aliases]) broad.add(nameKey(name));
  return ({ text, share }, held) => {
    if (broad.has(nameKey(text))) return share >= OWN && /\s/.test(text) ? [text] : [];
    const thing = held.find(({ label }) => label.toLowerCase() === text);
    return [thing?.label ?? text];
  };
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

function firstFree(names: Iterable<string>, used: ReadonlySet<string>): string {
  for (const name of names) if (!used.has(nameKey(name))) return name;
  throw new RangeError('names never end');
}

/** Names to try, the best first; the last ones are numbered, so that one is always free. */
function* candidates(
  head: Thing | null,
  second: Thing | null,
  phrases: readonly string[],
  title: string,
): Generator<string> {
  if (head) {
    const known = [head.label, ...head.aliases];
    for (const phrase of phrases) if (known.every((name) => apart(name, phrase))) yield `${head.label} · ${phrase}`;
  }
  // Two single words ("expansion · merging") are a riddle: at least one part is a phrase.
  const pairs = phrases.flatMap((a) => phrases.map((b) => [a, b] as const));
  const speaking = (...parts: readonly string[]): boolean => parts.some((part) => /\s/.test(part));
  for (const [a, b] of pairs) if (speaking(a, b) && apart(a, b)) yield `${a} · ${b}`;
  if (second) for (const phrase of phrases) if (apart(second.label, phrase)) yield `${second.label} · ${phrase}`;
  const base = head?.label ?? phrases[0] ?? (title.slice(0, 40) || 'Untitled');
  yield base;
  for (let i = 2; ; i++) yield `${base} (${i})`;
}

/** Whether two parts of a name say different things: no word in common, and neither the initials of the other. */
function apart(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    text
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => stem(nameKey(word)))
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
