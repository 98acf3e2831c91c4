/** Names with what a large corpus and the annotations say of them: a table of 32-bit keys, looked up over token runs. */
import { nameKey, SHORT_KEY } from '../../graph/ids.ts';
import type { FieldText } from '../recognisers/document.ts';
import { USUAL } from '../text.ts';
import { joined, rolling } from './hash.ts';
import { CLASSES } from './labels.ts';

/** Longest name in tokens, separators counted. */
const REACH = 9;

/** Key of a name under the folding of `nameKey`; never 0. */
export function gazetteerKey(name: string): number {
  return rolling(nameKey(name)) || 1;
}

/** Latin letters and signs that stand for nothing else. */
const ASCII = /^[^\\{}$~\u0080-\uffff]*$/;

/** The same for a name whose words' keys are known to be `key`, put together. */
export function gazetteerKeyOf({ key, surface }: { readonly key: string; readonly surface: string }): number {
  return ASCII.test(surface) ? rolling(key) || 1 : gazetteerKey(surface);
}

/**
 * How often a name stands in texts and as what: one count a class, and all occurrences. The code is 0 for a name that
 * says nothing, else 1 + 3 * class + strength (0 weak, 1 fair, 2 strong).
 */
export interface Tally {
  readonly classes: Float32Array;
  seen: number;
}

export function codeOf(tally: Tally): number {
  const { classes, seen } = tally;
  let kind = 0;
  let sum = 0;
  for (let index = 0; index < CLASSES.length; index += 1) {
    sum += classes[index]!;
    if (classes[index]! > classes[kind]!) kind = index;
  }
  if (sum < 0.9) return 0;
  const share = sum / Math.max(sum, seen);
  if (share < 0.1) return 0;
  const strength = share < 0.4 ? 0 : sum < 2.5 || share < 0.75 ? 1 : 2;
  return 1 + 3 * kind + strength;
}

/** What is asked of the words' keys, side by side: each is part of many runs. */
const memoryFor = (tokens: number) => ({
  lengths: new Int32Array(tokens),
  hashes: new Int32Array(tokens),
  powers: new Int32Array(tokens),
  stems: new Int32Array(tokens),
  stemPowers: new Int32Array(tokens),
});
const usual = memoryFor(USUAL);

/** Calls `found` for the longest known run at each token; runs do not overlap. */
export function lookUp(
  { tokens }: FieldText,
  code: (key: number) => number,
  found: (from: number, to: number, code: number) => void,
): void {
  const { length } = tokens;
  const { lengths, hashes, powers, stems, stemPowers } = length > USUAL ? memoryFor(length) : usual;
  for (let at = 0; at < length; at += 1) {
    const { word } = tokens[at]!;
    lengths[at] = word.keyLength;
    hashes[at] = word.keyHash;
    powers[at] = word.keyPower;
    stems[at] = word.stemHash;
    stemPowers[at] = word.stemPower;
  }
  for (let from = 0; from < length; from += 1) {
    if (lengths[from]! <= 0) continue;
    let state = 0;
    let size = 0;
    let best = 0;
    let end = 0;
    const reach = Math.min(length, from + REACH);
    for (let to = from; to < reach; to += 1) {
      const letters = lengths[to]!;
      if (letters < 0) break;
      if (letters === 0) continue;
      size += letters;
      const all = joined(state, powers[to]!, hashes[to]!);
      const here = code(size > SHORT_KEY ? joined(state, stemPowers[to]!, stems[to]!) : all);
      if (here) {
        best = here;
        end = to + 1;
      }
      state = all;
    }
    if (best) {
      found(from, end, best);
      from = end - 1;
    }
  }
}

/** One byte a token: 0, or `2 * code` where a name begins and one more where it goes on. */
export function gazetteerCodes(field: FieldText, code: (key: number) => number): Uint8Array {
  const out = new Uint8Array(field.tokens.length);
  lookUp(field, code, (from, to, value) => {
    for (let at = from; at < to; at += 1) out[at] = value * 2 + (at > from ? 1 : 0);
  });
  return out;
}

export function addTallies(a: Tally | null, b: Tally | null): Tally | null {
  if (!a || !b) return a ?? b;
  return { classes: a.classes.map((value, kind) => value + b.classes[kind]!), seen: a.seen + b.seen };
}
