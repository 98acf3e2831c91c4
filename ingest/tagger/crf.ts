/**
 * Training of the tagger: a linear-chain conditional random field (Lafferty et al. 2001) by FTRL-proximal
 * (McMahan et al. 2013), one document a step, which leaves most weights at zero.
 */

import { WIDTH } from './features.ts';
import { type Ftrl, type FtrlOptions, ftrl } from './ftrl.ts';
import { LABELS, mayFollow } from './labels.ts';
import { expTransitions, OUTSIDE, sums } from './lattice.ts';
import { type Rng, shuffle } from './rng.ts';

/** One text with its features as columns of the weight table (−1 for a feature left out) and its labels. */
export interface Example {
  readonly columns: Int32Array;
  readonly labels: Uint8Array;
}

export interface CrfOptions extends FtrlOptions {
  readonly epochs: number;
}

export interface CrfWeights {
  /** `column * LABELS + label`. */
  readonly weights: Float32Array;
  /** `a * LABELS + b`. */
  readonly transitions: Float32Array;
}

/** Log scores of every token and label; a token whose first column is missing is a plain word. */
export function scoreColumns(columns: Int32Array, length: number, weights: Float32Array): Float32Array {
  const scores = new Float32Array(length * LABELS);
  for (let t = 0; t < length; t += 1) {
    const row = t * LABELS;
    if (columns[t * WIDTH]! < 0) {
      scores.fill(OUTSIDE, row + 1, row + LABELS);
      continue;
    }
    for (let slot = t * WIDTH; slot < (t + 1) * WIDTH; slot += 1) {
      const column = columns[slot]!;
      if (column < 0) continue;
      const from = column * LABELS;
      for (let y = 0; y < LABELS; y += 1) scores[row + y]! += weights[from + y]!;
    }
  }
  return scores;
}

/** Smaller errors move no weight worth the time. */
const LEAST_ERROR = 1e-3;

export function trainCrf(
  examples: readonly Example[],
  columnCount: number,
  options: CrfOptions,
  rng: Rng,
  report: (epoch: number, loss: number) => void,
): CrfWeights {
  const table = ftrl(columnCount * LABELS, options);
  const moves = ftrl(LABELS * LABELS, { ...options, l1: 0, l2: 0.01 });
  const order = examples.map((_, index) => index);
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    shuffle(order, rng);
    let loss = 0;
    for (const index of order) loss += step(examples[index]!, table, moves);
    report(epoch, loss / examples.length);
  }
  return { weights: table.weights, transitions: moves.weights };
}

function step({ columns, labels }: Example, table: Ftrl, moves: Ftrl): number {
  const length = labels.length;
  if (length === 0) return 0;
  const scores = scoreColumns(columns, length, table.weights);
  const exp = expTransitions(moves.weights);
  const all = sums(scores, length, exp);
  let gold = 0;
  for (let t = 0; t < length; t += 1) {
    gold += scores[t * LABELS + labels[t]!]!;
    if (t > 0) gold += moves.weights[labels[t - 1]! * LABELS + labels[t]!]!;
  }
  const gradient = new Float64Array(LABELS * LABELS);
  for (let t = 1; t < length; t += 1) {
    for (let x = 0; x < LABELS; x += 1) {
      const left = all.forward[(t - 1) * LABELS + x]!;
      if (left < 1e-8) continue;
      for (let y = 0; y < LABELS; y += 1) {
        const right = all.factors[t * LABELS + y]! * all.backward[t * LABELS + y]!;
        gradient[x * LABELS + y]! += (left * exp[x * LABELS + y]! * right) / all.scale[t]!;
      }
    }
    gradient[labels[t - 1]! * LABELS + labels[t]!]! -= 1;
  }
  for (let index = 0; index < gradient.length; index += 1) {
    if (mayFollow(Math.floor(index / LABELS), index % LABELS)) moves.update(index, gradient[index]!);
  }
  const errors = new Float64Array(LABELS);
  for (let t = 0; t < length; t += 1) {
    if (columns[t * WIDTH]! < 0) continue;
    for (let y = 0; y < LABELS; y += 1) {
      errors[y] = all.forward[t * LABELS + y]! * all.backward[t * LABELS + y]! - (labels[t] === y ? 1 : 0);
    }
    // One column after the other: its labels stand side by side in memory.
    for (let slot = t * WIDTH; slot < (t + 1) * WIDTH; slot += 1) {
      const column = columns[slot]!;
      if (column < 0) continue;
      for (let y = 0; y < LABELS; y += 1) {
        if (Math.abs(errors[y]!) >= LEAST_ERROR) table.update(column * LABELS + y, errors[y]!);
      }
    }
  }
  return all.logZ - gold;
}
