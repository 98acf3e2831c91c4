/**
 * Which records are worth comparing: pairs that share a key, found by sorting hashes, never all pairs. Memory is a few
 * numbers a record, whatever the length of the titles; comparisons grow with the records, since each meets at most
 * `WINDOW` others under one key (Hernández and Stolfo, The merge/purge problem for large databases, 1995).
 */
import { byCodeUnit } from '../../graph/ids.ts';
import { arxivOf, type Card, cardOf, type IdentityRecord } from './verdict.ts';

/** Records by index; reading one twice gives equal values. */
export interface Records {
  readonly length: number;
  readonly at: (index: number) => IdentityRecord;
}

/** Records under one key that are compared with each other; further ones wait for another key. */
const WINDOW = 24;
/** Counts of words, folded into this many cells. */
const CELLS = 1 << 21;
/** The rarest words of a title, of which keys are made. */
const RARE = 4;

interface Key {
  /** Keys a record gives at most. */
  readonly most: number;
  /** Shared words alone are a weak reason: the titles must be alike, and the first authors not two. */
  readonly weak: boolean;
  readonly of: (card: Card, rare: readonly string[]) => readonly string[];
}

/** Every way to find a partner; `rare` holds the rarest words of the title, the rarest first. */
const KEYS: readonly Key[] = [
  { most: 1, weak: false, of: ({ title }) => [title.core] },
  { most: 1, weak: false, of: ({ title }) => [[...title.words].sort(byCodeUnit).join(' ')] },
  // A title behind a name meets the bare one.
  {
    most: 1,
    weak: false,
    of: ({ title }) => ((title.tail ?? title.core).length >= 16 ? [title.tail ?? title.core] : []),
  },
  { most: 1, weak: false, of: ({ text }) => (text ? [text] : []) },
  {
    most: 1,
    weak: false,
    of: ({ title, people: [first] }) => (first ? [`${first.family} ${title.head ?? title.core}`] : []),
  },
  {
    most: RARE,
    weak: true,
    of: ({ people: [first] }, rare) => (first ? rare.map((word) => `${first.family} ${word}`) : []),
  },
  // Without authors, two rare words; the words in one order, whichever is rarer.
  {
    most: 3,
    weak: true,
    of: (_card, [a, b, c]) =>
      [
        [a, b],
        [a, c],
        [b, c],
      ].flatMap(([x, y]) => (x && y ? [x < y ? `${x} ${y}` : `${y} ${x}`] : [])),
  },
];

/** Identifiers by which records meet, the weightiest first. */
export const ID_KEYS = ['doi', 'arxiv', 'openalex', 's2', 's2_corpus', 'openreview', 'acl'] as const;
export type IdKey = (typeof ID_KEYS)[number];

/** FNV-1a, 32 bits, with a last stirring. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** The value of one identifier as identity compares it. */
export function idOf(record: IdentityRecord, key: IdKey): string | null {
  if (key === 'doi') return record.ids.doi ?? null;
  if (key === 'arxiv') return arxivOf(record.ids);
  return record.ids[key] ?? null;
}

/** Groups of indices that share the value of one identifier, by first index. */
export function* sharedIds(records: Records, key: IdKey): Generator<number[]> {
  const first = new Map<string, number | number[]>();
  for (let index = 0; index < records.length; index += 1) {
    const value = idOf(records.at(index), key);
    if (!value) continue;
    const held = first.get(value);
    if (held === undefined) first.set(value, index);
    else if (typeof held === 'number') first.set(value, [held, index]);
    else held.push(index);
  }
  for (const held of first.values()) if (typeof held !== 'number') yield held;
}

/** A window over cards, so that a record is parsed once while its neighbours are at hand. */
export function cardCache(records: Records, size = 1 << 14): (index: number) => Card {
  let young = new Map<number, Card>();
  let old = new Map<number, Card>();
  return (index) => {
    const found = young.get(index) ?? old.get(index);
    const card = found ?? cardOf(records.at(index));
    if (!young.has(index)) {
      if (young.size >= size) {
        old = young;
        young = new Map();
      }
      young.set(index, card);
    }
    return card;
  };
}

/** Calls `pair` with a < b for pairs that share a key of their titles; a pair may come more than once. */
export function titlePairs(
  records: Records,
  cards: (index: number) => Card,
  pair: (a: number, b: number) => void,
): void {
  const n = records.length;
  const counts = new Uint32Array(CELLS);
  for (let index = 0; index < n; index += 1) {
    for (const word of cards(index).title.words) counts[hash(word) % CELLS]!++;
  }
  const keys = KEYS.map(({ most }) => new Uint32Array(n * most));
  const authors = new Uint32Array(n);
  // The words of a title as 64 bits: enough to pass over titles that share little.
  const bits = new Uint32Array(n * 2);
  for (let index = 0; index < n; index += 1) {
    const card = cards(index);
    if (!card.title.core) continue;
    for (const word of card.title.words) {
      const value = hash(word);
      bits[index * 2 + ((value >>> 5) & 1)]! |= 1 << (value & 31);
    }
    const first = card.people[0]?.family;
    if (first) authors[index] = hash(first) || 1;
    const rare = [...new Set(card.title.words)]
      .map((word) => ({ word, count: counts[hash(word) % CELLS]! }))
      .sort((a, b) => a.count - b.count || byCodeUnit(a.word, b.word))
      .slice(0, RARE)
      .map(({ word }) => word);
    KEYS.forEach(({ most, of }, kind) => {
      of(card, rare).forEach((key, at) => {
        keys[kind]![index * most + at] = hash(key) || 1;
      });
    });
  }
  const alike = (a: number, b: number): boolean => {
    if (authors[a] && authors[b] && authors[a] !== authors[b]) return false;
    const [a0, a1, b0, b1] = [bits[a * 2]!, bits[a * 2 + 1]!, bits[b * 2]!, bits[b * 2 + 1]!];
    const shared = ones(a0 & b0) + ones(a1 & b1);
    return shared * 2 >= Math.min(ones(a0) + ones(a1), ones(b0) + ones(b1)) * 1.3;
  };
  // A 53-bit number holds the hash above and the index below: sorting numbers needs no comparator.
  const low = 2 ** Math.ceil(Math.log2(n + 1));
  const room = Math.floor(2 ** 53 / low);
  KEYS.forEach(({ most, weak }, kind) => {
    const packed = new Float64Array(n * most);
    let used = 0;
    keys[kind]!.forEach((key, at) => {
      if (key !== 0) packed[used++] = (key % room) * low + Math.floor(at / most);
    });
    const sorted = packed.subarray(0, used).sort();
    let from = 0;
    while (from < used) {
      const value = Math.floor(sorted[from]! / low);
      let to = from + 1;
      while (to < used && Math.floor(sorted[to]! / low) === value) to += 1;
      for (let i = from; i < to; i += 1) {
        for (let j = i + 1; j < to && j <= i + WINDOW; j += 1) {
          const [a, b] = [sorted[i]! % low, sorted[j]! % low];
          if (a !== b && (!weak || alike(a, b))) pair(a, b);
        }
      }
      from = to;
    }
  });
}

/** Bits that are set (Warren, Hacker's Delight). */
function ones(word: number): number {
  let value = word - ((word >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
