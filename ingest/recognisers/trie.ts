/** Many names looked up in one pass: a character trie over folded tokens, longest match, hyphens and spaces free. */
import { byCodeUnit } from '../../graph/ids.ts';
import { keptCodes } from '../tagger/kept-codes.ts';
import { keyOf } from '../tagger/key.ts';
import type { Word } from '../tagger/words.ts';
import type { Token } from '../text.ts';

export interface Trie<Value> {
  /** The state after a sign (a UTF-16 unit); −1 where no name goes on like that. The first state is 0. */
  readonly next: (state: number, sign: number) => number;
  /** What stands for the name that ends in a state. */
  readonly values: (state: number) => readonly Value[] | undefined;
  /** Whether a name may begin with a word: most words of a text are done with here. */
  readonly begins: (word: Word) => boolean;
}

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
  const begin = keptCodes(({ key }) => (key && walk(next, 0, key).goesOn ? 1 : 0));
  return { next, values: (state) => values[state], begins: (word) => begin(word) === 1 };
}

interface Walk {
  /** −1 where no name goes on like that. */
  readonly state: number;
  /** The state before the last sign. */
  readonly previous: number;
  /** A name goes on like that, or does but for the s of a plural. */
  readonly goesOn: boolean;
}

function walk(next: Trie<unknown>['next'], from: number, key: string): Walk {
  let state = from;
  let previous = from;
  const { length } = key;
  for (let index = 0; index < length; index += 1) {
    previous = state;
    state = next(previous, key.charCodeAt(index));
    if (state < 0) return { state, previous, goesOn: index === length - 1 && key.charCodeAt(index) === S };
  }
  return { state, previous, goesOn: true };
}

const S = 's'.charCodeAt(0);

/** The longest name that starts at a token; null when none does. */
export function longest<Value>(
  trie: Trie<Value>,
  tokens: readonly Token[],
  from: number,
  accept: (values: readonly Value[], to: number, plural: boolean) => readonly Value[],
): Match<Value> | null {
  if (!trie.begins(tokens[from]!.word)) return null;
  let best: Match<Value> | null = null;
  let here = 0;
  for (let at = from; at < tokens.length && at < from + 16; at += 1) {
    const { key } = tokens[at]!.word;
    if (key === null) break;
    if (key === '') continue;
    const { state, previous, goesOn } = walk(trie.next, here, key);
    if (!goesOn) break;
    const own = state >= 0 ? trie.values(state) : undefined;
    const singular = key.length > 2 && key.endsWith('s') ? trie.values(previous) : undefined;
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
