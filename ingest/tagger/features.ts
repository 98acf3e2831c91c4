/** What the tagger sees of each token, as hashes: spelling, neighbours, place, document, lexicon, wording. */
import type { Document, FieldText } from '../recognisers/document.ts';
import { finish, hashText, pair } from './hash.ts';
import { factsOf, type Hints, spellings, type TokenFacts } from './token-facts.ts';
import type { Word } from './words.ts';

/** Features a token; the slots of a feature that does not hold are 0, the first one only where a plain word is left out. */
export const WIDTH = 60;

/** Whether a word, by its `raw`, is never part of a name: not worth a look. */
export type Plain = (raw: number) => boolean;

const SALT = Array.from({ length: WIDTH }, (_, index) => hashText(`feature ${index}`));

const EDGE: Word = {
  text: '',
  key: null,
  lower: 1,
  raw: 1,
  shape: 1,
  prefix3: 1,
  prefix4: 1,
  suffix3: 1,
  suffix4: 1,
  cue: 0,
  letters: false,
  capital: false,
  distinctive: false,
  hyphen: false,
  small: false,
};

/** Hashes of all features, `WIDTH` a token, one array a field. */
export function featuresOf(document: Document, plain: Plain, hints: Hints): Int32Array[] {
  const known = spellings(document);
  return document.fields.map((field, index) => fieldFeatures(field, factsOf(field, index, hints, known), plain));
}

function fieldFeatures(field: FieldText, facts: TokenFacts, plain: Plain): Int32Array {
  const length = field.tokens.length;
  const out = new Int32Array(length * WIDTH);
  const { words } = facts;
  let slot = 0;
  let salt = 0;
  const put = (value: number) => {
    out[slot] = finish(value ^ SALT[salt]!) || 1;
    slot += 1;
    salt += 1;
  };
  const maybe = (code: number, value: number) => {
    if (code) out[slot] = finish(pair(value, code) ^ SALT[salt]!) || 1;
    slot += 1;
    salt += 1;
  };
  for (let t = 0; t < length; t += 1) {
    const w = words[t]!;
    const hinted = facts.lexicon[t]! | facts.introduced[t]! | facts.short[t]! | facts.gazetteer[t]!;
    if (!hinted && plain(w.raw)) continue;
    slot = t * WIDTH;
    salt = 0;
    const p1 = words[t - 1] ?? EDGE;
    const p2 = words[t - 2] ?? EDGE;
    const n1 = words[t + 1] ?? EDGE;
    const n2 = words[t + 2] ?? EDGE;
    put(0);
    put(w.lower);
    put(w.raw);
    put(p1.lower);
    put(p2.lower);
    put(n1.lower);
    put(n2.lower);
    put(pair(p1.lower, w.lower));
    put(pair(w.lower, n1.lower));
    put(pair(n1.lower, n2.lower));
    put(pair(p1.lower, n1.lower));
    put(w.shape);
    put(pair(p1.shape, w.shape));
    put(pair(w.shape, n1.shape));
    put(pair(pair(p1.shape, w.shape), n1.shape));
    put(pair(p1.lower, w.shape));
    put(pair(w.shape, n1.lower));
    put(pair(pair(p2.lower, p1.lower), w.shape));
    put(pair(pair(n1.lower, n2.lower), w.shape));
    maybe(+w.letters, w.prefix3);
    maybe(+w.letters, w.prefix4);
    maybe(+w.letters, w.suffix3);
    maybe(+w.letters, w.suffix4);
    maybe(+n1.letters, n1.suffix3);
    const lexicon = facts.lexicon[t]!;
    const around = lexicon * 64 + (facts.lexicon[t - 1] ?? 0) * 8 + (facts.lexicon[t + 1] ?? 0);
    put(around);
    maybe(lexicon, w.shape);
    maybe(lexicon, w.lower);
    maybe(lexicon, pair(n1.lower, 7));
    maybe(lexicon, facts.place[t]! * 64 + facts.proposed[t]!);
    const introduced = facts.introduced[t]!;
    maybe(introduced || facts.introduced[t - 1] || 0, introduced * 16 + lexicon);
    maybe(introduced, w.shape);
    maybe(introduced, facts.times[t]! * 4 + facts.inTitle[t]! * 2 + +w.distinctive);
    maybe(introduced, pair(facts.after[t]!, 5));
    const short = facts.short[t]!;
    maybe(short, 1);
    maybe(short || facts.short[t + 1] || 0, short * 256 + (facts.short[t - 1] ?? 0) * 16 + (facts.short[t + 1] ?? 0));
    maybe(short, facts.proposed[t]!);
    maybe(short, lexicon * 16 + introduced);
    const gazetteer = facts.gazetteer[t]!;
    put(gazetteer * 65536 + (facts.gazetteer[t - 1] ?? 0) * 256 + (facts.gazetteer[t + 1] ?? 0));
    maybe(gazetteer, w.shape);
    maybe(gazetteer, lexicon * 16 + introduced);
    maybe(gazetteer, facts.proposed[t]!);
    const times = facts.times[t]!;
    maybe(times, pair(w.shape, facts.inTitle[t]!));
    maybe(times, facts.place[t]! * 2 + facts.inTitle[t]!);
    put(pair(facts.place[t]!, w.shape));
    put(pair(facts.place[t]!, facts.proposed[t]! * 64 + +w.capital * 2 + +w.distinctive));
    put(pair(facts.proposed[t]!, w.shape));
    put(pair(facts.proposed[t]! * 64 + facts.after[t]!, p1.lower));
    put(pair(facts.before[t]!, w.shape));
    put(pair(facts.after[t]!, w.shape));
    put(pair(facts.before[t]! * 64 + facts.after[t]!, +w.capital * 2 + +w.distinctive));
    put(facts.bracket[t]! * 16 + facts.tight[t]! * 4 + +w.capital * 2 + +w.distinctive);
    put(pair(facts.bracket[t]! * 8 + facts.tight[t]!, w.shape));
    put(pair(facts.tight[t]!, pair(p1.lower, w.shape)));
    put(p1.cue * 4096 + w.cue * 64 + n1.cue);
    put(pair(p1.cue * 64 + p2.cue, w.shape));
    // Beyond a hyphen stands the other half of the name.
    maybe(+n1.hyphen, pair(n2.lower, 1));
    maybe(+n1.hyphen, pair(n2.shape, w.shape));
    maybe(+p1.hyphen, pair(p2.lower, 1));
    maybe(+p1.hyphen, pair(p2.shape, w.shape));
    if (salt > WIDTH) throw new RangeError(`${salt} features where ${WIDTH} fit`);
  }
  return out;
}
