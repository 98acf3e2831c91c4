/** Where the patterns of introductions may match at all, by the words that each of them needs: trying elsewhere takes longest. */
import { keptCodes } from '../tagger/kept-codes.ts';
import type { Word } from '../tagger/words.ts';
import { type Token, USUAL } from '../text.ts';

export const VERB =
  'propose|introduce|present|develop|design|release|build|construct|create|contribute|devise|formulate|describe|unveil|establish|curate|collect|proposed|introduced|presented|developed|designed|built|constructed|created';
/** Besides, of data. */
export const MADE = 'curated|collected|released|established';

/** The authors, a verb of making, of naming; `new`; data; praise; a verb of making data. */
const [AUTHORS, MAKING, NAMING, NEW, DATA, PRAISE, GATHERING] = [1, 2, 4, 8, 16, 32, 64];
/** Holds one of these words in a way that is not spelt out here. */
const ODD = 128;

const NEEDED: readonly (readonly [code: number, words: string])[] = [
  [AUTHORS, 'we|paper|work|article|study|report'],
  [MAKING | GATHERING, `(?:${VERB})s?`],
  [GATHERING, `(?:${MADE})s?`],
  [NAMING, 'called|named|dubbed|termed|namely|coined|denoted|abbreviated|call|term|name|dub|referred|refer'],
  [NEW, 'new|novel|first'],
  [DATA, 'datasets?|benchmarks?|corpus|corpora'],
  [PRAISE, 'novel|new|first|simple|unified|efficient|lightweight|general|open|scale|comprehensive'],
];
const WHOLE = NEEDED.map(([code, words]) => ({ code, pattern: new RegExp(`^(?:${words})$`, 'i') }));
const ANY = new RegExp(`\\b(?:${NEEDED.map(([, words]) => words).join('|')})\\b`, 'iu');

/** A backslash takes letters to it that may begin a word: it may be anything. */
const neededBy = keptCodes(({ text }: Word) => {
  if (!/^[A-Za-z0-9]+$/.test(text)) return text.startsWith('\\') || ANY.test(text) ? ODD : 0;
  return WHOLE.reduce((all, { code, pattern }) => (pattern.test(text) ? all | code : all), 0);
});

/** Positions in the text, in order; each once. */
export interface Places {
  /** `we … propose`. */
  readonly making: readonly number[];
  /** `called`, `which we call`. */
  readonly naming: readonly number[];
  /** `collect a new`. */
  readonly data: readonly number[];
  /** `, which is a … novel`. */
  readonly praise: readonly number[];
}

const usual = new Uint8Array(USUAL);
/** Signs between the authors and what they do, some of them of two units. */
const BETWEEN = 2 * 60;
/** Words between the article and the praise, both counted. */
const PRAISED = 4;

/** Null where a word is written so oddly that a pattern may match anywhere. */
export function placesOf(text: string, tokens: readonly Token[]): Places | null {
  const { length } = tokens;
  const codes = length > USUAL ? new Uint8Array(length) : usual;
  let held = 0;
  for (let at = 0; at < length; at += 1) {
    codes[at] = neededBy(tokens[at]!.word);
    held |= codes[at]!;
  }
  if (held & ODD) return null;
  const holds = (needed: number) => (held & needed) === needed;
  return {
    making: holds(AUTHORS | MAKING) ? making(tokens, codes) : [],
    naming: holds(NAMING) ? naming(tokens, codes) : [],
    data: holds(GATHERING | NEW | DATA) ? data(tokens, codes) : [],
    praise: holds(PRAISE) ? praise(text, tokens, codes) : [],
  };
}

function making(tokens: readonly Token[], codes: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!(codes[at]! & AUTHORS)) continue;
    const { start, end } = tokens[at]!;
    for (let next = at + 1; next < tokens.length && tokens[next]!.start <= end + BETWEEN; next += 1) {
      if (!(codes[next]! & MAKING)) continue;
      out.push(start);
      break;
    }
  }
  return out;
}

function naming(tokens: readonly Token[], codes: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!(codes[at]! & NAMING)) continue;
    for (let from = Math.max(0, at - 2); from <= at; from += 1) out.push(tokens[from]!.start);
  }
  return inOrder(out);
}

function data(tokens: readonly Token[], codes: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    if (!(codes[at]! & NEW)) continue;
    for (let from = Math.max(0, at - 2); from < at; from += 1) {
      if (codes[from]! & GATHERING) out.push(tokens[from]!.start);
    }
  }
  return inOrder(out);
}

const BEFORE_ARTICLE = ', which is '.length;

function praise(text: string, tokens: readonly Token[], codes: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    if (!(codes[at]! & PRAISE)) continue;
    let spaces = 0;
    for (let from = at - 1; from >= 0; from -= 1) {
      const { word, start, end } = tokens[from]!;
      if (end < tokens[from + 1]!.start) spaces += 1;
      if (spaces > PRAISED) break;
      if (word.lowerCase !== 'a' && word.lowerCase !== 'an') continue;
      for (let sign = Math.max(0, start - BEFORE_ARTICLE); sign < start; sign += 1) {
        if (text[sign] === ' ' || text[sign] === ',') out.push(sign);
      }
    }
  }
  return inOrder(out);
}

function inOrder(places: number[]): number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}
