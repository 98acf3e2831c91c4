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
/** The last byte of a slot counts the rows that were added. */
const COUNT = (SLOT - 1) * PER_WORD - 1;

// Eleven weights and a count fit a slot, and two sums of `WIDTH` biased weights fit a word.
if (LABELS > COUNT || WIDTH * 255 > 0xffff) throw new RangeError('the weights do not fit their slots');

/** Slots of what was asked for last, a power of two: a quarter megabyte that stays near the processor. */
const RECENT = 1 << 14;

/**
 * `rows` are `row * LABELS + label` in steps of `scale`, one row for each of `hashes`, none of which is 0. Sums are
 * exact: they are taken over whole steps.
 */
export function scorerOf(hashes: Int32Array, rows: Int8Array, scale: number): Scorer {
  const fetch = tableOf(hashes, rows);
  // Features repeat from text to text: most are found here, absent ones too, whose words are 0.
  const recent = new Int32Array(RECENT * SLOT);
  const sums = new Int32Array((SLOT - 1) * PER_WORD);
  return (features, length) => {
    const scores = new Float32Array(length * LABELS);
    for (let t = 0; t < length; t += 1) {
      const row = t * LABELS;
      if (features[t * WIDTH] === 0) {
        scores.fill(OUTSIDE, row + 1, row + LABELS);
        continue;
      }
      // Weights 0 and 2, 1 and 3, 4 and 6 … are summed side by side.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      for (let at = t * WIDTH; at < (t + 1) * WIDTH; at += 1) {
        const hash = features[at]!;
        if (hash === 0) continue;
        const slot = (hash & (RECENT - 1)) * SLOT;
        if (recent[slot] !== hash) fetch(hash, recent, slot);
        const x = recent[slot + 1]!;
        const y = recent[slot + 2]!;
        const z = recent[slot + 3]!;
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
      const bias = sums[COUNT]! * BIAS;
      for (let label = 0; label < LABELS; label += 1) scores[row + label] = (sums[label]! - bias) * scale;
    }
    return scores;
  };
}

/** Copies the slot of a hash; one of zeros where there is none. */
type Fetch = (hash: number, into: Int32Array, at: number) => void;

function tableOf(hashes: Int32Array, rows: Int8Array): Fetch {
  let bits = 4;
  while (1 << bits < hashes.length * 2) bits += 1;
  const mask = (SLOT << bits) - 1;
  const shift = 32 - bits;
  const table = new Int32Array(SLOT << bits);
  const slotOf = (hash: number): number => {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> shift) * SLOT;
    while (table[slot] !== hash && table[slot] !== 0) slot = (slot + SLOT) & mask;
    return slot;
  };
  for (let row = 0; row < hashes.length; row += 1) {
    const slot = slotOf(hashes[row]!);
    table[slot] = hashes[row]!;
    for (let label = 0; label < LABELS; label += 1) pack(table, slot, label, rows[row * LABELS + label]! + BIAS);
    pack(table, slot, COUNT, 1);
  }
  return (hash, into, at) => {
    const slot = slotOf(hash);
    into[at] = hash;
    into[at + 1] = table[slot + 1]!;
    into[at + 2] = table[slot + 2]!;
    into[at + 3] = table[slot + 3]!;
  };
}

function pack(table: Int32Array, slot: number, lane: number, value: number): void {
  table[slot + 1 + Math.floor(lane / PER_WORD)]! |= value << (8 * (lane % PER_WORD));
}

function unpack(out: Int32Array, at: number, even: number, odd: number): void {
  out[at] = even & 0xffff;
  out[at + 1] = odd & 0xffff;
  out[at + 2] = even >>> 16;
  out[at + 3] = odd >>> 16;
}
