/** The weights of the chain, laid out so that scoring a token costs one step of memory a feature and no multiplication. */
import { WIDTH } from './features.ts';
import { LABELS } from './labels.ts';
import { OUTSIDE } from './lattice.ts';

/** Log scores of every token and label (`t * LABELS + label`) from feature hashes, `WIDTH` a token. */
export type Scorer = (features: Int32Array, length: number) => Float32Array;

/** A slot is a hash and its weights, four to a word, so that both come with one cache line. */
const SLOT = 4;
const PER_WORD = 4;
/** Makes every weight positive: packed ones then add up without a carry between them. */
const BIAS = 128;
const LANES = 0x00ff00ff;

// Twelve weights fit a slot, and two sums of `WIDTH` biased weights fit a word.
if (LABELS > (SLOT - 1) * PER_WORD || WIDTH * 255 > 0xffff) throw new RangeError('the weights do not fit their slots');

/**
 * `rows` are `row * LABELS + label` in steps of `scale`, one row for each of `hashes`, none of which is 0. Sums are
 * exact: they are taken over whole steps.
 */
export function scorerOf(hashes: Int32Array, rows: Int8Array, scale: number): Scorer {
  let bits = 4;
  while (1 << bits < hashes.length * 2) bits += 1;
  const mask = (1 << bits) - 1;
  const shift = 32 - bits;
  const table = new Int32Array(SLOT << bits);
  for (let row = 0; row < hashes.length; row += 1) {
    let slot = Math.imul(hashes[row]!, 0x9e3779b1) >>> shift;
    while (table[slot * SLOT] !== 0) slot = (slot + 1) & mask;
    table[slot * SLOT] = hashes[row]!;
    for (let label = 0; label < LABELS; label += 1) {
      const word = slot * SLOT + 1 + Math.floor(label / PER_WORD);
      table[word]! |= (rows[row * LABELS + label]! + BIAS) << (8 * (label % PER_WORD));
    }
  }
  const sums = new Int32Array((SLOT - 1) * PER_WORD);
  const slots = new Int32Array(WIDTH);
  return (features, length) => {
    const scores = new Float32Array(length * LABELS);
    for (let t = 0; t < length; t += 1) {
      const at = t * LABELS;
      if (features[t * WIDTH] === 0) {
        scores.fill(OUTSIDE, at + 1, at + LABELS);
        continue;
      }
      // All slots of a token are touched before any is read: the processor fetches them side by side.
      const from = t * WIDTH;
      let touched = 0;
      for (let index = 0; index < WIDTH; index += 1) {
        const slot = (Math.imul(features[from + index]!, 0x9e3779b1) >>> shift) * SLOT;
        slots[index] = slot;
        touched ^= table[slot]!;
      }
      sums[0] = touched;
      // Weights 0 and 2, 1 and 3, 4 and 6 … are summed side by side.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let found = 0;
      for (let index = 0; index < WIDTH; index += 1) {
        const hash = features[from + index]!;
        if (hash === 0) continue;
        let slot = slots[index]!;
        let key = table[slot]!;
        while (key !== hash && key !== 0) {
          slot = (slot + SLOT) & (mask * SLOT);
          key = table[slot]!;
        }
        if (key === 0) continue;
        found += 1;
        const x = table[slot + 1]!;
        const y = table[slot + 2]!;
        const z = table[slot + 3]!;
        a += x & LANES;
        b += (x >>> 8) & LANES;
        c += y & LANES;
        d += (y >>> 8) & LANES;
        e += z & LANES;
        f += (z >>> 8) & LANES;
      }
      unpack(sums, 0, a, b);
      unpack(sums, 4, c, d);
      unpack(sums, 8, e, f);
      for (let label = 0; label < LABELS; label += 1) scores[at + label] = (sums[label]! - found * BIAS) * scale;
    }
    return scores;
  };
}

function unpack(out: Int32Array, at: number, even: number, odd: number): void {
  out[at] = even & 0xffff;
  out[at + 1] = odd & 0xffff;
  out[at + 2] = even >>> 16;
  out[at + 3] = odd >>> 16;
}
