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

/** Forward and backward sums, scaled a token to stay in range: their product is the probability of a label at a token. */
export interface Sums {
  /** exp(score − the token's highest score). */
  readonly factors: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Scale by which each token's forward row was divided. */
  readonly scale: Float64Array;
}

export function expTransitions(transitions: Float32Array): Float64Array {
  return Float64Array.from(transitions, (value, index) => (ALLOWED[index] ? Math.exp(value) : 0));
}

function sumsFor(tokens: number): Sums {
  const rows = () => new Float64Array(tokens * LABELS);
  return { factors: rows(), forward: rows(), backward: rows(), scale: new Float64Array(tokens) };
}

/** Memory of the last call, taken again by the next. */
const held = sumsFor(USUAL);
const reached = new Float64Array(LABELS);

/** Sums of a whole text, and the log of what all paths weigh. It holds until the next call, and may be longer than the text. */
export function sums(scores: Float32Array, length: number, moves: Float64Array): Sums & { readonly logZ: number } {
  const all = length > USUAL ? sumsFor(length) : held;
  const { factors, forward, backward, scale } = all;
  for (const rows of [factors, forward, backward]) rows.fill(0, 0, length * LABELS);
  let logZ = 0;
  for (let t = 0; t < length; ) {
    if (plain(scores, t)) {
      const row = t * LABELS;
      factors[row] = 1;
      forward[row] = 1;
      backward[row] = 1;
      scale[t] = t === 0 ? 1 : outsideAfter(forward, row - LABELS, moves);
      logZ += Math.log(scale[t]!) + scores[row]!;
      t += 1;
      continue;
    }
    const to = stretchEnd(scores, t, length);
    logZ += sumStretch(all, scores, t, to, length, moves);
    for (; t < to; t += 1) logZ += Math.log(scale[t]!);
  }
  return { logZ, factors, forward, backward, scale };
}

/** One past the last token from `from` on that is not surely outside. */
function stretchEnd(scores: Float32Array, from: number, length: number): number {
  let to = from;
  while (to < length && !plain(scores, to)) to += 1;
  return to;
}

/**
 * Sums of the tokens from `from` to `to`. What stands beside them is outside for certain, or not there: only one label
 * goes on through it, so that nothing beyond says anything of them. Returns the sum of their highest scores.
 */
function sumStretch(
  { factors, forward, backward, scale }: Sums,
  scores: Float32Array,
  from: number,
  to: number,
  length: number,
  moves: Float64Array,
): number {
  let tops = 0;
  for (let t = from; t < to; t += 1) {
    const row = t * LABELS;
    let top = -Infinity;
    for (let y = 0; y < LABELS; y += 1) if (scores[row + y]! > top) top = scores[row + y]!;
    tops += top;
    if (t === 0) for (let y = 0; y < LABELS; y += 1) reached[y] = mayFollow(null, y) ? 1 : 0;
    else if (t === from) for (let y = 0; y < LABELS; y += 1) reached[y] = moves[y]!;
    else reach(reached, forward, row - LABELS, moves);
    let total = 0;
    for (let y = 0; y < LABELS; y += 1) {
      // What no path reaches weighs nothing, and `exp` is dear.
      const factor = reached[y] === 0 ? 0 : Math.exp(scores[row + y]! - top);
      const value = reached[y]! * factor;
      factors[row + y] = factor;
      forward[row + y] = value;
      total += value;
    }
    scale[t] = total;
    for (let y = 0; y < LABELS; y += 1) forward[row + y]! /= total;
  }
  const last = (to - 1) * LABELS;
  const moved = to === length ? 1 : outsideAfter(forward, last, moves);
  for (let y = 0; y < LABELS; y += 1) backward[last + y] = to === length ? 1 : moves[y * LABELS]! / moved;
  for (let t = to - 2; t >= from; t -= 1) {
    const row = t * LABELS;
    const next = row + LABELS;
    const outside = factors[next]! * backward[next]!;
    for (let x = 0; x < LABELS; x += 1) {
      if (forward[row + x] === 0) continue;
      let sum = moves[x * LABELS]! * outside;
      // A label begins a name, or goes on with the one before.
      const on = x === 0 ? 0 : x + (x & 1);
      for (let y = 1; y < LABELS; y += 2) {
        sum += moves[x * LABELS + y]! * factors[next + y]! * backward[next + y]!;
        if (y + 1 === on) sum += moves[x * LABELS + on]! * factors[next + on]! * backward[next + on]!;
      }
      backward[row + x] = sum / scale[t + 1]!;
    }
  }
  return tops;
}

/** The score of every label but 0 on a word that is never part of a name. */
export const OUTSIDE = -60;

function plain(scores: Float32Array, t: number): boolean {
  return scores[t * LABELS + 1] === OUTSIDE;
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
  for (let y = 0; y < LABELS; y += 1) out[y] = 0;
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

/** All spans of at most `longest` tokens whose exact probability is at least `least`, by scores of `length` tokens. */
export function spanChances(
  scores: Float32Array,
  length: number,
  moves: Float64Array,
  least: number,
  longest: number,
): SpanChance[] {
  const out: SpanChance[] = [];
  const all = length > USUAL ? sumsFor(length) : held;
  for (let t = 0; t < length; t += 1) {
    if (plain(scores, t)) continue;
    const to = stretchEnd(scores, t, length);
    sumStretch(all, scores, t, to, length, moves);
    for (; t < to; t += 1) spansFrom(out, all, t, to, moves, least, longest);
  }
  return out;
}

/** Those that begin at a token of a stretch that ends at `end`. */
function spansFrom(
  out: SpanChance[],
  { factors, forward, backward, scale }: Sums,
  from: number,
  end: number,
  moves: Float64Array,
  least: number,
  longest: number,
): void {
  for (let kind = 0; kind < CLASSES.length; kind += 1) {
    const first = from * LABELS + begins(kind);
    let run = forward[first]! * backward[first]!;
    const on = goesOn(kind);
    for (let to = from + 1; run >= least && to <= end && to - from <= longest; to += 1) {
      const last = to - 1 === from ? begins(kind) : on;
      const more =
        to < end
          ? (moves[last * LABELS + on]! * factors[to * LABELS + on]! * backward[to * LABELS + on]!) /
            (scale[to]! * backward[(to - 1) * LABELS + last]!)
          : 0;
      const chance = run * (1 - Math.min(1, more));
      if (chance >= least) out.push({ from, to, kind, chance });
      run *= more;
    }
  }
}
