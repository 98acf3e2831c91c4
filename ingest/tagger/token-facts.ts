/** What the tagger knows of each token before its features: the words, what lexicon and introductions say of them, place and wording. */
import type { Candidate, Document, FieldText } from '../recognisers/document.ts';
import { tokenAfter, USUAL } from '../text.ts';
import { type Counts, counts } from './counts.ts';
import { isData, isMethod, proposes } from './cues.ts';
import type { Word } from './words.ts';

/** Says what is known of the names in a document before tagging. */
export interface Hints {
  readonly lexicon: readonly Candidate[];
  readonly introductions: readonly Candidate[];
  readonly broad: ReadonlySet<string>;
  /** Per field, per token: a class of the gazetteer and whether the token begins the name; 0 for none. */
  readonly gazetteer: readonly Uint8Array[];
}

/** How often each word stands in the document, and which stand in the title. */
export interface Spellings {
  readonly times: Counts;
  readonly title: Counts;
}

const held: Spellings = { times: counts(), title: counts() };

/** The memory is taken again by the next call of `factsOf`, and may be longer than the text. */
export interface TokenFacts {
  /** Tokens of the text. */
  readonly length: number;
  readonly words: readonly Word[];
  /** One code a token: what lexicon, introductions, abbreviations, gazetteer say. */
  readonly lexicon: Uint8Array;
  readonly introduced: Uint8Array;
  readonly short: Uint8Array;
  readonly gazetteer: Uint8Array;
  readonly known: Spellings;
  readonly bracket: Uint8Array;
  readonly place: Uint8Array;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly proposed: Uint8Array;
  readonly tight: Uint8Array;
}

/** Marks the tokens of a span: `code` for the first, `code + 1` for the others. */
function mark(target: Uint8Array, { tokens }: FieldText, start: number, end: number, code: number): void {
  const first = tokenAfter(tokens, start);
  for (let at = first; at < tokens.length && tokens[at]!.start < end; at += 1) {
    target[at] = at === first ? code : code + 1;
  }
}

/** What stands before the first token and after the last. */
const EDGE: Word = {
  text: '',
  id: 0,
  keyLength: -1,
  cue: 0,
  lead: -1,
  keyHash: 0,
  keyPower: 1,
  stemHash: 0,
  stemPower: 1,
  key: null,
  keyStart: 0,
  bracket: 0,
  telling: false,
  roleGroups: [],
  lower: 1,
  shape: 1,
  letters: false,
  capital: false,
  distinctive: false,
  hyphen: false,
  figure: false,
  small: false,
  raw: 1,
  prefix3: 1,
  prefix4: 1,
  suffix3: 1,
  suffix4: 1,
  lowerCase: '',
};

/** The word of a token, or of what stands beyond the text: an index out of range would make every look-up slow. */
export function wordAt({ words, length }: TokenFacts, t: number): Word {
  return t < 0 || t >= length ? EDGE : words[t]!;
}

/** A code of a token, 0 beyond the text. */
export function codeAt({ length }: TokenFacts, codes: Uint8Array, t: number): number {
  return t < 0 || t >= length ? 0 : codes[t]!;
}

/** How often the word of a token stands in the document, at most 4 times; 0 for what has no letters. */
export function timesOf({ known, words }: TokenFacts, t: number): number {
  const { letters, id } = words[t]!;
  return letters ? Math.min(4, known.times.of(id)) : 0;
}

/** 1 where the word of a token stands in the title, else 0. */
export function inTitle({ known, words }: TokenFacts, t: number): number {
  const { letters, id } = words[t]!;
  return letters && known.title.of(id) > 0 ? 1 : 0;
}

/** Holds until the next call. */
export function spellings(document: Document): Spellings {
  const { times, title } = held;
  times.clear();
  title.clear();
  for (const field of document.fields) {
    for (const { word } of field.tokens) {
      times.add(word.id);
      if (field.field === 'title') title.add(word.id);
    }
  }
  return held;
}

function memoryFor(tokens: number): TokenFacts {
  const bytes = () => new Uint8Array(tokens);
  return {
    length: tokens,
    words: [],
    lexicon: bytes(),
    introduced: bytes(),
    short: bytes(),
    gazetteer: bytes(),
    known: held,
    bracket: bytes(),
    place: bytes(),
    before: bytes(),
    after: bytes(),
    proposed: bytes(),
    tight: bytes(),
  };
}

const usual = memoryFor(USUAL);

export function factsOf(field: FieldText, index: number, hints: Hints, known: Spellings): TokenFacts {
  const { length } = field.tokens;
  const memory = length > USUAL ? memoryFor(length) : usual;
  // Property by property: objects made by spreading another are of many kinds to the engine, and slow to read.
  const facts: TokenFacts = {
    length,
    words: field.tokens.map((token) => token.word),
    lexicon: memory.lexicon.fill(0, 0, length),
    introduced: memory.introduced.fill(0, 0, length),
    short: memory.short.fill(0, 0, length),
    gazetteer: hints.gazetteer[index] ?? memory.gazetteer.fill(0, 0, length),
    known,
    bracket: memory.bracket,
    place: memory.place,
    before: memory.before,
    after: memory.after,
    proposed: memory.proposed,
    tight: memory.tight,
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
  places(field, facts);
  wording(field, facts);
  return facts;
}

function places(field: FieldText, facts: TokenFacts): void {
  const { tokens, sentences } = field;
  let sentence = 0;
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    while (sentence + 1 < sentences.length && sentences[sentence + 1]![0] <= token.start) {
      sentence += 1;
      depth = 0;
    }
    const { bracket } = token.word;
    if (bracket > 0) depth = Math.min(3, depth + 1);
    facts.bracket[at] = depth;
    if (bracket < 0 && depth > 0) depth -= 1;
    const share = sentences.length > 1 ? sentence / (sentences.length - 1) : 0;
    const third = sentence === 0 ? 1 : share < 0.4 ? 2 : share < 0.7 ? 3 : share < 1 ? 4 : 5;
    const starts = sentences[sentence]?.[0] === token.start ? 8 : 0;
    facts.place[at] = field.field === 'title' ? 6 + starts : third + starts;
    const glued = at > 0 && tokens[at - 1]!.end === token.start;
    facts.tight[at] = glued ? 1 : 0;
    if (glued) facts.tight[at - 1]! |= 2;
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
      if (proposes(cue)) {
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
    if (isData(cue) || isMethod(cue)) {
      noun = cue;
      nounAt = at;
    }
    if (tokens[at]!.text === '.') nounAt = tokens.length + 99;
  }
}
