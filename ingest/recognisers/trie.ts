/** Many names looked up in one pass: a character trie over folded tokens, longest match, hyphens and spaces free. */
import { byCodeUnit } from '../../graph/ids.ts';
import { WORDS } from '../tagger/kept-codes.ts';
import { keyOf } from '../tagger/key.ts';
import type { Word } from '../tagger/words.ts';
import type { Token } from '../text.ts';

export interface Trie<Value> {
  /** The state after a sign (a UTF-16 unit); −1 where no name goes on like that. The first state is 0. */
  readonly next: (state: number, sign: number) => number;
  /** What stands for the name that ends in a state. */
  readonly values: (state: number) => readonly Value[] | undefined;
  /** The state after a first word; `NOWHERE` where no name begins with it. */
  readonly after: (word: Word) => number;
  /** Whether a name may be the first word alone, or go on with the other: most words of a text are done with here. */
  readonly begins: (first: Word, second: Word | null) => boolean;
}

/** No name goes on like that, or does but for the s of a plural. */
const [NOWHERE, PLURAL] = [-2, -1];

export interface Match<Value> {
  /** Index of the first and one past the last token. */
  readonly from: number;
  readonly to: number;
  readonly values: readonly Value[];
  /** The text had a plural `s` that the name has not. */
  readonly plural: boolean;
}

export function trieOf<Value>(rows: Iterable<readonly [name: string, value: Value]>): Trie<Value> {
  const byKey = new Map<string, Value[]>();
  for (const [name, value] of rows) {
    const key = keyOf(name);
    const held = byKey.get(key);
    if (held) held.push(value);
    else if (key !== '') byKey.set(key, [value]);
  }
  return branches([...byKey].sort(([a], [b]) => byCodeUnit(a, b)));
}

/**
 * States breadth first, the goings-on of each side by side and sorted: six bytes a state, so that all of it stays in the
 * processor's cache.
 */
function branches<Value>(sorted: readonly (readonly [key: string, values: Value[]])[]): Trie<Value> {
  const most = sorted.reduce((sum, [key]) => sum + key.length, 2);
  const signs = new Uint16Array(most);
  /** Goings-on of state s are the states `first[s]` to `first[s + 1]`. */
  const first = new Int32Array(most + 1);
  const values: (Value[] | undefined)[] = [];
  /** The names that begin like a state: `sorted[from]` to `sorted[to]`; how many signs they share. */
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const depth = new Uint16Array(most);
  to[0] = sorted.length;
  let size = 1;
  for (let state = 0; state < size; state += 1) {
    first[state] = size;
    const shared = depth[state]!;
    let at = from[state]!;
    const own = sorted[at];
    const ends = own !== undefined && own[0].length === shared;
    values.push(ends ? own[1] : undefined);
    if (ends) at += 1;
    while (at < to[state]!) {
      const sign = sorted[at]![0].charCodeAt(shared);
      signs[size] = sign;
      from[size] = at;
      while (at < to[state]! && sorted[at]![0].charCodeAt(shared) === sign) at += 1;
      to[size] = at;
      depth[size] = shared + 1;
      size += 1;
    }
  }
  first[size] = size;
  const next = (state: number, sign: number): number => {
    let low = first[state]!;
    let high = first[state + 1]!;
    while (high - low > 4) {
      const middle = (low + high) >> 1;
      if (signs[middle]! > sign) high = middle;
      else low = middle;
    }
    for (; low < high; low += 1) if (signs[low] === sign) return low;
    return -1;
  };
  const asked = new Int32Array(WORDS);
  const states = new Int32Array(WORDS);
  const ways = new Int32Array(WORDS);
  const after = (word: Word): number => {
    const { id, key } = word;
    const at = id & (WORDS - 1);
    if (asked[at] !== id) {
      asked[at] = id;
      states[at] = key ? walk(next, 0, key) : NOWHERE;
      ways[at] = key ? waysFrom(states[at]!, key) : 0;
    }
    return states[at]!;
  };
  /** A bit for each sign that goes on from a state, as far as 31 bits tell signs apart; the lowest one where a name ends. */
  const waysFrom = (state: number, key: string): number => {
    if (state === NOWHERE) return 0;
    let out = values[Math.max(0, state)] || (isPlural(key) && values[walk(next, 0, key, key.length - 1)]) ? ENDS : 0;
    if (state >= 0) for (let on = first[state]!; on < first[state + 1]!; on += 1) out |= wayOf(signs[on]!);
    return out;
  };
  const begins = (one: Word, other: Word | null): boolean => {
    after(one);
    const way = other ? ENDS | wayOf(other.keyStart) : ENDS;
    return (ways[one.id & (WORDS - 1)]! & way) !== 0;
  };
  return { next, values: (state) => values[state], after, begins };
}

/** In `ways`: a name ends here. */
const ENDS = 1;

function wayOf(sign: number): number {
  return 2 << (sign % 31);
}

function isPlural(key: string): boolean {
  return key.length > 2 && key.charCodeAt(key.length - 1) === S;
}

/** The state after so many signs of a key: `PLURAL` where only the last one, an s, leads nowhere. */
function walk(next: Trie<unknown>['next'], from: number, key: string, length = key.length): number {
  let state = from;
  for (let index = 0; index < length; index += 1) {
    const sign = key.charCodeAt(index);
    state = next(state, sign);
    if (state < 0) return index === length - 1 && sign === S ? PLURAL : NOWHERE;
  }
  return state;
}

const S = 's'.charCodeAt(0);

/** The longest name that starts at a token; null when none does. */
export function longest<Value>(
  trie: Trie<Value>,
  tokens: readonly Token[],
  from: number,
  accept: (values: readonly Value[], to: number, plural: boolean) => readonly Value[],
): Match<Value> | null {
  const { word } = tokens[from]!;
  if (!trie.begins(word, followerOf(tokens, from))) return null;
  const first = trie.after(word);
  let best: Match<Value> | null = null;
  let here = 0;
  for (let at = from; at < tokens.length && at < from + 16; at += 1) {
    const { key } = tokens[at]!.word;
    if (key === null) break;
    if (key === '') continue;
    const state = at === from ? first : walk(trie.next, here, key);
    if (state === NOWHERE) break;
    const own = state >= 0 ? trie.values(state) : undefined;
    const singular = isPlural(key) ? trie.values(walk(trie.next, here, key, key.length - 1)) : undefined;
    const found = own ? accept(own, at + 1, false) : [];
    if (found.length) best = { from, to: at + 1, values: found, plural: false };
    else if (singular) {
      const kept = accept(singular, at + 1, true);
      if (kept.length) best = { from, to: at + 1, values: kept, plural: true };
    }
    if (state < 0) break;
    here = state;
  }
  return best;
}

/** The word that a name which begins at a token would go on with; null where it ends there at the latest. */
function followerOf(tokens: readonly Token[], from: number): Word | null {
  for (let at = from + 1; at < tokens.length; at += 1) {
    const { word } = tokens[at]!;
    if (word.keyLength !== 0) return word.keyLength > 0 ? word : null;
  }
  return null;
}
