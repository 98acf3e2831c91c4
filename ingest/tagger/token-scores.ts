/** Log scores of every token and label, from facts of the tokens: sums that are kept, and what has to be looked up. */
import { USUAL } from '../text.ts';
import {
  beside,
  brackets,
  bracketsCode,
  cues,
  cuesCode,
  known,
  knownCode,
  own,
  pairs,
  place,
  placeCode,
  putSeldom,
  SELDOM,
  shapes,
  WIDTH,
  wording,
  wordingCode,
} from './features.ts';
import { keptCodes } from './kept-codes.ts';
import { keptSums } from './kept-sums.ts';
import { LABELS } from './labels.ts';
import { OUTSIDE } from './lattice.ts';
import { type HabitOf, surelyOutside } from './outside.ts';
import { type ScoreTable, SUMS } from './score-table.ts';
import { type TokenFacts, wordAt } from './token-facts.ts';

/** `t * LABELS + label`; all but outside scores `OUTSIDE` where a token is surely outside. The memory is taken again by the next call, and may be longer. */
export type Scorer = (facts: TokenFacts) => Float32Array;

/** Sums of which those of a token are made. */
const PARTS = 7;

export function scorerOf(table: ScoreTable, habitOf: HabitOf): Scorer {
  const { memory, ofWord, ofNumbers } = keptSums(table);
  const ownAt = ofWord(15, own);
  const shapesAt = ofNumbers(11, shapes);
  const placeAt = ofNumbers(12, place);
  const wordingAt = ofNumbers(12, wording);
  const bracketsAt = ofNumbers(10, brackets);
  const cuesAt = ofNumbers(12, cues);
  const knownAt = ofNumbers(11, known);
  const habits = keptCodes(habitOf);
  const parts = new Int32Array(PARTS);
  const sums = new Int32Array(SUMS);
  const features = new Int32Array(WIDTH);
  const usual = new Float32Array(USUAL * LABELS);
  return (facts) => {
    const { length } = facts;
    const scores = length > USUAL ? new Float32Array(length * LABELS) : usual;
    const outside = surelyOutside(facts, habits);
    for (let t = 0; t < length; t += 1) {
      if (outside[t]) {
        scores[t * LABELS] = 0;
        for (let label = 1; label < LABELS; label += 1) scores[t * LABELS + label] = OUTSIDE;
        continue;
      }
      const word = facts.words[t]!;
      const { shape } = word;
      const previous = wordAt(facts, t - 1);
      const next = wordAt(facts, t + 1);
      parts[0] = ownAt(word);
      parts[1] = shapesAt(previous.shape, shape, next.shape);
      parts[2] = placeAt(placeCode(facts, t), shape, 0);
      parts[3] = wordingAt(wordingCode(facts, t), shape, 0);
      parts[4] = bracketsAt(bracketsCode(facts, t), shape, 0);
      parts[5] = cuesAt(cuesCode(facts, t), shape, 0);
      parts[6] = knownAt(knownCode(facts, t), shape, 0);
      addUp(sums, memory, parts);
      beside.put(features, facts, t);
      table.add(sums, 0, features, beside.from, beside.to);
      pairs.put(features, facts, t);
      table.add(sums, 0, features, pairs.from, pairs.to);
      if (putSeldom(features, facts, t)) {
        table.add(sums, 0, features, SELDOM.from, SELDOM.to);
        features.fill(0, SELDOM.from);
      }
      table.read(sums, scores, t * LABELS);
    }
    return scores;
  };
}

function addUp(sums: Int32Array, memory: Int32Array, parts: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  for (let part = 0; part < PARTS; part += 1) {
    const at = parts[part]!;
    a += memory[at]!;
    b += memory[at + 1]!;
    c += memory[at + 2]!;
    d += memory[at + 3]!;
    e += memory[at + 4]!;
    f += memory[at + 5]!;
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  sums[4] = e;
  sums[5] = f;
}
