/** Reads the word vectors behind related work from beside the code, when first asked. */
import { existsSync, readFileSync } from 'node:fs';
import { KnownError } from '../graph/errors.ts';
import { readWordVectors, type WordVectors } from '../graph/words/vectors.ts';

const FILE = new URL('../graph/words/vectors.bin', import.meta.url);
let read: WordVectors | null = null;

/** Throws `store-broken` when the shipped vectors are not whole: an installation at fault. */
export function wordVectors(): WordVectors {
  if (read) return read;
  const remedy = 'install kindred again, or run: npm run train:words';
  if (!existsSync(FILE)) throw new KnownError('store-broken', 'the word vectors are missing', remedy);
  try {
    read = readWordVectors(readFileSync(FILE));
    return read;
  } catch (error) {
    throw new KnownError('store-broken', 'the word vectors cannot be read', remedy, { cause: error });
  }
}
