/**
 * What the tagger sees of each token, as hashes: spelling, neighbours, place, document, lexicon, wording. Features stand
 * together by what they follow from, so that a scorer can add up the weights of a part once and keep the sum.
 */
import type { Document } from '../recognisers/document.ts';
import { finish, hashText, pair } from './hash.ts';
import { factsOf, type Hints, spellings, type TokenFacts, wordAt } from './token-facts.ts';
import type { Word } from './words.ts';

/** Features a token; the slots of a feature that does not hold are 0, the first one only where a plain word is left out. */
export const WIDTH = 60;

/** Whether a word, by its `raw`, is never part of a name: not worth a look. */
export type Plain = (raw: number) => boolean;

const SALT = Int32Array.from({ length: WIDTH }, (_, index) => hashText(`feature ${index}`));

/** Hashes of all features, `WIDTH` a token, one array a field. */
export function featuresOf(document: Document, plain: Plain, hints: Hints): Int32Array[] {
  const known = spellings(document);
  return document.fields.map((field, index) => {
    const out = new Int32Array(field.tokens.length * WIDTH);
    const facts = factsOf(field, index, hints, known);
    for (let t = 0; t < facts.length; t += 1) {
      if (worthALook(facts, t, plain(facts.words[t]!.raw))) putAll(out.subarray(t * WIDTH, (t + 1) * WIDTH), facts, t);
    }
    return out;
  });
}

/** A plain word counts only where something says that it is part of a name. */
export function worthALook(facts: TokenFacts, t: number, plain: boolean): boolean {
  return !plain || hinted(facts, t);
}

function hinted({ lexicon, introduced, short, gazetteer }: TokenFacts, t: number): boolean {
  return (lexicon[t]! | introduced[t]! | short[t]! | gazetteer[t]!) !== 0;
}

function putAll(out: Int32Array, facts: TokenFacts, t: number): void {
  const { shape } = wordAt(facts, t);
  const p1 = wordAt(facts, t - 1);
  const n1 = wordAt(facts, t + 1);
  putOwn(out, wordAt(facts, t));
  putBefore(out, p1);
  putSecondBefore(out, wordAt(facts, t - 2));
  putAfter(out, n1);
  putSecondAfter(out, wordAt(facts, t + 2));
  putShapes(out, p1.shape, shape, n1.shape);
  putPlace(out, placeCode(facts, t), shape);
  putWording(out, wordingCode(facts, t), shape);
  putBrackets(out, bracketsCode(facts, t), shape);
  putCues(out, cuesCode(facts, t), shape);
  putKnown(out, knownCode(facts, t), shape);
  putPairs(out, facts, t);
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
export function putOwn(out: Int32Array, word: Word): void {
  put(out, 0, 0);
  put(out, 1, word.lower);
  put(out, 2, word.raw);
  put(out, 11, word.shape);
  if (!word.letters) return;
  put(out, 19, pair(word.prefix3, 1));
  put(out, 20, pair(word.prefix4, 1));
  put(out, 21, pair(word.suffix3, 1));
  put(out, 22, pair(word.suffix4, 1));
}

/** What a word says by itself of the token after it. */
export function putBefore(out: Int32Array, { lower }: Word): void {
  put(out, 3, lower);
}

export function putSecondBefore(out: Int32Array, { lower }: Word): void {
  put(out, 4, lower);
}

/** What a word says by itself of the token before it. */
export function putAfter(out: Int32Array, { lower, letters, suffix3 }: Word): void {
  put(out, 5, lower);
  maybe(out, 23, +letters, suffix3);
}

export function putSecondAfter(out: Int32Array, { lower }: Word): void {
  put(out, 6, lower);
}

export function putShapes(out: Int32Array, before: number, shape: number, after: number): void {
  put(out, 12, pair(before, shape));
  put(out, 13, pair(shape, after));
  put(out, 14, pair(pair(before, shape), after));
}

/** The codes hold small numbers side by side: what a part follows from, beside the shape. */
const spelt = ({ capital, distinctive }: Word): number => +capital * 2 + +distinctive;

export function placeCode(facts: TokenFacts, t: number): number {
  const { place, proposed, times, inTitle } = facts;
  return (place[t]! << 10) | (proposed[t]! << 6) | (times[t]! << 3) | (inTitle[t]! << 2) | spelt(facts.words[t]!);
}

/** Where the token stands in sentence and text, and how often. */
export function putPlace(out: Int32Array, code: number, shape: number): void {
  const place = code >>> 10;
  const proposed = (code >>> 6) & 15;
  const times = (code >>> 3) & 7;
  const inTitle = (code >>> 2) & 1;
  maybe(out, 41, times, pair(shape, inTitle));
  maybe(out, 42, times, place * 2 + inTitle);
  put(out, 43, pair(place, shape));
  put(out, 44, pair(place, proposed * 64 + (code & 3)));
  put(out, 45, pair(proposed, shape));
}

export function wordingCode(facts: TokenFacts, t: number): number {
  return (facts.before[t]! << 7) | (facts.after[t]! << 2) | spelt(facts.words[t]!);
}

/** The cues nearest to it. */
export function putWording(out: Int32Array, code: number, shape: number): void {
  const before = code >>> 7;
  const after = (code >>> 2) & 31;
  put(out, 47, pair(before, shape));
  put(out, 48, pair(after, shape));
  put(out, 49, pair(before * 64 + after, code & 3));
}

export function bracketsCode(facts: TokenFacts, t: number): number {
  return (facts.bracket[t]! << 4) | (facts.tight[t]! << 2) | spelt(facts.words[t]!);
}

export function putBrackets(out: Int32Array, code: number, shape: number): void {
  const bracket = code >>> 4;
  const tight = (code >>> 2) & 3;
  put(out, 50, code);
  put(out, 51, pair(bracket * 8 + tight, shape));
}

export function cuesCode(facts: TokenFacts, t: number): number {
  const before = wordAt(facts, t - 1).cue;
  return (wordAt(facts, t - 2).cue << 15) | (before << 10) | (facts.words[t]!.cue << 5) | wordAt(facts, t + 1).cue;
}

/** The cues right beside it. */
export function putCues(out: Int32Array, code: number, shape: number): void {
  const second = code >>> 15;
  const before = (code >>> 10) & 31;
  put(out, 53, before * 4096 + ((code >>> 5) & 31) * 64 + (code & 31));
  put(out, 54, pair(before * 64 + second, shape));
}

export function knownCode(facts: TokenFacts, t: number): number {
  const { lexicon, gazetteer } = facts;
  const names = (lexicon[t]! << 6) | (codeAt(facts, lexicon, t - 1) << 3) | codeAt(facts, lexicon, t + 1);
  const held = (gazetteer[t]! << 10) | (codeAt(facts, gazetteer, t - 1) << 5) | codeAt(facts, gazetteer, t + 1);
  return (names << 15) | held;
}

/** What lexicon and gazetteer say of it and of its neighbours. */
export function putKnown(out: Int32Array, code: number, shape: number): void {
  const names = code >>> 15;
  const gazetteer = (code >>> 10) & 31;
  put(out, 24, names);
  maybe(out, 25, names >>> 6, shape);
  put(out, 37, gazetteer * 65536 + ((code >>> 5) & 31) * 256 + (code & 31));
  maybe(out, 38, gazetteer, shape);
}

/** What follows from two words or more, in slots 7 to 18 and 46 to 52: no sum is worth keeping. */
export function putPairs(out: Int32Array, facts: TokenFacts, t: number): void {
  const { lower, shape } = facts.words[t]!;
  const before = wordAt(facts, t - 1).lower;
  const after = wordAt(facts, t + 1).lower;
  const next = pair(after, wordAt(facts, t + 2).lower);
  put(out, 7, pair(before, lower));
  put(out, 8, pair(lower, after));
  put(out, 9, next);
  put(out, 10, pair(before, after));
  put(out, 15, pair(before, shape));
  put(out, 16, pair(shape, after));
  put(out, 17, pair(pair(wordAt(facts, t - 2).lower, before), shape));
  put(out, 18, pair(next, shape));
  put(out, 46, pair(facts.proposed[t]! * 64 + facts.after[t]!, before));
  put(out, 52, pair(facts.tight[t]!, pair(before, shape)));
}

/** Puts what few tokens have: hints of a name on it or beside it, a hyphen beside it. Says whether there is any. */
export function putSeldom(out: Int32Array, facts: TokenFacts, t: number): boolean {
  const hints = hinted(facts, t) || codeAt(facts, facts.introduced, t - 1) + codeAt(facts, facts.short, t + 1) > 0;
  if (hints) putHints(out, facts, t);
  const { shape } = facts.words[t]!;
  // Beyond a hyphen stands the other half of the name.
  const after = wordAt(facts, t + 1).hyphen;
  if (after) {
    const half = wordAt(facts, t + 2);
    maybe(out, 55, 1, pair(half.lower, 1));
    maybe(out, 56, 1, pair(half.shape, shape));
  }
  const before = wordAt(facts, t - 1).hyphen;
  if (before) {
    const half = wordAt(facts, t - 2);
    maybe(out, 57, 1, pair(half.lower, 1));
    maybe(out, 58, 1, pair(half.shape, shape));
  }
  return hints || after || before;
}

function putHints(out: Int32Array, facts: TokenFacts, t: number): void {
  const word = facts.words[t]!;
  const lexicon = facts.lexicon[t]!;
  const introduced = facts.introduced[t]!;
  const short = facts.short[t]!;
  const gazetteer = facts.gazetteer[t]!;
  const proposed = facts.proposed[t]!;
  maybe(out, 26, lexicon, word.lower);
  maybe(out, 27, lexicon, pair(wordAt(facts, t + 1).lower, 7));
  maybe(out, 28, lexicon, facts.place[t]! * 64 + proposed);
  maybe(out, 29, introduced || codeAt(facts, facts.introduced, t - 1), introduced * 16 + lexicon);
  maybe(out, 30, introduced, word.shape);
  maybe(out, 31, introduced, facts.times[t]! * 4 + facts.inTitle[t]! * 2 + +word.distinctive);
  maybe(out, 32, introduced, pair(facts.after[t]!, 5));
  maybe(out, 33, short, 1);
  const beside = codeAt(facts, facts.short, t - 1) * 16 + codeAt(facts, facts.short, t + 1);
  maybe(out, 34, short || codeAt(facts, facts.short, t + 1), short * 256 + beside);
  maybe(out, 35, short, proposed);
  maybe(out, 36, short, lexicon * 16 + introduced);
  maybe(out, 39, gazetteer, lexicon * 16 + introduced);
  maybe(out, 40, gazetteer, proposed);
}

/** A code of a token, 0 beyond the text: an index out of range would make every look-up slow. */
function codeAt({ length }: TokenFacts, codes: Uint8Array, t: number): number {
  return t < 0 || t >= length ? 0 : codes[t]!;
}
