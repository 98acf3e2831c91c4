/** A list of distinct numbers, in the order in which they came, that is emptied and filled again without new memory. */
import { counts } from './counts.ts';

export interface Distinct {
  readonly clear: () => void;
  /** A whole number of 32 bits; one that is held already is left where it is. */
  readonly add: (value: number) => void;
  /** A copy of what is held. */
  readonly values: () => Int32Array;
}

/** How many numbers fit before it grows. */
const FIRST = 1 << 9;

export function distinct(): Distinct {
  const met = counts();
  let held = new Int32Array(FIRST);
  let size = 0;
  const grow = (): void => {
    const old = held;
    held = new Int32Array(old.length * 2);
    held.set(old);
  };
  return {
    clear: () => {
      size = 0;
      met.clear();
    },
    add: (value) => {
      if (met.add(value) > 1) return;
      if (size === held.length) grow();
      held[size] = value;
      size += 1;
    },
    values: () => held.slice(0, size),
  };
}
