/** Sentences and tokens of running text, each with its offsets in UTF-16 units; nothing is changed or lost. */
import { DIGIT, inWord, kindAt, past, SIGN, SPACE } from './signs.ts';
import { type Word, wordAt } from './tagger/words.ts';

/** Half-open range of UTF-16 units. */
export type Span = readonly [start: number, end: number];

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly word: Word;
}

/** Words, numbers with their decimals (`Qwen2.5`), LaTeX commands, and every other sign by itself. */
export function tokenise(text: string): Token[] {
  const out: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const kind = kindAt(text, at);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    at = kind === SIGN ? signEnd(text, at) : wordEnd(text, at);
    const word = wordAt(text, start, at);
    out.push({ start, end: at, text: word.text, word });
  }
  return out;
}

/** Index of the first token that ends after a position; how many there are where none does. */
export function tokenAfter(tokens: readonly Token[], position: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordEnd(text: string, start: number): number {
  const { length } = text;
  let at = start;
  for (;;) {
    while (at < length && inWord(kindAt(text, at))) at = past(text, at);
    const decimal = text.charCodeAt(at) === 46 && at + 1 < length && kindAt(text, at + 1) === DIGIT;
    if (!decimal) return at;
    at += 1;
  }
}

/** A backslash takes the Latin letters after it along. */
function signEnd(text: string, start: number): number {
  let at = past(text, start);
  if (text.charCodeAt(start) !== 92) return at;
  while (at < text.length && (text.charCodeAt(at) | 32) >= 97 && (text.charCodeAt(at) | 32) <= 122) at += 1;
  return at;
}

const STOP = /[.!?]+["'”’)\]}]*(?=\s|$)/gu;
/** What ends in a full stop without ending a sentence. */
const ABBREVIATED =
  /(?:^|[\s(["'“‘~])(?:e\.g|i\.e|et al|et\. al|etc|cf|vs|resp|w\.r\.t|a\.k\.a|i\.i\.d|fig|figs|eq|eqs|sec|secs|tab|ref|refs|approx|ca|no|dr|mr|mrs|prof|st|dept|inc|ltd|vol|pp?|ch|al|viz|incl|est|[A-Z])\.$/i;
/** These may end a sentence too; they do where a capital follows. */
const EITHER = /(?:^|[\s(])(?:etc|et al|al|inc|ltd|no|i\.i\.d|p)\.$/i;
const OPENS = /^\s+["'“‘([{$\\]*(?:\p{Lu}|\p{N}|\p{Ll}+\p{Lu}|\\)/u;

/** Sentence ranges without the white space between them; together they cover every visible character. */
export function sentences(text: string): Span[] {
  const out: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const body = text.slice(start, end);
    const lead = body.length - body.trimStart().length;
    if (body.trim()) out.push([start + lead, start + body.trimEnd().length]);
    start = end;
  };
  for (const found of text.matchAll(STOP)) {
    const end = found.index + found[0].length;
    const rest = text.slice(end, end + 40);
    if (!rest.trim()) continue;
    if (!OPENS.test(rest)) continue;
    if (found[0].startsWith('.')) {
      const before = text.slice(Math.max(start, found.index - 12), found.index + 1);
      if (ABBREVIATED.test(before) && !(EITHER.test(before) && /^\s+\p{Lu}/u.test(rest))) continue;
    }
    close(end);
  }
  close(text.length);
  return out;
}

/** The sentence that holds a position; the last one before it when none does. */
export function sentenceAt(all: readonly Span[], position: number): Span {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle]![0] <= position) low = middle;
    else high = middle - 1;
  }
  return all[low] ?? [0, 0];
}
