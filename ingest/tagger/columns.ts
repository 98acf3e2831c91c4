/** From feature hashes to columns of a weight table: only features that stand on enough tokens get one. */

/** A set of 32-bit keys with a column each; open addressing, key 0 is never held. */
export interface Columns {
  readonly count: number;
  /** −1 for a feature without a column. */
  readonly of: (hash: number) => number;
  /** The hash of each column. */
  readonly hashes: () => Int32Array;
}

/** Counts hashes over several arrays and gives a column to those that occur at least `least` times. */
export function columnsOf(features: readonly Int32Array[], least: number): Columns {
  const total = features.reduce((sum, array) => sum + array.length, 0);
  // Most features repeat: a table of half the total is never more than half full, and 2^26 is the most that fits.
  const bits = Math.max(8, Math.min(26, Math.ceil(Math.log2(total + 1))));
  const size = 1 << bits;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  const slotOf = (hash: number) => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  let held = 0;
  for (const array of features) {
    for (const hash of array) {
      if (hash === 0) continue;
      const slot = slotOf(hash);
      if (keys[slot] === 0) {
        if (held > size * 0.8) throw new RangeError('the feature table is too small');
        keys[slot] = hash;
        held += 1;
      }
      values[slot]! += 1;
    }
  }
  let count = 0;
  for (let slot = 0; slot < size; slot += 1) {
    if (keys[slot] === 0) continue;
    if (values[slot]! >= least) {
      values[slot] = count;
      count += 1;
    } else values[slot] = -1;
  }
  return {
    count,
    of: (hash) => {
      if (hash === 0) return -1;
      const slot = slotOf(hash);
      return keys[slot] === 0 ? -1 : values[slot]!;
    },
    hashes: () => {
      const out = new Int32Array(count);
      for (let slot = 0; slot < size; slot += 1)
        if (keys[slot] !== 0 && values[slot]! >= 0) out[values[slot]!] = keys[slot]!;
      return out;
    },
  };
}
