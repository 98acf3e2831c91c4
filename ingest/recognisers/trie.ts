/** Many names looked up in one pass: a character trie over folded tokens, longest match, hyphens and spaces free. */
import { fold } from '../../graph/ids.ts';
import type { Token } from '../text.ts';

export interface Trie<Value> {
  readonly next: ReadonlyMap<number, number>;
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
  const plain = /^[a-z0-9+]+$/.test(token) ? token : fold(token).replace(LETTERS, '');
  return plain;
}

export function trieOf<Value>(rows: Iterable<readonly [name: string, value: Value]>): Trie<Value> {
  const next = new Map<number, number>();
  const values = new Map<number, Value[]>();
  let size = 1;
  for (const [name, value] of rows) {
    const key = keyOf(name);
    if (!key) continue;
    let state = 0;
    for (let index = 0; index < key.length; index += 1) {
      const edge = state * 65536 + key.charCodeAt(index);
      let target = next.get(edge);
      if (target === undefined) {
        target = size;
        size += 1;
        next.set(edge, target);
      }
      state = target;
    }
    const held = values.get(state);
    if (held) held.push(value);
    else values.set(state, [value]);
  }
  return { next, values };
}

/** Folded keys of tokens, computed once a text; empty for a separator, null for a sign that ends a name. */
export function tokenKeys(tokens: readonly Token[]): (string | null)[] {
  return tokens.map((token) => (SEPARATOR.test(token.text) ? '' : keyOf(token.text) || null));
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
      const target = trie.next.get(state * 65536 + key.charCodeAt(index));
      previous = state;
      if (target === undefined) {
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
