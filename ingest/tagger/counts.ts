/** How often each of some numbers was added since the last emptying; emptied and filled again without new memory. */

export interface Counts {
  readonly clear: () => void;
  /** A whole number of 32 bits; says how often it was added by now. */
  readonly add: (value: number) => number;
  readonly of: (value: number) => number;
}

/** How many different numbers fit before it grows; a power of two. */
const FIRST = 1 << 9;
const LAST_ROUND = 0x7fffffff;

export function counts(): Counts {
  /** Open addressing, at most half full: the round in which a slot was filled, its number, its count, nothing. */
  let slots = new Int32Array(FIRST * 8);
  let round = 1;
  let size = 0;
  const slotOf = (value: number): number => {
    const mask = slots.length - 1;
    let slot = (Math.imul(value, 0x9e3779b1) >>> 8) & (mask - 3);
    while (slots[slot] === round && slots[slot + 1] !== value) slot = (slot + 4) & mask;
    return slot;
  };
  const raise = (value: number, by: number): number => {
    const slot = slotOf(value);
    if (slots[slot] === round) {
      slots[slot + 2]! += by;
      return slots[slot + 2]!;
    }
    slots[slot] = round;
    slots[slot + 1] = value;
    slots[slot + 2] = by;
    size += 1;
    if (size * 8 > slots.length) grow();
    return by;
  };
  const grow = (): void => {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    size = 0;
    for (let slot = 0; slot < old.length; slot += 4) if (old[slot] === round) raise(old[slot + 1]!, old[slot + 2]!);
  };
  return {
    clear: () => {
      size = 0;
      if (round === LAST_ROUND) slots.fill(0);
      round = round === LAST_ROUND ? 1 : round + 1;
    },
    add: (value) => raise(value, 1),
    of: (value) => {
      const slot = slotOf(value);
      return slots[slot] === round ? slots[slot + 2]! : 0;
    },
  };
}
