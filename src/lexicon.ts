/** Reads the data that recognition needs from beside the code: the lexicon's tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { KnownError } from '../graph/errors.ts';
import { byCodeUnit } from '../graph/ids.ts';
import { type Lexicon, parseLexicon } from '../ingest/recognisers/lexicon.ts';

const FOLDER = new URL('../ingest/lexicon/', import.meta.url);

/** Throws `store-broken` when the shipped lexicon is not whole: an installation at fault, not the user's input. */
export function loadLexicon(folder = FOLDER): Lexicon {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort(byCodeUnit)
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const { lexicon, problems } = parseLexicon(files);
  const first = problems[0];
  if (first || !files.length) {
    throw new KnownError(
      'store-broken',
      first ? `${first.source}:${first.line}: ${first.what}` : 'the lexicon is missing',
      first ? first.remedy : 'install kindred again',
    );
  }
  return lexicon;
}
