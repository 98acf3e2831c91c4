/** The tags that the tagger gives to tokens: begin and inside of five kinds of name, and outside. */

/** What a stretch of text names: an introduced method, a method, a broad technique, a dataset, an introduced dataset. */
export const CLASSES = ['introduced', 'method', 'broad', 'dataset', 'introduced-dataset'] as const;
export type Class = (typeof CLASSES)[number];

/** Label 0 is outside; `1 + 2c` begins class c, `2 + 2c` goes on with it. */
export const LABELS = 1 + 2 * CLASSES.length;

export function begins(kind: number): number {
  return 1 + 2 * kind;
}

export function goesOn(kind: number): number {
  return 2 + 2 * kind;
}

/** Whether label b may follow label a; null stands for the start of a text. */
export function mayFollow(a: number | null, b: number): boolean {
  if (b === 0 || b % 2 === 1) return true;
  return a === b || a === b - 1;
}
