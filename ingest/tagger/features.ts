/**
 * What the tagger sees of each token, as hashes: spelling, neighbours, place, document, lexicon, wording. Features stand
 * together by what they follow from, so that a scorer can add up the weights of a part once and keep the sum.
 */
import type { Document } from '../recognisers/document.ts';
import { finish, hashText, pair } from './hash.ts';
import { type HabitOf, hinted, surelyOutside } from './outside.ts';
import { codeAt, factsOf, type Hints, inTitle, spellings, type TokenFacts, timesOf, wordAt } from './token-facts.ts';
import type { Word } from './words.ts';

/** Features a token; the slots of a feature that does not hold are 0, the first one only where a token is surely outside. */
export const WIDTH = 59;

/** Slots of a part of the features, from `from` to `to`, and what puts them there. */
export interface Part<Of extends readonly unknown[]> {
  readonly from: number;
  readonly to: number;
  readonly put: (out: Int32Array, ...of: Of) => void;
}

const SALT = Int32Array.from({ length: WIDTH }, (_, index) => hashText(`feature ${index}`));

/** Hashes of all features, `WIDTH` a token, one array a field. */
export function featuresOf(document: Document, habitOf: HabitOf, hints: Hints): Int32Array[] {
  const known = spellings(document);
  return document.fields.map((field, index) => {
    const out = new Int32Array(field.tokens.length * WIDTH);
    const facts = factsOf(field, index, hints, known);
    const outside = surelyOutside(facts, habitOf);
    for (let t = 0; t < facts.length; t += 1) {
      if (!outside[t]) putAll(out.subarray(t * WIDTH, (t + 1) * WIDTH), facts, t);
    }
    return out;
  });
}

function putAll(out: Int32Array, facts: TokenFacts, t: number): void {
  const { shape } = wordAt(facts, t);
  const p1 = wordAt(facts, t - 1);
  const n1 = wordAt(facts, t + 1);
  own.put(out, wordAt(facts, t));
  beside.put(out, facts, t);
  shapes.put(out, p1.shape, shape, n1.shape);
  place.put(out, placeCode(facts, t), shape, 0);
  wording.put(out, wordingCode(facts, t), shape, 0);
  brackets.put(out, bracketsCode(facts, t), shape, 0);
  cues.put(out, cuesCode(facts, t), shape, 0);
  known.put(out, knownCode(facts, t), shape, 0);
  pairs.put(out, facts, t);
  putSeldom(out, facts, t);
}

/** `SALT` makes the same value another feature in another slot. */
function put(out: Int32Array, slot: number, value: number): void {
  out[slot] = finish(value ^ SALT[slot]!) || 1;
}

/** A feature that holds only where a code is not 0. */
function maybe(out: Int32Array, slot: number, code: number, value: number): void {
  if (code) put(out, slot, pair(value, code));
}

/** What a word has wherever it stands. */
export const own: Part<[Word]> = {
  from: 0,
  to: 8,
  put: (out, word) => {
    put(out, 0, 0);
    put(out, 1, word.lower);
    put(out, 2, word.raw);
    put(out, 3, word.shape);
    if (!word.letters) return;
    put(out, 4, pair(word.prefix3, 1));
    put(out, 5, pair(word.prefix4, 1));
    put(out, 6, pair(word.suffix3, 1));
    put(out, 7, pair(word.suffix4, 1));
  },
};

/** What each word beside it says by itself. */
export const beside: Part<[facts: TokenFacts, t: number]> = {
  from: 8,
  to: 13,
  put: (out, facts, t) => {
    const next = wordAt(facts, t + 1);
    put(out, 8, wordAt(facts, t - 1).lower);
    put(out, 9, wordAt(facts, t - 2).lower);
    put(out, 10, next.lower);
    out[11] = 0;
    maybe(out, 11, +next.letters, next.suffix3);
    put(out, 12, wordAt(facts, t + 2).lower);
  },
};

export const shapes: Part<[before: number, shape: number, after: number]> = {
  from: 13,
  to: 16,
  put: (out, left, shape, right) => {
    put(out, 13, pair(left, shape));
    put(out, 14, pair(shape, right));
    put(out, 15, pair(pair(left, shape), right));
  },
};

/** Follows from a code, small numbers side by side, and the shape; the last number says nothing. */
export type OfCode = Part<[code: number, shape: number, nothing: number]>;

const spelt = ({ capital, distinctive }: Word): number => +capital * 2 + +distinctive;

export function placeCode(facts: TokenFacts, t: number): number {
  const known = (timesOf(facts, t) << 3) | (inTitle(facts, t) << 2);
  return (facts.place[t]! << 10) | (facts.proposed[t]! << 6) | known | spelt(facts.words[t]!);
}

/** Where the token stands in sentence and text, and how often. */
export const place: OfCode = {
  from: 16,
  to: 21,
  put: (out, code, shape) => {
    const where = code >>> 10;
    const proposed = (code >>> 6) & 15;
    const times = (code >>> 3) & 7;
    const titled = (code >>> 2) & 1;
    maybe(out, 16, times, pair(shape, titled));
    maybe(out, 17, times, where * 2 + titled);
    put(out, 18, pair(where, shape));
    put(out, 19, pair(where, proposed * 64 + (code & 3)));
    put(out, 20, pair(proposed, shape));
  },
};

export function wordingCode(facts: TokenFacts, t: number): number {
  return (facts.before[t]! << 7) | (facts.after[t]! << 2) | spelt(facts.words[t]!);
}

/** The cues nearest to it. */
export const wording: OfCode = {
  from: 21,
  to: 24,
  put: (out, code, shape) => {
    const left = code >>> 7;
    const right = (code >>> 2) & 31;
    put(out, 21, pair(left, shape));
    put(out, 22, pair(right, shape));
    put(out, 23, pair(left * 64 + right, code & 3));
  },
};

export function bracketsCode(facts: TokenFacts, t: number): number {
  return (facts.bracket[t]! << 4) | (facts.tight[t]! << 2) | spelt(facts.words[t]!);
}

export const brackets: OfCode = {
  from: 24,
  to: 26,
  put: (out, code, shape) => {
    const bracket = code >>> 4;
    const tight = (code >>> 2) & 3;
    put(out, 24, code);
    put(out, 25, pair(bracket * 8 + tight, shape));
  },
};

export function cuesCode(facts: TokenFacts, t: number): number {
  const left = wordAt(facts, t - 1).cue;
  return (wordAt(facts, t - 2).cue << 15) | (left << 10) | (facts.words[t]!.cue << 5) | wordAt(facts, t + 1).cue;
}

/** The cues right beside it. */
export const cues: OfCode = {
  from: 26,
  to: 28,
  put: (out, code, shape) => {
    const second = code >>> 15;
    const left = (code >>> 10) & 31;
    put(out, 26, left * 4096 + ((code >>> 5) & 31) * 64 + (code & 31));
    put(out, 27, pair(left * 64 + second, shape));
  },
};

export function knownCode(facts: TokenFacts, t: number): number {
  const { lexicon, gazetteer } = facts;
  const names = (lexicon[t]! << 6) | (codeAt(facts, lexicon, t - 1) << 3) | codeAt(facts, lexicon, t + 1);
  const held = (gazetteer[t]! << 10) | (codeAt(facts, gazetteer, t - 1) << 5) | codeAt(facts, gazetteer, t + 1);
  return (names << 15) | held;
}

/** What lexicon and gazetteer say of it and of its neighbours. */
export const known: OfCode = {
  from: 28,
  to: 32,
  put: (out, code, shape) => {
    const names = code >>> 15;
    const gazetteer = (code >>> 10) & 31;
    put(out, 28, names);
    maybe(out, 29, names >>> 6, shape);
    put(out, 30, gazetteer * 65536 + ((code >>> 5) & 31) * 256 + (code & 31));
    maybe(out, 31, gazetteer, shape);
  },
};

/** What follows from two words or more: no sum is worth keeping. */
export const pairs: Part<[facts: TokenFacts, t: number]> = {
  from: 32,
  to: 42,
  put: (out, facts, t) => {
    const { lower, shape } = facts.words[t]!;
    const left = wordAt(facts, t - 1).lower;
    const right = wordAt(facts, t + 1).lower;
    const next = pair(right, wordAt(facts, t + 2).lower);
    put(out, 32, pair(left, lower));
    put(out, 33, pair(lower, right));
    put(out, 34, next);
    put(out, 35, pair(left, right));
    put(out, 36, pair(left, shape));
    put(out, 37, pair(shape, right));
    put(out, 38, pair(pair(wordAt(facts, t - 2).lower, left), shape));
    put(out, 39, pair(next, shape));
    put(out, 40, pair(facts.proposed[t]! * 64 + facts.after[t]!, left));
    put(out, 41, pair(facts.tight[t]!, pair(left, shape)));
  },
};

/** Slots of what few tokens have. */
export const SELDOM = { from: 42, to: WIDTH } as const;

/** Puts what few tokens have: hints of a name on it or beside it, a hyphen beside it. Says whether there is any. */
export function putSeldom(out: Int32Array, facts: TokenFacts, t: number): boolean {
  const hints = hinted(facts, t) || codeAt(facts, facts.introduced, t - 1) + codeAt(facts, facts.short, t + 1) > 0;
  if (hints) putHints(out, facts, t);
  const { shape } = facts.words[t]!;
  // Beyond a hyphen stands the other half of the name.
  const right = wordAt(facts, t + 1).hyphen;
  if (right) {
    const half = wordAt(facts, t + 2);
    maybe(out, 55, 1, pair(half.lower, 1));
    maybe(out, 56, 1, pair(half.shape, shape));
  }
  const left = wordAt(facts, t - 1).hyphen;
  if (left) {
    const half = wordAt(facts, t - 2);
    maybe(out, 57, 1, pair(half.lower, 1));
    maybe(out, 58, 1, pair(half.shape, shape));
  }
  return hints || right || left;
}

function putHints(out: Int32Array, facts: TokenFacts, t: number): void {
  const word = facts.words[t]!;
  const lexicon = facts.lexicon[t]!;
  const introduced = facts.introduced[t]!;
  const short = facts.short[t]!;
  const gazetteer = facts.gazetteer[t]!;
  const proposed = facts.proposed[t]!;
  maybe(out, 42, lexicon, word.lower);
  maybe(out, 43, lexicon, pair(wordAt(facts, t + 1).lower, 7));
  maybe(out, 44, lexicon, facts.place[t]! * 64 + proposed);
  maybe(out, 45, introduced || codeAt(facts, facts.introduced, t - 1), introduced * 16 + lexicon);
  maybe(out, 46, introduced, word.shape);
  maybe(out, 47, introduced, timesOf(facts, t) * 4 + inTitle(facts, t) * 2 + +word.distinctive);
  maybe(out, 48, introduced, pair(facts.after[t]!, 5));
  maybe(out, 49, short, 1);
  const beside = codeAt(facts, facts.short, t - 1) * 16 + codeAt(facts, facts.short, t + 1);
  maybe(out, 50, short || codeAt(facts, facts.short, t + 1), short * 256 + beside);
  maybe(out, 51, short, proposed);
  maybe(out, 52, short, lexicon * 16 + introduced);
  maybe(out, 53, gazetteer, lexicon * 16 + introduced);
  maybe(out, 54, gazetteer, proposed);
}
