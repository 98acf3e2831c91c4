/** What is known of a token by its spelling alone: folded form, shape, affixes, cue group; worked out once a spelling. */
import { SHORT_KEY } from '../../graph/ids.ts';
import { cut } from '../cut.ts';
import { CAPITAL, DIGIT, isLetter, kindAt, past, SMALL } from '../signs.ts';
import { cueOf, isData } from './cues.ts';
import { extend, finish, hashText, joined, OFFSET, power, rolling } from './hash.ts';
import { keyOf } from './key.ts';
import { roleGroupsOf } from './role-words.ts';

export interface Word {
  /** From 1, another for each word that is worked out, even where one of the same spelling was forgotten. */
  readonly id: number;
  readonly text: string;
  /** In small letters. */
  readonly lowerCase: string;
  /** What it adds to the key of a name: folded letters, digits and plus signs; empty for a separator, null for a sign that ends a name. */
  readonly key: string | null;
  /** Signs of the key; −1 for a sign that ends a name. */
  readonly keyLength: number;
  /** Its first UTF-16 unit; 0 where there is none. */
  readonly keyStart: number;
  /** `rolling` hash and `power` of the key, then of the key without the s of a plural. */
  readonly keyHash: number;
  readonly keyPower: number;
  readonly stemHash: number;
  readonly stemPower: number;
  /** `leadOf` of the key; −1 where no name begins with the word. */
  readonly lead: number;
  readonly lower: number;
  readonly raw: number;
  /** Capitals, small letters, digits and other signs as one sign a run: `LoRA` is `AaA`. */
  readonly shape: number;
  readonly prefix3: number;
  readonly prefix4: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Its group of `cues`, from 1; 0 for none. */
  readonly cue: number;
  /** Of the words that tell roles apart. */
  readonly roleGroups: readonly number[];
  readonly letters: boolean;
  readonly capital: boolean;
  /** Capitals inside, or letters with digits. */
  readonly distinctive: boolean;
  readonly hyphen: boolean;
  /** 1 for a bracket that opens, −1 for one that closes; round and square ones. */
  readonly bracket: number;
  /** Begins with a digit from 0 to 9. */
  readonly figure: boolean;
  /** A figure, or of the words that say something of a name beside them. */
  readonly telling: boolean;
  /** Small letters alone. */
  readonly small: boolean;
}

/** What the signs of a text say together. */
function signsOf(text: string) {
  let shape = '';
  let letters = false;
  let digits = false;
  let inner = false;
  let small = true;
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const end = past(text, at);
    const sign = kind === CAPITAL ? 'A' : isLetter(kind) ? 'a' : kind === DIGIT ? '0' : text.slice(at, end);
    if (shape.at(-1) !== sign) shape += sign;
    else if (shape.length === 1 && sign === 'A') shape += 'A';
    letters ||= isLetter(kind);
    digits ||= kind === DIGIT;
    inner ||= kind === CAPITAL && at > 0;
    small &&= kind === SMALL;
    at = end;
  }
  return {
    shape: shape.slice(0, 8),
    letters,
    capital: kindAt(text, 0) === CAPITAL,
    distinctive: inner || (letters && digits),
    small,
  };
}

export const LEADS = 1025;
/** Of a key of one letter: what comes after it is another word's. */
export const SHORT_LEAD = LEADS - 1;

/** A number below `LEADS` for the first two letters of a key. */
export function leadOf(key: string): number {
  return key.length > 1 ? (key.charCodeAt(0) * 31 + key.charCodeAt(1)) & (SHORT_LEAD - 1) : SHORT_LEAD;
}

const HYPHENS = '-–‐‑';

const LAST = 0x7fffffff;
let made = 0;

const letterBox: Record<string, null> = Object.create(null);

/** The one string of these letters: those that were cut, joined and parsed are of many kinds to the engine, and slow to read. */
function interned(text: string): string {
  letterBox[text] = null;
  const one = Object.keys(letterBox)[0]!;
  delete letterBox[one];
  return one;
}

function wordOf(spelling: string): Word {
  const text = interned(spelling);
  const { shape, letters, capital, distinctive, small } = signsOf(text);
  const lower = small ? text : interned(text.toLowerCase());
  const hyphen = text.length === 1 && HYPHENS.includes(text);
  const separates = hyphen || text === '_';
  const key = separates ? '' : keyOf(text);
  const stem = key.endsWith('s') && !key.endsWith('ss') ? key.length - 1 : key.length;
  const { length } = text;
  const cue = cueOf(lower);
  const roleGroups = roleGroupsOf(text, lower);
  const figure = /^[0-9]/.test(text);
  made = (made % LAST) + 1;
  // What every token is asked comes first, and lies together in memory.
  return {
    text,
    id: made,
    keyLength: separates || key ? key.length : -1,
    cue,
    lead: key && !separates ? leadOf(key) : -1,
    keyHash: rolling(key),
    keyPower: power(key.length),
    stemHash: rolling(key, stem),
    stemPower: power(stem),
    key: separates ? '' : key === lower ? lower : key ? interned(key) : null,
    keyStart: key ? key.charCodeAt(0) : 0,
    bracket: text === '(' || text === '[' ? 1 : text === ')' || text === ']' ? -1 : 0,
    telling: figure || roleGroups.length > 0 || isData(cue),
    roleGroups,
    lower: hashText(lower),
    shape: hashText(shape, 2),
    letters,
    capital,
    distinctive,
    hyphen,
    figure,
    small,
    raw: hashText(text, 1),
    prefix3: hashPart(text, 3, 0, Math.min(length, 3)),
    prefix4: hashPart(text, 3, 0, Math.min(length, 4)),
    suffix3: hashPart(text, 4, Math.max(0, length - 3), length),
    suffix4: hashPart(text, 4, Math.max(0, length - 4), length),
    lowerCase: lower,
  };
}

/** `hashText` of a part. */
function hashPart(text: string, seed: number, from: number, to: number): number {
  return finish(extend(OFFSET ^ seed, text, to, from));
}

/** `rolling` hash of the `nameKey` of a name of `size` letters that ends with a word, from the hash of what stands before it. */
export function endedBy({ keyHash, keyPower, stemHash, stemPower }: Word, before: number, size: number): number {
  return size > SHORT_KEY ? joined(before, stemPower, stemHash) : joined(before, keyPower, keyHash);
}

/** The same of all letters, from where the next word goes on. */
export function followedBy({ keyHash, keyPower }: Word, before: number): number {
  return joined(before, keyPower, keyHash);
}

/** So that memory stays flat over any number of texts; some texts have words that no other has. */
const LIMIT = 1 << 16;
let words: Word[] = [];
/** A slot holds a hash of the letters, 1 + the index into `words`, where the letters stand, how many; by open addressing, at most half full. */
const SLOT = 4;
let slots = new Int32Array(LIMIT * 2 * SLOT);
/** The letters of all words, one after the other. */
let pool = new Uint16Array(LIMIT * 8);
let taken = 0;

/** Forgets all words when there are too many: between two papers, since in one paper a spelling is one word. */
export function forgetWords(): void {
  if (words.length < LIMIT) return;
  words = [];
  slots = new Int32Array(LIMIT * 2 * SLOT);
  taken = 0;
}

function stands(at: number, units: Uint16Array, start: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (pool[at + index] !== units[start + index]) return false;
  return true;
}

/** The word that stands from `start` to `end` of a text with these units and has that hash, found without cutting it out. */
export function wordAt(text: string, units: Uint16Array, start: number, end: number, hash: number): Word {
  const length = end - start;
  const mask = slots.length - 1;
  let slot = firstSlot(hash, mask);
  for (let place = slots[slot + 1]!; place !== 0; place = slots[slot + 1]!) {
    if (slots[slot] === hash && slots[slot + 3] === length && stands(slots[slot + 2]!, units, start, length)) {
      return words[place - 1]!;
    }
    slot = (slot + SLOT) & mask;
  }
  const word = wordOf(cut(text, start, end));
  words.push(word);
  slots[slot] = hash;
  slots[slot + 1] = words.length;
  slots[slot + 2] = keep(units, start, end);
  slots[slot + 3] = length;
  if (words.length * 2 * SLOT > slots.length) grow();
  return word;
}

function keep(units: Uint16Array, start: number, end: number): number {
  const from = taken;
  taken += end - start;
  if (taken > pool.length) {
    const old = pool;
    pool = new Uint16Array(Math.max(taken, old.length * 2));
    pool.set(old);
  }
  pool.set(units.subarray(start, end), from);
  return from;
}

function firstSlot(hash: number, mask: number): number {
  return Math.imul(finish(hash), SLOT) & mask;
}

function grow(): void {
  const old = slots;
  slots = new Int32Array(old.length * 2);
  const mask = slots.length - 1;
  for (let at = 0; at < old.length; at += SLOT) {
    if (old[at + 1] === 0) continue;
    let slot = firstSlot(old[at]!, mask);
    while (slots[slot + 1] !== 0) slot = (slot + SLOT) & mask;
    slots.set(old.subarray(at, at + SLOT), slot);
  }
}
