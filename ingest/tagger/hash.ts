/** 32-bit hashes of strings and pairs: cheap, the same everywhere, no secret. */

/** Where FNV-1a begins. */
export const OFFSET = 0x811c9dc5 | 0;

/** One UTF-16 unit of FNV-1a. */
export function step(state: number, sign: number): number {
  return Math.imul(state ^ sign, 0x01000193);
}

/** FNV-1a over the units from `from` to `to`: goes on where another hash, `OFFSET` at first, has ended. */
export function extend(state: number, text: string, to = text.length, from = 0): number {
  let hash = state;
  for (let index = from; index < to; index += 1) hash = step(hash, text.charCodeAt(index));
  return hash;
}

/** `extend` over units that were read from a text before. */
export function extendByUnits(state: number, units: Uint16Array, to: number, from: number): number {
  let hash = state;
  for (let index = from; index < to; index += 1) hash = step(hash, units[index]!);
  return hash;
}

/** FNV-1a, finished with a murmur mix. */
export function hashText(text: string, seed = 0): number {
  return finish(extend(OFFSET ^ seed, text));
}

export function finish(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Order matters: `pair(a, b)` is not `pair(b, a)`. */
export function pair(a: number, b: number): number {
  return Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ (b >>> 15) ^ (a << 7);
}

/** Any odd number with bits everywhere. */
const BASE = 0x2c1b3c6d;

/**
 * A hash of letters that goes on by whole words (Karp and Rabin 1987): with the `power` of a word, `joined` of a hash
 * and the word's own is the hash of both texts together. Of no text it is 0.
 */
export function rolling(text: string, to = text.length): number {
  let hash = 0;
  for (let index = 0; index < to; index += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  return hash;
}

/** What a text of so many letters multiplies the hash before it by. */
export function power(length: number): number {
  let out = 1;
  for (let index = 0; index < length; index += 1) out = Math.imul(out, BASE);
  return out;
}

export function joined(state: number, wordPower: number, wordHash: number): number {
  return (Math.imul(state, wordPower) + wordHash) | 0;
}
