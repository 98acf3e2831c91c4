/** Linear-chain arithmetic: best path, sums over all paths, and the probability of spans (Lafferty et al. 2001). */
import { USUAL } from '../text.ts';
import { begins, CLASSES, goesOn, LABELS, mayFollow } from './labels.ts';

/** `scores[t * LABELS + y]` are log scores of a token and label; `transitions[a * LABELS + b]` of label b after a. */
export function viterbi(scores: Float32Array, length: number, transitions: Float32Array): Uint8Array {
  const best = new Float32Array(LABELS);
  const next = new Float32Array(LABELS);
  const back = new Uint8Array(length * LABELS);
  for (let y = 0; y < LABELS; y += 1) best[y] = mayFollow(null, y) ? scores[y]! : -1e9;
  for (let t = 1; t < length; t += 1) {
    for (let y = 0; y < LABELS; y += 1) {
      let top = -Infinity;
      let from = 0;
      for (let x = 0; x < LABELS; x += 1) {
        const value = ALLOWED[x * LABELS + y] ? best[x]! + transitions[x * LABELS + y]! : -1e9;
        if (value > top) {
          top = value;
          from = x;
        }
      }
      next[y] = top + scores[t * LABELS + y]!;
      back[t * LABELS + y] = from;
    }
    best.set(next);
  }
  const path = new Uint8Array(length);
  let at = 0;
  for (let y = 1; y < LABELS; y += 1) if (best[y]! > best[at]!) at = y;
  for (let t = length - 1; t >= 0; t -= 1) {
    path[t] = at;
    at = back[t * LABELS + at]!;
  }
  return path;
}

const ALLOWED = new Uint8Array(LABELS * LABELS);
for (let a = 0; a < LABELS; a += 1)
  for (let b = 0; b < LABELS; b += 1) ALLOWED[a * LABELS + b] = mayFollow(a, b) ? 1 : 0;

/** Forward and backward sums, scaled a token to stay in range; `marginals[t * LABELS + y]` are probabilities. */
export interface Sums {
  readonly logZ: number;
  /** exp(score − the token's highest score). */
  readonly factors: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Scale by which each token's forward row was divided. */
  readonly scale: Float64Array;
  readonly marginals: Float64Array;
}

export function expTransitions(transitions: Float32Array): Float64Array {
  return Float64Array.from(transitions, (value, index) => (ALLOWED[index] ? Math.exp(value) : 0));
}

function sumsFor(tokens: number): Omit<Sums, 'logZ'> {
  const rows = () => new Float64Array(tokens * LABELS);
  return { factors: rows(), forward: rows(), backward: rows(), scale: new Float64Array(tokens), marginals: rows() };
}

/** Memory of the last call, taken again by the next. */
const held = sumsFor(USUAL);

/** What it returns holds until the next call, and may be longer than the text. */
export function sums(scores: Float32Array, length: number, moves: Float64Array): Sums {
  const size = length * LABELS;
  const { factors, forward, backward, scale, marginals } = length > USUAL ? sumsFor(length) : held;
  for (const rows of [factors, forward, backward]) rows.fill(0, 0, size);
  const reached = new Float64Array(LABELS);
  let logZ = 0;
  for (let t = 0; t < length; t += 1) {
    const row = t * LABELS;
    if (plain(scores, row)) {
      // Outside for certain: only the paths through label 0 go on.
      const moved = t === 0 ? 1 : outsideAfter(forward, row - LABELS, moves);
      factors[row] = 1;
      forward[row] = 1;
      scale[t] = moved;
      logZ += Math.log(moved) + scores[row]!;
      continue;
    }
    let top = -Infinity;
    for (let y = 0; y < LABELS; y += 1) if (scores[row + y]! > top) top = scores[row + y]!;
    for (let y = 0; y < LABELS; y += 1) factors[row + y] = Math.exp(scores[row + y]! - top);
    if (t === 0) for (let y = 0; y < LABELS; y += 1) reached[y] = mayFollow(null, y) ? 1 : 0;
    else reach(reached, forward, row - LABELS, moves);
    let total = 0;
    for (let y = 0; y < LABELS; y += 1) {
      const value = reached[y]! * factors[row + y]!;
      forward[row + y] = value;
      total += value;
    }
    scale[t] = total;
    for (let y = 0; y < LABELS; y += 1) forward[row + y]! /= total;
    logZ += Math.log(total) + top;
  }
  for (let y = 0; y < LABELS; y += 1) backward[size - LABELS + y] = 1;
  for (let t = length - 2; t >= 0; t -= 1) {
    const row = t * LABELS;
    const next = row + LABELS;
    const outside = factors[next]!;
    const after = backward[next]!;
    const only = plain(scores, next);
    for (let x = 0; x < LABELS; x += 1) {
      if (forward[row + x] === 0) continue;
      let sum = moves[x * LABELS]! * outside * after;
      if (!only) {
        // A label begins a name, or goes on with the one before.
        const on = x === 0 ? 0 : x + (x & 1);
        for (let y = 1; y < LABELS; y += 2) {
          sum += moves[x * LABELS + y]! * factors[next + y]! * backward[next + y]!;
          if (y + 1 === on) sum += moves[x * LABELS + on]! * factors[next + on]! * backward[next + on]!;
        }
      }
      backward[row + x] = sum / scale[t + 1]!;
    }
  }
  for (let index = 0; index < size; index += 1) marginals[index] = forward[index]! * backward[index]!;
  return { logZ, factors, forward, backward, scale, marginals };
}

/** The score of every label but 0 on a word that is never part of a name. */
export const OUTSIDE = -60;

function plain(scores: Float32Array, row: number): boolean {
  return scores[row + 1] === OUTSIDE;
}

/** Sum over the labels before of reaching label 0. */
function outsideAfter(forward: Float64Array, before: number, moves: Float64Array): number {
  let sum = 0;
  for (let x = 0; x < LABELS; x += 1) {
    const mass = forward[before + x]!;
    if (mass > 0) sum += mass * moves[x * LABELS]!;
  }
  return sum;
}

/** The same for every label: any label comes before 0 or a beginning, else the two of the same name. */
function reach(out: Float64Array, forward: Float64Array, before: number, moves: Float64Array): void {
  out.fill(0);
  for (let x = 0; x < LABELS; x += 1) {
    const mass = forward[before + x]!;
    if (mass === 0) continue;
    const from = x * LABELS;
    out[0]! += mass * moves[from]!;
    for (let y = 1; y < LABELS; y += 2) out[y]! += mass * moves[from + y]!;
    const on = x + (x & 1);
    if (x > 0) out[on]! += mass * moves[from + on]!;
  }
}

export interface SpanChance {
  /** Token range, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Index into CLASSES. */
  readonly kind: number;
  readonly chance: number;
}

/** All spans of at most `longest` tokens whose exact probability is at least `least`. */
export function spanChances(
  all: Sums,
  length: number,
  moves: Float64Array,
  least: number,
  longest: number,
): SpanChance[] {
  const out: SpanChance[] = [];
  for (let from = 0; from < length; from += 1) {
    for (let kind = 0; kind < CLASSES.length; kind += 1) {
      let run = all.marginals[from * LABELS + begins(kind)]!;
      const on = goesOn(kind);
      for (let to = from + 1; run >= least && to <= length && to - from <= longest; to += 1) {
        const last = to - 1 === from ? begins(kind) : on;
        const more =
          to < length
            ? (moves[last * LABELS + on]! * all.factors[to * LABELS + on]! * all.backward[to * LABELS + on]!) /
              (all.scale[to]! * all.backward[(to - 1) * LABELS + last]!)
            : 0;
        const chance = run * (1 - Math.min(1, more));
        if (chance >= least) out.push({ from, to, kind, chance });
        run *= more;
      }
    }
  }
  return out;
}
