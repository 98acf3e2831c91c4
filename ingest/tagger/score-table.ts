/** The weights of the chain, laid out so that scoring a token costs one step of memory a feature and no multiplication. */
import { WIDTH } from './features.ts';
import { LABELS } from './labels.ts';

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

/** Numbers in which the sums of one token stand: weights 0 and 2 side by side, 1 and 3, 4 and 6 … */
export const SUMS = 6;

export interface ScoreTable {
  /** Adds to the sums at `at` the weights of the features from `from` to `to`; 0 is none. */
  readonly add: (into: Int32Array, at: number, features: Int32Array, from: number, to: number) => void;
  /** Writes the scores of all labels that sums stand for. */
  readonly read: (sums: Int32Array, scores: Float32Array, at: number) => void;
}

/**
 * `rows` are `row * LABELS + label` in steps of `scale`, one row for each of `hashes`, none of which is 0. Sums are
 * exact: they are taken over whole steps. Throws a RangeError where two hashes are the same.
 */
export function scoreTable(hashes: Int32Array, rows: Int8Array, scale: number): ScoreTable {
  const { table, seeds, shift } = tableOf(hashes, rows);
  const maybe = filterOf(hashes);
  const found = new Int32Array(WIDTH);
  const sums = new Int32Array((SLOT - 1) * PER_WORD);
  const add = (into: Int32Array, at: number, features: Int32Array, from: number, to: number): void => {
    // Most features have no weights, and nothing foretells which: without a branch, those that may have some are kept.
    let size = 0;
    for (let next = from; next < to; next += 1) {
      const hash = features[next]!;
      const bit = Math.imul(hash, SPREAD) >>> FILTER_SHIFT;
      found[size] = hash;
      size += (maybe[bit >>> 5]! >>> bit) & 1;
    }
    let a = into[at]!;
    let b = into[at + 1]!;
    let c = into[at + 2]!;
    let d = into[at + 3]!;
    let e = into[at + 4]!;
    let f = into[at + 5]!;
    for (let next = 0; next < size; next += 1) {
      const hash = found[next]!;
      const slot = (Math.imul(hash ^ seeds[hash >>> SEED_SHIFT]!, SPREAD) >>> shift) * SLOT;
      // All ones where the slot holds this hash, else zeros; what an empty slot holds is nothing, and so is a hash of 0.
      const other = table[slot]! ^ hash;
      const here = ~((other | -other) >> 31);
      const x = table[slot + 1]! & here;
      const y = table[slot + 2]! & here;
      const z = table[slot + 3]! & here;
      a += x & LANES;
      b += (x >>> 8) & LANES;
      c += y & LANES;
      d += (y >>> 8) & LANES;
      e += z & LANES;
      f += (z >>> 8) & LANES;
    }
    into[at] = a;
    into[at + 1] = b;
    into[at + 2] = c;
    into[at + 3] = d;
    into[at + 4] = e;
    into[at + 5] = f;
  };
  const read = (packed: Int32Array, scores: Float32Array, at: number): void => {
    unpack(sums, 0, packed[0]!, packed[1]!);
    unpack(sums, 4, packed[2]!, packed[3]!);
    unpack(sums, 8, packed[4]!, packed[5]!);
    const bias = sums[COUNT]! * BIAS;
    for (let label = 0; label < LABELS; label += 1) scores[at + label] = (sums[label]! - bias) * scale;
  };
  return { add, read };
}

/** Hashes are mixed already: their first bits say which seed is theirs. */
const SEED_SHIFT = 18;
const SPREAD = 0x9e3779b1 | 0;

/** Bits of the filter: 128 KB, which stay near the processor where the table does not. */
const FILTER_BITS = 20;
const FILTER_SHIFT = 32 - FILTER_BITS;

/** A bit for every hash, and by chance for one in sixteen of the others. */
function filterOf(hashes: Int32Array): Int32Array {
  const bits = new Int32Array(1 << (FILTER_BITS - 5));
  for (const hash of hashes) {
    const bit = Math.imul(hash, SPREAD) >>> FILTER_SHIFT;
    bits[bit >>> 5]! |= 1 << (bit & 31);
  }
  return bits;
}

interface Table {
  /** Slot after slot; an empty one is all zeros. */
  readonly table: Int32Array;
  readonly seeds: Uint16Array;
  readonly shift: number;
}

/**
 * Every hash in the one slot that its seed gives it, so that a look-up never goes on to another (hash and displace,
 * Pagh 1999). Throws a RangeError where two hashes are the same.
 */
function tableOf(hashes: Int32Array, rows: Int8Array): Table {
  let bits = 4;
  while (1 << bits < hashes.length * 2) bits += 1;
  const shift = 32 - bits;
  const table = new Int32Array(SLOT << bits);
  const seeds = new Uint16Array(1 << (32 - SEED_SHIFT));
  // Rows with the same seed stand side by side.
  const from = new Int32Array(seeds.length + 1);
  for (const hash of hashes) from[(hash >>> SEED_SHIFT) + 1]! += 1;
  for (let at = 0; at < seeds.length; at += 1) from[at + 1]! += from[at]!;
  const next = from.slice();
  const sorted = new Int32Array(hashes.length);
  for (let row = 0; row < hashes.length; row += 1) {
    const group = hashes[row]! >>> SEED_SHIFT;
    sorted[next[group]!] = row;
    next[group]! += 1;
  }
  const slots = new Int32Array(hashes.length);
  for (const group of largestFirst(from)) {
    const start = from[group]!;
    const end = from[group + 1]!;
    let at = start;
    let seed = 0;
    while (at < end) {
      const hash = hashes[sorted[at]!]!;
      const slot = (Math.imul(hash ^ seed, SPREAD) >>> shift) * SLOT;
      if (table[slot] === 0) {
        table[slot] = hash;
        slots[at] = slot;
        at += 1;
        continue;
      }
      while (at > start) table[slots[--at]!] = 0;
      seed += 1;
      if (seed > 0xffff) throw new RangeError('two features of the weights are one');
    }
    seeds[group] = seed;
    for (at = start; at < end; at += 1) pack(table, slots[at]! + 1, rows, sorted[at]! * LABELS);
  }
  return { table, seeds, shift };
}

/** While most slots are free, groups of many find theirs; `from[g]` to `from[g + 1]` are the rows of group g. */
function largestFirst(from: Int32Array): Int32Array {
  const groups = from.length - 1;
  let largest = 0;
  for (let group = 0; group < groups; group += 1) largest = Math.max(largest, from[group + 1]! - from[group]!);
  const out = new Int32Array(groups);
  let at = 0;
  for (let size = largest; size >= 0; size -= 1) {
    for (let group = 0; group < groups; group += 1) {
      if (from[group + 1]! - from[group]! !== size) continue;
      out[at] = group;
      at += 1;
    }
  }
  return out;
}

/** The weights of a row, each biased, and a count of one, four to a word. */
function pack(table: Int32Array, at: number, rows: Int8Array, row: number): void {
  for (let word = 0; word < SLOT - 1; word += 1) {
    let packed = 0;
    for (let lane = 0; lane < PER_WORD; lane += 1) {
      const label = word * PER_WORD + lane;
      if (label < LABELS) packed |= (rows[row + label]! + BIAS) << (8 * lane);
      else if (label === COUNT) packed |= 1 << (8 * lane);
    }
    table[at + word] = packed;
  }
}

function unpack(out: Int32Array, at: number, even: number, odd: number): void {
  out[at] = even & 0xffff;
  out[at + 1] = odd & 0xffff;
  out[at + 2] = even >>> 16;
  out[at + 3] = odd >>> 16;
}
