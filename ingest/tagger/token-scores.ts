/** Log scores of every token and label, from facts of the tokens: sums that are kept, and what has to be looked up. */
import {
  bracketsCode,
  cuesCode,
  knownCode,
  type Plain,
  placeCode,
  putAfter,
  putBefore,
  putBrackets,
  putCues,
  putKnown,
  putOwn,
  putPairs,
  putPlace,
  putSecondAfter,
  putSecondBefore,
  putSeldom,
  putShapes,
  putWording,
  WIDTH,
  wordingCode,
  worthALook,
} from './features.ts';
import { keptCodes } from './kept-codes.ts';
import { keptSums } from './kept-sums.ts';
import { LABELS } from './labels.ts';
import { OUTSIDE } from './lattice.ts';
import { type ScoreTable, SUMS } from './score-table.ts';
import { type TokenFacts, wordAt } from './token-facts.ts';

/** `t * LABELS + label`; plain words score `OUTSIDE`. The memory is taken again by the next call, and may be longer. */
export type Scorer = (facts: TokenFacts) => Float32Array;

/** Tokens of all but the strangest texts. */
const USUAL = 4096;
/** Sums of which those of a token are made. */
const PARTS = 11;

export function scorerOf(table: ScoreTable, plain: Plain): Scorer {
  const { memory, ofWord, ofNumbers } = keptSums(table);
  const own = ofWord(14, putOwn);
  const before = ofWord(12, putBefore);
  const secondBefore = ofWord(12, putSecondBefore);
  const after = ofWord(12, putAfter);
  const secondAfter = ofWord(12, putSecondAfter);
  const shapes = ofNumbers(11, putShapes);
  const places = ofNumbers(12, putPlace);
  const wordings = ofNumbers(12, putWording);
  const brackets = ofNumbers(10, putBrackets);
  const cues = ofNumbers(12, putCues);
  const names = ofNumbers(11, putKnown);
  const isPlain = keptCodes(({ raw }) => (plain(raw) ? 1 : 0));
  const parts = new Int32Array(PARTS);
  const sums = new Int32Array(SUMS);
  const pairs = new Int32Array(WIDTH);
  const seldom = new Int32Array(WIDTH);
  const usual = new Float32Array(USUAL * LABELS);
  return (facts) => {
    const { length } = facts;
    const scores = length > USUAL ? new Float32Array(length * LABELS) : usual;
    for (let t = 0; t < length; t += 1) {
      const word = facts.words[t]!;
      if (!worthALook(facts, t, isPlain(word) === 1)) {
        scores[t * LABELS] = 0;
        for (let label = 1; label < LABELS; label += 1) scores[t * LABELS + label] = OUTSIDE;
        continue;
      }
      const { shape } = word;
      const previous = wordAt(facts, t - 1);
      const next = wordAt(facts, t + 1);
      parts[0] = own(word);
      parts[1] = before(previous);
      parts[2] = secondBefore(wordAt(facts, t - 2));
      parts[3] = after(next);
      parts[4] = secondAfter(wordAt(facts, t + 2));
      parts[5] = shapes(previous.shape, shape, next.shape);
      parts[6] = places(placeCode(facts, t), shape, 0);
      parts[7] = wordings(wordingCode(facts, t), shape, 0);
      parts[8] = brackets(bracketsCode(facts, t), shape, 0);
      parts[9] = cues(cuesCode(facts, t), shape, 0);
      parts[10] = names(knownCode(facts, t), shape, 0);
      addUp(sums, memory, parts);
      putPairs(pairs, facts, t);
      table.add(sums, 0, pairs, 7, 19);
      table.add(sums, 0, pairs, 46, 53);
      if (putSeldom(seldom, facts, t)) {
        table.add(sums, 0, seldom, 0, WIDTH);
        seldom.fill(0);
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
