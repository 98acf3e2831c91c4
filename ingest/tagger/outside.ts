/**
 * Which tokens are surely outside of every name, by the habits of their words and of those beside them: a coarse stage
 * that leaves the chain a third of the text (Weiss and Taskar, "Structured prediction cascades", AISTATS 2010).
 */
import { USUAL } from '../text.ts';
import type { TokenFacts } from './token-facts.ts';
import type { Word } from './words.ts';

/** Habits, as bits: seldom any part of a name, the whole of one, a whole or the first word, a whole or the last word. */
export const SELDOM_PART = 1;
export const SELDOM_WHOLE = 2;
export const SELDOM_FIRST = 4;
export const SELDOM_LAST = 8;

export type HabitOf = (word: Word) => number;

const memoryFor = (tokens: number) => ({ outside: new Uint8Array(tokens), habits: new Uint8Array(tokens) });
const usual = memoryFor(USUAL);

/** Lexicon, introductions, abbreviations or the gazetteer say that the token is part of a name. */
export function hinted({ lexicon, introduced, short, gazetteer }: TokenFacts, t: number): boolean {
  return (lexicon[t]! | introduced[t]! | short[t]! | gazetteer[t]!) !== 0;
}

/**
 * 1 for a token that is surely outside, and that nothing hints at. Beside such a one a name ends or begins, so that a
 * word that seldom ends or begins one is outside too. The memory is taken again by the next call.
 */
export function surelyOutside(facts: TokenFacts, habitOf: HabitOf): Uint8Array {
  const { length, words } = facts;
  const { outside, habits } = length > USUAL ? memoryFor(length) : usual;
  for (let t = 0; t < length; t += 1) {
    const habit = hinted(facts, t) ? 0 : habitOf(words[t]!);
    habits[t] = habit;
    outside[t] = habit & SELDOM_PART;
  }
  const settle = (t: number): void => {
    const habit = habits[t]!;
    if (habit <= SELDOM_PART) return;
    const before = t === 0 ? 1 : outside[t - 1]!;
    const after = t === length - 1 ? 1 : outside[t + 1]!;
    const beside = (before & after) * SELDOM_WHOLE + before * SELDOM_FIRST + after * SELDOM_LAST;
    if (habit & beside) outside[t] = 1;
  };
  for (let t = 0; t < length; t += 1) settle(t);
  for (let t = length - 1; t >= 0; t -= 1) settle(t);
  return outside;
}
