/** What is known of a token by its spelling alone: folded form, shape, affixes, cue group; worked out once a spelling. */
import { cut } from '../cut.ts';
import { cueOf } from './cues.ts';
import { extend, finish, hashText, OFFSET, power, rolling } from './hash.ts';
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
  /** `rolling` hash and `power` of the key, then of the key without its last letter; whether that is a plural's. */
  readonly keyHash: number;
  readonly keyPower: number;
  readonly stemHash: number;
  readonly stemPower: number;
  readonly plural: boolean;
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
  /** Small letters alone. */
  readonly small: boolean;
}

function shapeOf(text: string): string {
  let out = '';
  for (const sign of text) {
    const kind = /\p{Lu}/u.test(sign) ? 'A' : /\p{L}/u.test(sign) ? 'a' : /\p{N}/u.test(sign) ? '0' : sign;
    if (out.at(-1) !== kind) out += kind;
    else if (out.length === 1 && kind === 'A') out += 'A';
  }
  return out.slice(0, 8);
}

const SEPARATOR = /^[-–‐‑_]$/;

const LAST = 0x7fffffff;
let made = 0;

/** The one string of these letters: those that were cut, joined and parsed are of many kinds to the engine, and slow to read. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0]!;
}

function wordOf(spelling: string): Word {
  const text = interned(spelling);
  const lower = text.toLowerCase();
  const letters = /\p{L}/u.test(text);
  const key = SEPARATOR.test(text) ? '' : keyOf(text);
  const stem = Math.max(0, key.length - 1);
  made = (made % LAST) + 1;
  return {
    id: made,
    text,
    lowerCase: interned(lower),
    key: SEPARATOR.test(text) ? '' : key ? interned(key) : null,
    keyHash: rolling(key),
    keyPower: power(key.length),
    stemHash: rolling(key, stem),
    stemPower: power(stem),
    plural: key.endsWith('s') && !key.endsWith('ss'),
    lower: hashText(lower),
    raw: hashText(text, 1),
    shape: hashText(shapeOf(text), 2),
    prefix3: hashText(text.slice(0, 3), 3),
    prefix4: hashText(text.slice(0, 4), 3),
    suffix3: hashText(text.slice(-3), 4),
    suffix4: hashText(text.slice(-4), 4),
    cue: cueOf(lower),
    roleGroups: roleGroupsOf(text, lower),
    letters,
    capital: /^\p{Lu}/u.test(text),
    distinctive: /.\p{Lu}/u.test(text) || (letters && /\p{N}/u.test(text)),
    hyphen: /^[-–‐‑]$/.test(text),
    small: /^\p{Ll}+$/u.test(text),
  };
}

/** So that memory stays flat over any number of texts; some texts have words that no other has. */
const LIMIT = 1 << 16;
let words: Word[] = [];
/** A hash of the letters and 1 + the index into `words`, by open addressing, at most half full. */
let slots = new Int32Array(LIMIT * 4);

/** Forgets all words when there are too many: between two papers, since in one paper a spelling is one word. */
export function forgetWords(): void {
  if (words.length < LIMIT) return;
  words = [];
  slots = new Int32Array(LIMIT * 4);
}

function stands(word: string, text: string, start: number, end: number): boolean {
  const { length } = word;
  if (length !== end - start) return false;
  for (let at = 0; at < length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** The word that stands from `start` to `end`, found without cutting it out. */
export function wordAt(text: string, start: number, end: number): Word {
  const hash = extend(OFFSET, text, end, start);
  const mask = slots.length - 1;
  let slot = firstSlot(hash, mask);
  for (let place = slots[slot + 1]!; place !== 0; place = slots[slot + 1]!) {
    if (slots[slot] === hash) {
      const held = words[place - 1]!;
      if (stands(held.text, text, start, end)) return held;
    }
    slot = (slot + 2) & mask;
  }
  const word = wordOf(cut(text, start, end));
  words.push(word);
  slots[slot] = hash;
  slots[slot + 1] = words.length;
  if (words.length * 4 > slots.length) grow();
  return word;
}

function firstSlot(hash: number, mask: number): number {
  return (finish(hash) << 1) & mask;
}

function grow(): void {
  const old = slots;
  slots = new Int32Array(old.length * 2);
  const mask = slots.length - 1;
  for (let at = 0; at < old.length; at += 2) {
    if (old[at + 1] === 0) continue;
    let slot = firstSlot(old[at]!, mask);
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    slots[slot] = old[at]!;
    slots[slot + 1] = old[at + 1]!;
  }
}
