/** What the tagger sees of each token, as hashes: spelling, neighbours, place, document, lexicon, wording. */
import type { Candidate, Document, FieldText } from '../recognisers/document.ts';
import { finish, hashText, pair } from './hash.ts';
import { CUES, type Word } from './words.ts';

/** Features a token; the slots of a feature that does not hold are 0, the first one only where a plain word is left out. */
export const WIDTH = 60;

/** Says what is known of the names in a document before tagging. */
export interface Hints {
  readonly lexicon: readonly Candidate[];
  readonly introductions: readonly Candidate[];
  readonly broad: ReadonlySet<string>;
  /** Per field, per token: a class of the gazetteer and whether the token begins the name; 0 for none. */
  readonly gazetteer: readonly Uint8Array[];
}

/** Whether a word, by its `raw`, is never part of a name: not worth a look. */
export type Plain = (raw: number) => boolean;

interface TokenFacts {
  readonly words: readonly Word[];
  /** One code a token: what lexicon, introductions, abbreviations, gazetteer say. */
  readonly lexicon: Uint8Array;
  readonly introduced: Uint8Array;
  readonly short: Uint8Array;
  readonly gazetteer: Uint8Array;
  readonly times: Uint8Array;
  readonly inTitle: Uint8Array;
  readonly bracket: Uint8Array;
  readonly place: Uint8Array;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly proposed: Uint8Array;
  readonly tight: Uint8Array;
}

const SALT = Array.from({ length: WIDTH }, (_, index) => hashText(`feature ${index}`));

/** Marks the tokens of a span: `code` for the first, `code + 1` for the others. */
function mark(target: Uint8Array, field: FieldText, start: number, end: number, code: number): void {
  let low = 0;
  let high = field.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (field.tokens[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < field.tokens.length && field.tokens[at]!.start < end; at += 1) {
    target[at] = at === low ? code : code + 1;
  }
}

const NOUNS = new Set([4, 5, 6, 7, 8, 9]);
const PROPOSES = new Set([1, 2, 3]);

/** How often each spelling stands in the document, and which stand in the title. */
function spellings(document: Document): { times: Map<string, number>; title: Set<string> } {
  const times = new Map<string, number>();
  const title = new Set<string>();
  for (const field of document.fields) {
    for (const { text } of field.tokens) {
      times.set(text, (times.get(text) ?? 0) + 1);
      if (field.field === 'title') title.add(text);
    }
  }
  return { times, title };
}

function factsOf(field: FieldText, index: number, hints: Hints, known: ReturnType<typeof spellings>): TokenFacts {
  const length = field.tokens.length;
  const bytes = () => new Uint8Array(length);
  const facts: TokenFacts = {
    words: field.tokens.map((token) => token.word),
    lexicon: bytes(),
    introduced: bytes(),
    short: bytes(),
    gazetteer: hints.gazetteer[index] ?? bytes(),
    times: bytes(),
    inTitle: bytes(),
    bracket: bytes(),
    place: bytes(),
    before: bytes(),
    after: bytes(),
    proposed: bytes(),
    tight: bytes(),
  };
  for (const name of hints.lexicon) {
    if (name.field !== field.field) continue;
    const code = name.kind === 'Dataset' ? 5 : hints.broad.has(name.entity ?? '') ? 3 : 1;
    mark(facts.lexicon, field, name.start, name.end, code);
  }
  for (const name of hints.introductions) {
    if (name.field !== field.field) continue;
    mark(
      facts.introduced,
      field,
      name.start,
      name.end,
      (name.kind === 'Dataset' ? 5 : 1) + (name.rule === 'title' ? 2 : 0),
    );
  }
  for (const { short, long } of field.abbreviations) {
    mark(facts.short, field, short[0], short[1], 1);
    mark(facts.short, field, long[0], long[1], 3);
  }
  places(field, facts, known);
  wording(field, facts);
  return facts;
}

function places(field: FieldText, facts: TokenFacts, known: ReturnType<typeof spellings>): void {
  const { tokens, sentences } = field;
  let sentence = 0;
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    while (sentence + 1 < sentences.length && sentences[sentence + 1]![0] <= token.start) {
      sentence += 1;
      depth = 0;
    }
    if (token.text === '(' || token.text === '[') depth = Math.min(3, depth + 1);
    facts.bracket[at] = depth;
    if ((token.text === ')' || token.text === ']') && depth > 0) depth -= 1;
    const share = sentences.length > 1 ? sentence / (sentences.length - 1) : 0;
    const third = sentence === 0 ? 1 : share < 0.4 ? 2 : share < 0.7 ? 3 : share < 1 ? 4 : 5;
    const starts = sentences[sentence]?.[0] === token.start ? 8 : 0;
    facts.place[at] = field.field === 'title' ? 6 + starts : third + starts;
    const word = facts.words[at]!;
    if (word.letters) {
      facts.times[at] = Math.min(4, known.times.get(token.text) ?? 1);
      facts.inTitle[at] = known.title.has(token.text) ? 1 : 0;
    }
    const glued =
      (at > 0 && tokens[at - 1]!.end === token.start ? 1 : 0) + (tokens[at + 1]?.start === token.end ? 2 : 0);
    facts.tight[at] = glued;
  }
}

/** The nearest cue on either side in the sentence, and whether a proposing verb stands before. */
function wording(field: FieldText, facts: TokenFacts): void {
  const { tokens, sentences } = field;
  const { words } = facts;
  let sentence = 0;
  let last = 0;
  let lastAt = -99;
  let verbAt = -99;
  let verb = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    while (sentence + 1 < sentences.length && sentences[sentence + 1]![0] <= tokens[at]!.start) {
      sentence += 1;
      lastAt = -99;
      verbAt = -99;
    }
    facts.before[at] = at - lastAt <= 6 ? last : 0;
    facts.proposed[at] = verbAt < 0 ? 0 : verb * 4 + (at - verbAt <= 3 ? 1 : at - verbAt <= 8 ? 2 : 3);
    const { cue } = words[at]!;
    if (cue) {
      last = cue;
      lastAt = at;
      if (PROPOSES.has(cue)) {
        verb = cue;
        verbAt = at;
      }
    }
  }
  let noun = 0;
  let nounAt = tokens.length + 99;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    facts.after[at] = nounAt - at <= 2 ? noun * 2 : nounAt - at <= 6 ? noun * 2 + 1 : 0;
    const { cue } = words[at]!;
    if (NOUNS.has(cue)) {
      noun = cue;
      nounAt = at;
    }
    if (tokens[at]!.text === '.') nounAt = tokens.length + 99;
  }
}

const EDGE: Word = {
  text: '',
  key: null,
  lower: 1,
  raw: 1,
  shape: 1,
  prefix2: 1,
  prefix3: 1,
  prefix4: 1,
  suffix2: 1,
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

/** So that trained weights and code agree on what a cue number means. */
export const CUE_COUNT = CUES.length;
