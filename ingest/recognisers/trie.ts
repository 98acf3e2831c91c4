/** Many names looked up in one pass: a character trie over folded tokens, longest match, hyphens and spaces free. */
import { fold } from '../../graph/ids.ts';
import type { Token } from '../text.ts';

export interface Trie<Value> {
  /** The state after a sign (a UTF-16 unit); −1 where no name goes on like that. */
  readonly next: (state: number, sign: number) => number;
  readonly values: ReadonlyMap<number, readonly Value[]>;
}

export interface Match<Value> {
  /** Index of the first and one past the last token. */
  readonly from: number;
  readonly to: number;
  readonly values: readonly Value[];
  /** The text had a plural `s` that the name has not. */
  readonly plural: boolean;
}

const SEPARATOR = /^[-–‐‑_]$/;
const LETTERS = /[^\p{L}\p{N}+]+/gu;

/** What a token adds to a key: folded letters, digits and plus signs. */
export function keyOf(token: string): string {
  if (/^[a-z0-9+]+$/.test(token)) return token;
  return /^[A-Za-z0-9+]+$/.test(token) ? token.toLowerCase() : fold(token).replace(LETTERS, '');
}

export function trieOf<Value>(rows: Iterable<readonly [name: string, value: Value]>): Trie<Value> {
  const keyed = [...rows].map(([name, value]) => ({ key: keyOf(name), value })).filter(({ key }) => key !== '');
  const edges = edgeTable(keyed.reduce((sum, { key }) => sum + key.length, 0));
  const values = new Map<number, Value[]>();
  let size = 1;
  for (const { key, value } of keyed) {
    let state = 0;
    for (let index = 0; index < key.length; index += 1) {
      const sign = key.charCodeAt(index);
      const target = edges.get(state, sign);
      if (target < 0) {
        edges.set(state, sign, size);
        state = size;
        size += 1;
      } else state = target;
    }
    const held = values.get(state);
    if (held) held.push(value);
    else values.set(state, [value]);
  }
  return { next: edges.get, values };
}

/** State and sign → state, by open addressing over typed arrays: this is what recognition spends most of its time on. */
function edgeTable(most: number) {
  let bits = 4;
  while (1 << bits < most * 2) bits += 1;
  const mask = (1 << bits) - 1;
  const states = new Int32Array(1 << bits).fill(-1);
  const signs = new Uint16Array(1 << bits);
  const targets = new Int32Array(1 << bits);
  const slotOf = (state: number, sign: number): number => {
    let slot = Math.imul(Math.imul(state, 0x9e3779b1) ^ Math.imul(sign, 0x85ebca6b), 0xc2b2ae35) >>> (32 - bits);
    while (states[slot] !== -1 && (states[slot] !== state || signs[slot] !== sign)) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    get: (state: number, sign: number): number => {
      const slot = slotOf(state, sign);
      return states[slot] === -1 ? -1 : targets[slot]!;
    },
    set: (state: number, sign: number, target: number): void => {
      const slot = slotOf(state, sign);
      states[slot] = state;
      signs[slot] = sign;
      targets[slot] = target;
    },
  };
}

/** Folded keys of tokens, computed once a text; empty for a separator, null for a sign that ends a name. */
export function tokenKeys(tokens: readonly Token[]): (string | null)[] {
  return tokens.map(({ text }) => (text.length === 1 && SEPARATOR.test(text) ? '' : keyOf(text) || null));
}

/** The longest name that starts at a token; null when none does. */
export function longest<Value>(
  trie: Trie<Value>,
  keys: readonly (string | null)[],
  from: number,
  accept: (values: readonly Value[], to: number, plural: boolean) => readonly Value[],
): Match<Value> | null {
  if (!keys[from]) return null;
  let best: Match<Value> | null = null;
  let state = 0;
  for (let at = from; at < keys.length && at < from + 16; at += 1) {
    const key = keys[at];
    if (key === null || key === undefined) break;
    if (key === '') continue;
    let previous = state;
    let dead = false;
    for (let index = 0; index < key.length; index += 1) {
      const target = trie.next(state, key.charCodeAt(index));
      previous = state;
      if (target < 0) {
        dead = index < key.length - 1 || !key.endsWith('s');
        state = -1;
        break;
      }
      state = target;
    }
    if (dead) break;
    const own = state >= 0 ? trie.values.get(state) : undefined;
    const singular = key.length > 2 && key.endsWith('s') ? trie.values.get(previous) : undefined;
    const found = own ? accept(own, at + 1, false) : [];
    if (found.length) best = { from, to: at + 1, values: found, plural: false };
    else if (singular) {
      const kept = accept(singular, at + 1, true);
      if (kept.length) best = { from, to: at + 1, values: kept, plural: true };
    }
    if (state < 0) break;
  }
  return best;
}
