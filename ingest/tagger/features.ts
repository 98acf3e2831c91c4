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
  id: 0,
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
  roleGroups: [],
  letters: false,
  capital: false,
  distinctive: false,
  hyphen: false,
  small: false,
};

/** Hashes of all features, `WIDTH` a token, one array a field. */
export function featuresOf(document: Document, plain: Plain, hints: Hints): Int32Array[] {
  const known = spellings(document);
  return document.fields.map((field, index) => {
    const out = new Int32Array(field.tokens.length * WIDTH);
    const facts = factsOf(field, index, hints, known);
    putContext(out, field, facts, plain);
    facts.words.forEach((word, t) => {
      if (out[t * WIDTH] !== 0) putOwn(out, t * WIDTH, word);
    });
    return out;
  });
}

/** Numbers of the texts of all but the strangest papers: 4096 tokens. */
const USUAL = 4096 * WIDTH;
/** Memory of the last call of `contextOf`, taken again by the next. */
const held = new Int32Array(USUAL);

/** `featuresOf` without what `putOwn` adds; each field is handed over, and its array holds until that call returns. */
export function contextOf<Value>(
  document: Document,
  plain: Plain,
  hints: Hints,
  use: (features: Int32Array, words: readonly Word[]) => Value,
): Value[] {
  const known = spellings(document);
  return document.fields.map((field, index) => {
    const size = field.tokens.length * WIDTH;
    const out = size > USUAL ? new Int32Array(size) : held.fill(0, 0, size);
    const facts = factsOf(field, index, hints, known);
    putContext(out, field, facts, plain);
    return use(out, facts.words);
  });
}

function hashed(slot: number, value: number): number {
  return finish(value ^ SALT[slot]!) || 1;
}

/** The features that a word has wherever it stands, at the row of a token. */
export function putOwn(out: Int32Array, at: number, word: Word): void {
  out[at] = hashed(0, 0);
  out[at + 1] = hashed(1, word.lower);
  out[at + 2] = hashed(2, word.raw);
  out[at + 11] = hashed(11, word.shape);
  if (!word.letters) return;
  out[at + 19] = hashed(19, pair(word.prefix3, 1));
  out[at + 20] = hashed(20, pair(word.prefix4, 1));
  out[at + 21] = hashed(21, pair(word.suffix3, 1));
  out[at + 22] = hashed(22, pair(word.suffix4, 1));
}

/** Leaves the rows of plain words empty. */
function putContext(out: Int32Array, field: FieldText, facts: TokenFacts, plain: Plain): void {
  const length = field.tokens.length;
  const { words } = facts;
  let slot = 0;
  let salt = 0;
  const put = (value: number) => {
    out[slot] = finish(value ^ SALT[salt]!) || 1;
    slot += 1;
    salt += 1;
  };
  const own = (count: number) => {
    slot += count;
    salt += count;
  };
  const maybe = (code: number, value: number) => {
    if (code) out[slot] = finish(pair(value, code) ^ SALT[salt]!) || 1;
    slot += 1;
    salt += 1;
  };
  // An index below zero would make every look-up slow.
  const wordAt = (t: number): Word => (t < 0 || t >= length ? EDGE : words[t]!);
  const codeAt = (codes: Uint8Array, t: number): number => (t < 0 || t >= length ? 0 : codes[t]!);
  for (let t = 0; t < length; t += 1) {
    const w = words[t]!;
    const hinted = facts.lexicon[t]! | facts.introduced[t]! | facts.short[t]! | facts.gazetteer[t]!;
    if (!hinted && plain(w.raw)) continue;
    slot = t * WIDTH;
    salt = 0;
    const p1 = wordAt(t - 1);
    const p2 = wordAt(t - 2);
    const n1 = wordAt(t + 1);
    const n2 = wordAt(t + 2);
    put(0);
    own(2);
    put(p1.lower);
    put(p2.lower);
    put(n1.lower);
    put(n2.lower);
    put(pair(p1.lower, w.lower));
    put(pair(w.lower, n1.lower));
    put(pair(n1.lower, n2.lower));
    put(pair(p1.lower, n1.lower));
    own(1);
    put(pair(p1.shape, w.shape));
    put(pair(w.shape, n1.shape));
    put(pair(pair(p1.shape, w.shape), n1.shape));
    put(pair(p1.lower, w.shape));
    put(pair(w.shape, n1.lower));
    put(pair(pair(p2.lower, p1.lower), w.shape));
    put(pair(pair(n1.lower, n2.lower), w.shape));
    own(4);
    maybe(+n1.letters, n1.suffix3);
    const lexicon = facts.lexicon[t]!;
    const around = lexicon * 64 + codeAt(facts.lexicon, t - 1) * 8 + codeAt(facts.lexicon, t + 1);
    put(around);
    maybe(lexicon, w.shape);
    maybe(lexicon, w.lower);
    maybe(lexicon, pair(n1.lower, 7));
    maybe(lexicon, facts.place[t]! * 64 + facts.proposed[t]!);
    const introduced = facts.introduced[t]!;
    maybe(introduced || codeAt(facts.introduced, t - 1), introduced * 16 + lexicon);
    maybe(introduced, w.shape);
    maybe(introduced, facts.times[t]! * 4 + facts.inTitle[t]! * 2 + +w.distinctive);
    maybe(introduced, pair(facts.after[t]!, 5));
    const short = facts.short[t]!;
    maybe(short, 1);
    maybe(
      short || codeAt(facts.short, t + 1),
      short * 256 + codeAt(facts.short, t - 1) * 16 + codeAt(facts.short, t + 1),
    );
    maybe(short, facts.proposed[t]!);
    maybe(short, lexicon * 16 + introduced);
    const gazetteer = facts.gazetteer[t]!;
    put(gazetteer * 65536 + codeAt(facts.gazetteer, t - 1) * 256 + codeAt(facts.gazetteer, t + 1));
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
}
