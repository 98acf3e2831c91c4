/**
 * Sums of weights kept for what was met last. Words, shapes and places repeat from text to text: most of what the
 * features of a token add up to was added up before, and few weights have to be looked up one by one.
 */
import { type Part, WIDTH } from './features.ts';
import { type ScoreTable, SUMS } from './score-table.ts';
import type { Word } from './words.ts';

/** Three numbers that say what a row is for, then its sums. */
const KEYS = 3;
const ROW = KEYS + SUMS;
/** All rows of all parts. */
const ROWS = 49 << 10;
/** The first number of an empty row; who asks for it is always answered anew. */
const EMPTY = -1;

/** Where the sums of a part stand in `memory`, until the same part is asked again. */
export type OfWord = (word: Word) => number;
export type OfNumbers = (a: number, b: number, c: number) => number;

export interface KeptSums {
  readonly memory: Int32Array;
  /** A part of the features that follows from a word; `2 ** bits` sums are kept. */
  readonly ofWord: (bits: number, part: Part<[Word]>) => OfWord;
  /** A part that follows from three numbers. */
  readonly ofNumbers: (bits: number, part: Part<[number, number, number]>) => OfNumbers;
}

export function keptSums(table: ScoreTable): KeptSums {
  const memory = new Int32Array(ROWS * ROW).fill(EMPTY);
  const features = new Int32Array(WIDTH);
  let taken = 0;
  const rows = (bits: number): number => {
    const from = taken;
    taken += 1 << bits;
    if (taken > ROWS) throw new RangeError(`${taken} rows where ${ROWS} fit`);
    return from;
  };
  /** Sums the features of a part, and empties its slots. */
  const fill = (at: number, a: number, b: number, c: number, { from, to }: { from: number; to: number }): void => {
    memory[at] = a;
    memory[at + 1] = b;
    memory[at + 2] = c;
    // Short loops: `fill` of the engine takes longer to begin than they take.
    for (let sum = at + KEYS; sum < at + ROW; sum += 1) memory[sum] = 0;
    table.add(memory, at + KEYS, features, from, to);
    for (let slot = from; slot < to; slot += 1) features[slot] = 0;
  };
  return {
    memory,
    ofWord: (bits, part) => {
      const from = rows(bits);
      const mask = (1 << bits) - 1;
      return (word) => {
        const { id } = word;
        const at = (from + (id & mask)) * ROW;
        if (memory[at] !== id) {
          part.put(features, word);
          fill(at, id, 0, 0, part);
        }
        return at + KEYS;
      };
    },
    ofNumbers: (bits, part) => {
      const from = rows(bits);
      const shift = 32 - bits;
      return (a, b, c) => {
        const mixed = Math.imul(Math.imul(a ^ Math.imul(c, 0x9e3779b1), 0x85ebca6b) ^ b, 0xc2b2ae35);
        const at = (from + (mixed >>> shift)) * ROW;
        if (memory[at] !== a || memory[at + 1] !== b || memory[at + 2] !== c || a === EMPTY) {
          part.put(features, a, b, c);
          fill(at, a, b, c, part);
        }
        return at + KEYS;
      };
    },
  };
}
