/** Chance with a seed: the only source of randomness in the pure core. */

/** A generator of numbers in [0, 1). */
export type Rng = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, one seed one sequence on every machine. */
export function seeded(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a over UTF-16 units: a seed from a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** 0 … n−1 in random order (Fisher–Yates). */
export function shuffled(n: number, rng: Rng): Int32Array {
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const j = Math.floor(rng() * (i + 1));
    order[i] = order[j]!;
    order[j] = i;
  }
  return order;
}
