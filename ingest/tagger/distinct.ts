/** A list of distinct numbers, in the order in which they came, that is emptied and filled again without new memory. */

export interface Distinct {
  readonly clear: () => void;
  /** A whole number of 32 bits; one that is held already is left where it is. */
  readonly add: (value: number) => void;
  /** A copy of what is held. */
  readonly values: () => Int32Array;
}

/** How many numbers fit before it grows; a power of two. */
const FIRST = 1 << 9;
const LAST_ROUND = 0x7fffffff;

export function distinct(): Distinct {
  let held = new Int32Array(FIRST);
  let size = 0;
  /** Open addressing, at most half full: the round in which a slot was filled, and its number. */
  let slots = new Int32Array(FIRST * 4);
  let round = 1;
  const add = (value: number): void => {
    const mask = slots.length - 1;
    let slot = (Math.imul(value, 0x9e3779b1) >>> 8) & (mask - 1);
    while (slots[slot] === round) {
      if (slots[slot + 1] === value) return;
      slot = (slot + 2) & mask;
    }
    slots[slot] = round;
    slots[slot + 1] = value;
    held[size] = value;
    size += 1;
    if (size === held.length) grow();
  };
  const grow = (): void => {
    const old = held;
    held = new Int32Array(old.length * 2);
    slots = new Int32Array(old.length * 8);
    size = 0;
    for (const value of old) add(value);
  };
  return {
    clear: () => {
      size = 0;
      if (round === LAST_ROUND) slots.fill(0);
      round = round === LAST_ROUND ? 1 : round + 1;
    },
    add,
    values: () => held.slice(0, size),
  };
}
