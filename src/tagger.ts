/** Reads the trained tagger's weights from beside the code. */
import { existsSync, readFileSync } from 'node:fs';
import { KnownError } from '../graph/errors.ts';
import { readModel, type TaggerModel } from '../ingest/tagger/model.ts';

const WEIGHTS = new URL('../ingest/tagger/weights.bin', import.meta.url);

/** Throws `store-broken` when the shipped weights are not whole or of another version: an installation at fault. */
export function loadTagger(): TaggerModel {
  const remedy = 'install kindred again, or run: npm run train';
  if (!existsSync(WEIGHTS)) throw new KnownError('store-broken', 'the weights of the tagger are missing', remedy);
  try {
    return readModel(readFileSync(WEIGHTS));
  } catch (error) {
    throw new KnownError('store-broken', 'the weights of the tagger cannot be read', remedy, { cause: error });
  }
}
