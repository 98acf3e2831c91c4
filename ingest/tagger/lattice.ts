/** Linear-chain arithmetic: best path, sums over all paths, and the probability of spans (Lafferty et al. 2001). */
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

export function sums(scores: Float32Array, length: number, moves: Float64Array): Sums {
  const size = length * LABELS;
  const factors = new Float64Array(size);
  const forward = new Float64Array(size);
  const backward = new Float64Array(size);
  const scale = new Float64Array(length);
  const marginals = new Float64Array(size);
  let logZ = 0;
  for (let t = 0; t < length; t += 1) {
    const row = t * LABELS;
    if (plain(scores, row)) {
      // Outside for certain: only the paths through label 0 go on.
      const moved = t === 0 ? 1 : into(forward, row - LABELS, 0, moves);
      factors[row] = 1;
      forward[row] = 1;
      scale[t] = moved;
      logZ += Math.log(moved) + scores[row]!;
      continue;
    }
    let top = -Infinity;
    for (let y = 0; y < LABELS; y += 1) if (scores[row + y]! > top) top = scores[row + y]!;
    for (let y = 0; y < LABELS; y += 1) factors[row + y] = Math.exp(scores[row + y]! - top);
    let total = 0;
    for (let y = 0; y < LABELS; y += 1) {
      const sum = t === 0 ? (mayFollow(null, y) ? 1 : 0) : into(forward, row - LABELS, y, moves);
      const value = sum * factors[row + y]!;
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

/** Sum over the labels before of reaching label y: any of them before a beginning, else the two of the same name. */
function into(forward: Float64Array, before: number, y: number, moves: Float64Array): number {
  if (y > 0 && y % 2 === 0) {
    return forward[before + y - 1]! * moves[(y - 1) * LABELS + y]! + forward[before + y]! * moves[y * LABELS + y]!;
  }
  let sum = 0;
  for (let x = 0; x < LABELS; x += 1) {
    const mass = forward[before + x]!;
    if (mass > 0) sum += mass * moves[x * LABELS + y]!;
  }
  return sum;
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
