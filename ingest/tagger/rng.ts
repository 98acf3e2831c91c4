/** Seeded chance: mulberry32, the same numbers on every machine; and lists shuffled by it. */

/** Uniform in [0, 1). */
export type Rng = () => number;

export function seeded(seed: number): Rng {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** In place, after Fisher and Yates: every order is as likely. */
export function shuffle<Item>(items: Item[], rng: Rng): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(rng() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}
