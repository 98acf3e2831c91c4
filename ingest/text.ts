/** Sentences and tokens of running text, each with its offsets in UTF-16 units; nothing is changed or lost. */
import { CAPITAL, DIGIT, inWord, pastSign, SIGN, type Signs, SMALL, SPACE, signsIn } from './signs.ts';
import { extendByUnits, OFFSET, step } from './tagger/hash.ts';
import { type Word, wordAt } from './tagger/words.ts';

/** Half-open range of UTF-16 units. */
export type Span = readonly [start: number, end: number];

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly word: Word;
}

/** Tokens of all but the strangest texts: for so many, memory is held. */
export const USUAL = 4096;

/** Words, numbers with their decimals (`Qwen2.5`), LaTeX commands, and every other sign by itself. */
export function tokenise(text: string): Token[] {
  const out: Token[] = [];
  const signs = signsIn(text);
  const { length, kinds, units } = signs;
  let at = 0;
  while (at < length) {
    const kind = kinds[at]!;
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    let hash = OFFSET;
    if (kind === SIGN) {
      at = signEnd(signs, at);
      hash = extendByUnits(hash, units, at, start);
    } else {
      // Hashed while its end is looked for: where a word ends cannot be foretold, and costs as much a second time.
      for (;;) {
        hash = step(hash, units[at]!);
        at += 1;
        if (at === length) break;
        if (inWord(kinds[at]!)) continue;
        if (!decimalAt(signs, at)) break;
      }
    }
    const word = wordAt(text, units, start, at, hash);
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

/** A point inside a number or a version. */
function decimalAt({ length, units, kinds }: Signs, at: number): boolean {
  return units[at] === 46 && at + 1 < length && kinds[at + 1] === DIGIT;
}

/** A backslash takes the Latin letters after it along. */
function signEnd(signs: Signs, start: number): number {
  const { length, units } = signs;
  let at = pastSign(signs, start);
  if (units[start] !== 92) return at;
  while (at < length && (units[at]! | 32) >= 97 && (units[at]! | 32) <= 122) at += 1;
  return at;
}

/** What ends in a full stop without ending a sentence. */
const ABBREVIATED =
  /(?:^|[\s(["'“‘~])(?:e\.g|i\.e|et al|et\. al|etc|cf|vs|resp|w\.r\.t|a\.k\.a|i\.i\.d|fig|figs|eq|eqs|sec|secs|tab|ref|refs|approx|ca|no|dr|mr|mrs|prof|st|dept|inc|ltd|vol|pp?|ch|al|viz|incl|est|[A-Z])\.$/i;
/** Letters of the longest of them. */
const LONGEST = 6;
/** These may end a sentence too; they do where a capital follows. */
const EITHER = /(?:^|[\s(])(?:etc|et al|al|inc|ltd|no|i\.i\.d|p)\.$/i;
/** How far before and after a stop is looked. */
const [BACK, AHEAD] = [12, 40];

/** Sentence ranges without the white space between them; together they cover every visible character. */
export function sentences(text: string): Span[] {
  const out: Span[] = [];
  const signs = signsIn(text);
  const { length, units, kinds } = signs;
  let start = spaceEnd(signs, 0, length);
  for (let at = start; at < length; at += 1) {
    if (!stops(units[at]!)) continue;
    const stop = at;
    while (at + 1 < length && stops(units[at + 1]!)) at += 1;
    let end = at + 1;
    while (end < length && CLOSERS.includes(text[end]!)) end += 1;
    if (end === length || kinds[end] !== SPACE) continue;
    const next = spaceEnd(signs, end, Math.min(length, end + AHEAD));
    if (!opens(text, signs, next, Math.min(length, end + AHEAD))) continue;
    if (text[stop] === '.' && shortened(text, signs, start, stop, kinds[next] === CAPITAL)) continue;
    out.push([start, end]);
    start = next;
  }
  let end = length;
  while (end > start && kinds[end - 1] === SPACE) end -= 1;
  if (end > start) out.push([start, end]);
  return out;
}

const CLOSERS = '"\'”’)]}';
const OPENERS = '"\'“‘([{$\\';

/** A full stop, an exclamation or a question mark. */
function stops(unit: number): boolean {
  return unit === 46 || unit === 33 || unit === 63;
}

function spaceEnd({ kinds }: Signs, from: number, to: number): number {
  let at = from;
  while (at < to && kinds[at] === SPACE) at += 1;
  return at;
}

/** Whether a sentence may begin here: with a capital, a figure, a name like `eBay`, or LaTeX, after quotes and brackets. */
function opens(text: string, { kinds }: Signs, from: number, to: number): boolean {
  let at = from;
  while (at < to && OPENERS.includes(text[at]!)) {
    if (text[at] === '\\') return true;
    at += 1;
  }
  if (at >= to) return false;
  const kind = kinds[at]!;
  if (kind === CAPITAL || kind === DIGIT) return true;
  if (kind !== SMALL) return false;
  while (at < to && kinds[at] === SMALL) at += 1;
  return at < to && kinds[at] === CAPITAL;
}

/** Whether the full stop shortens a word. */
function shortened(text: string, { kinds }: Signs, start: number, stop: number, capital: boolean): boolean {
  const from = Math.max(start, stop - BACK);
  // Most words before a stop are longer than anything that is shortened.
  let at = stop - 1;
  while (at >= from && stop - at <= LONGEST + 1 && kinds[at]! >= DIGIT) at -= 1;
  if (stop - at > LONGEST + 1) return false;
  const before = text.slice(from, stop + 1);
  return ABBREVIATED.test(before) && !(capital && EITHER.test(before));
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
