/** A number that follows from a word, kept for the words met last. */
import type { Word } from './words.ts';

/** Words of which it is kept, a power of two. */
export const WORDS = 1 << 14;

/** `code` from 0 to 255. */
export function keptCodes(code: (word: Word) => number): (word: Word) => number {
  const asked = new Int32Array(WORDS);
  const codes = new Uint8Array(WORDS);
  return (word) => {
    const at = word.id & (WORDS - 1);
    if (asked[at] !== word.id) {
      asked[at] = word.id;
      codes[at] = code(word);
    }
    return codes[at]!;
  };
}
