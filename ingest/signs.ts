/** What one sign of a text is: capital, small letter, digit, space …, by a table instead of a regular expression. */

export const SPACE = 1;
export const SIGN = 2;
export const MARK = 3;
export const DIGIT = 4;
/** A letter without case, or a title-case one. */
export const LETTER = 5;
export const SMALL = 6;
export const CAPITAL = 7;

/** By UTF-16 unit; 0 where nobody asked yet. */
const kinds = new Uint8Array(65536);

/** The kind of the code point that begins at a position; a sign of two units has the same kind at both. */
export function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] || ask(text, at);
}

/** Whether a kind is a letter, a mark or a digit (`\p{L}`, `\p{M}`, `\p{N}`). */
export function inWord(kind: number): boolean {
  return kind >= MARK;
}

/** Whether a kind is `\p{L}`. */
export function isLetter(kind: number): boolean {
  return kind >= LETTER;
}

function ask(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) {
    kinds[unit] = kindOf(text[at]!);
    return kinds[unit]!;
  }
  // Half of a pair: what it is depends on the other half.
  const low = unit >= 0xdc00 && at > 0 && pairAt(text, at - 1);
  return kindOf(String.fromCodePoint(text.codePointAt(low ? at - 1 : at)!));
}

function pairAt(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

function kindOf(sign: string): number {
  if (/\p{Lu}/u.test(sign)) return CAPITAL;
  if (/\p{Ll}/u.test(sign)) return SMALL;
  if (/\p{L}/u.test(sign)) return LETTER;
  if (/\p{N}/u.test(sign)) return DIGIT;
  if (/\p{M}/u.test(sign)) return MARK;
  return /\s/u.test(sign) ? SPACE : SIGN;
}

/** A text as numbers: its UTF-16 units and what each of them is. */
export interface Signs {
  readonly length: number;
  /** At least as long as the text. */
  readonly units: Uint16Array;
  readonly kinds: Uint8Array;
}

/** Units of all but the strangest texts: for so many, memory is held. */
const USUAL = 1 << 14;

const memoryFor = (length: number): Signs => ({
  length,
  units: new Uint16Array(length),
  kinds: new Uint8Array(length),
});
let memory = memoryFor(USUAL);
let last = '';
let signs: Signs = { ...memory, length: 0 };

/**
 * Each sign is read from the text once: strings are of many kinds to the engine, and slow to read where several meet.
 * Holds until the next call with another text.
 */
export function signsIn(text: string): Signs {
  if (text === last) return signs;
  const { length } = text;
  if (length > memory.length) memory = memoryFor(length);
  const { units } = memory;
  const its = memory.kinds;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = unit;
    its[at] = kinds[unit]! || ask(text, at);
  }
  last = text;
  signs = { length, units, kinds: its };
  return signs;
}

/** One past the code point that begins at a position. */
export function past(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && pairAt(text, at) ? at + 2 : at + 1;
}

/** `past` in a text as numbers. */
export function pastSign({ length, units }: Signs, at: number): number {
  const high = units[at]! >= 0xd800 && units[at]! <= 0xdbff;
  return high && at + 1 < length && units[at + 1]! >= 0xdc00 && units[at + 1]! <= 0xdfff ? at + 2 : at + 1;
}
