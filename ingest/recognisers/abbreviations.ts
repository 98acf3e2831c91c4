/**
 * Acronyms with their expansions, after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
 * definitions in biomedical text" (PSB 2003): `long form (SF)` and `SF (long form)`; besides, where every letter is the
 * first of a word, `SF: Long Form for …`.
 */
import { inWord, isLetter, type Signs, SPACE, signsIn } from '../signs.ts';
import type { Span } from '../text.ts';
import { matches } from './matches.ts';

export interface Abbreviation {
  readonly short: Span;
  readonly long: Span;
}

const BRACKET = /\(([^()]{2,120})\)/g;
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}\-–+./^$&']*(?: [\p{L}\p{N}\-–+./]+)?$/u;

/** A short form: 2 to 12 signs, one or two words, with a letter, and not a plain lower-case word. */
function isShort(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 12 &&
    SHORT.test(text) &&
    /\p{Lu}/u.test(text) &&
    !/^\p{Lu}\p{Ll}{2,}$/u.test(text)
  );
}

/**
 * Start of the shortest stretch of `long` whose letters hold those of `short` in order, read from the right; the first
 * letter of the short form must begin a word. -1 where there is none.
 */
function longStart(short: string, long: string): number {
  let at = long.length - 1;
  for (let index = short.length - 1; index >= 0; index -= 1) {
    const sign = short[index]!.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(sign)) continue;
    while (
      at >= 0 &&
      (long[at]!.toLowerCase() !== sign || (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(long[at - 1]!)))
    ) {
      at -= 1;
    }
    if (at < 0) return -1;
    at -= 1;
  }
  const cut = Math.max(long.lastIndexOf(' ', at), long.lastIndexOf('(', at)) + 1;
  return cut;
}

/** How far before a bracket the long form is looked for. */
const BACK = 160;
const STOPS = '.;:!?';

/** Where the clause begins that a stretch of text ends with: after its last stop, where a space follows. */
function clauseStart(text: string, { kinds }: Signs, from: number, to: number): number {
  let at = to - 1;
  while (at >= from && !STOPS.includes(text[at]!)) at -= 1;
  return at >= from && at + 1 < to && kinds[at + 1] === SPACE ? at + 1 : from;
}

/** Start of the last so many words of a stretch of text, or of as many as there are; −1 where there are none. */
function lastWords({ kinds }: Signs, from: number, to: number, words: number): number {
  let start = -1;
  let left = words;
  for (let at = to - 1; at >= from && left >= 0; at -= 1) {
    if (kinds[at] === SPACE) continue;
    if (at + 1 === to || kinds[at + 1] === SPACE) left -= 1;
    if (left >= 0) start = at;
  }
  return start;
}

function expansionBefore(text: string, short: string, open: number): Span | null {
  const signs = signsIn(text);
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').length;
  const limit = Math.min(letters + 5, letters * 2);
  const from = Math.max(0, open - BACK);
  let end = open;
  while (end > from && signs.kinds[end - 1] === SPACE) end -= 1;
  const first = lastWords(signs, clauseStart(text, signs, from, end), end, limit);
  if (first < 0) return null;
  const singular = /[^sS]s$/.test(short) && short.length > 2 ? short.slice(0, -1) : short;
  const start = longStart(singular, text.slice(first, end));
  if (start < 0) return null;
  const span: Span = [first + start, end];
  return plausible(short, text.slice(...span)) ? span : null;
}

function plausible(short: string, long: string): boolean {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '');
  const words = long.split(/[\s-]+/);
  return (
    long.length > short.length + 2 &&
    words.length >= Math.min(2, letters.length) &&
    !long.toLowerCase().split(/\s+/).includes(short.toLowerCase()) &&
    !/[()]/.test(long) &&
    /\p{L}/u.test(long)
  );
}

const SPELT = /^[\p{Lu}\p{N}]{3,}s?$/u;
const SPELT_WORD = /\p{L}[\p{L}\p{M}\p{N}]*|[^\p{L}\s-]/gu;
const SMALL = /^(?:an?|the|of|for|and|with|via|in|on|to|from|by|using)$/i;

/** End of the words from `start` whose first letters spell the short form, small words passed over; -1 where they do not. */
function speltOut(short: string, text: string, start: number): number {
  const letters = short
    .replace(/s$/, '')
    .replace(/(\p{L})([2-4])/gu, (_, letter: string, times: string) => letter.repeat(Number(times)))
    .toLowerCase();
  let found = 0;
  for (const word of matches(text.slice(start, start + 120), SPELT_WORD)) {
    if (word[0][0]!.toLowerCase() === letters[found]) found += 1;
    else if (!SMALL.test(word[0])) return -1;
    const end = start + word.index + word[0].length;
    if (found === letters.length) return text[end] === '-' ? -1 : end;
  }
  return -1;
}

/** `SF: Long Form`, `SF, long form`, `SF - Long Form`. */
function ledTo(text: string): Abbreviation[] {
  const out: Abbreviation[] = [];
  const { length, units, kinds } = signsIn(text);
  for (let at = LEAST; at < length - 2; at += 1) {
    const sign = units[at]!;
    const dash = sign === 0x2d || sign === 0x2013 || sign === 0x2014;
    if (!dash && sign !== 0x3a && sign !== 0x2c) continue;
    if (kinds[at + 1] !== SPACE || (dash && text[at - 1] !== ' ')) continue;
    const end = dash ? at - 1 : at;
    let from = end;
    while (from > 0 && end - from <= MOST && inWord(kinds[from - 1]!)) from -= 1;
    const short = text.slice(from, end);
    if (from > 0 && !/[\s()]/.test(text[from - 1]!)) continue;
    if (short.length > MOST || !SPELT.test(short) || /^\d+$/.test(short)) continue;
    let start = at + 1;
    while (start < length && kinds[start] === SPACE) start += 1;
    if (start === length || !isLetter(kinds[start]!)) continue;
    const stop = speltOut(short, text, start);
    if (stop > 0) out.push({ short: [from, end], long: [start, stop] });
  }
  return out;
}

/** Letters of a short form that leads to what it stands for. */
const [LEAST, MOST] = [3, 12];

/** All definitions in a text, in order of the short form. */
export function abbreviations(text: string): Abbreviation[] {
  const out: Abbreviation[] = [];
  for (const found of matches(text, BRACKET)) {
    const raw = found[1]!;
    const inner = raw.split(/[,;]/)[0]!.trim();
    const innerStart = found.index + 1 + raw.indexOf(inner);
    if (isShort(inner)) {
      const long = expansionBefore(text, inner, found.index);
      if (long) {
        out.push({ short: [innerStart, innerStart + inner.length], long });
        continue;
      }
    }
    const before = /([^\s()]+)\s*$/.exec(text.slice(Math.max(0, found.index - 40), found.index));
    if (!before || !/\s/.test(inner)) continue;
    const short = before[1]!.replace(/^["'“‘\\${]+/, '');
    if (!isShort(short) || longStart(short, inner) !== 0 || !plausible(short, inner)) continue;
    const end = text.slice(0, found.index).trimEnd().length;
    out.push({ short: [end - short.length, end], long: [innerStart, innerStart + inner.length] });
  }
  return [...out, ...ledTo(text)].sort((a, b) => a.short[0] - b.short[0]);
}
