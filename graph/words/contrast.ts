/** The contrastive loss of two views of each of some papers, and its gradient by word (InfoNCE, both ways). */
import { countsOf } from '../counts.ts';

/** `a[i]` and `b[i]` are words of one paper, as rows of `vectors`. The loss is that of finding b[i] by a[i], in nats. */
export function gradients(
  vectors: Float32Array,
  dimensions: number,
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
  temperature: number,
): { readonly loss: number; readonly gradient: Float32Array } {
  const n = a.length;
  const [left, right] = [sums(vectors, dimensions, a), sums(vectors, dimensions, b)];
  const { loss, slopes } = softmaxes(left.unit, right.unit, n, dimensions, temperature);
  const gradient = new Float32Array(vectors.length);
  const [ofLeft, ofRight] = [new Float32Array(n * dimensions), new Float32Array(n * dimensions)];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const slope = slopes[i * n + j]!;
      for (let d = 0; d < dimensions; d++) {
        ofLeft[i * dimensions + d]! += slope * right.unit[j * dimensions + d]!;
        ofRight[j * dimensions + d]! += slope * left.unit[i * dimensions + d]!;
      }
    }
  }
  spread(gradient, dimensions, left, ofLeft);
  spread(gradient, dimensions, right, ofRight);
  return { loss, gradient };
}

interface Bags {
  readonly counts: readonly ReadonlyMap<number, number>[];
  /** Rows of length 1. */
  readonly unit: Float32Array;
  readonly lengths: Float32Array;
}

/** A text as the sum of its words' vectors, each 1 + ln(how often) times. */
function sums(vectors: Float32Array, dimensions: number, texts: readonly (readonly number[])[]): Bags {
  const unit = new Float32Array(texts.length * dimensions);
  const lengths = new Float32Array(texts.length);
  const counts = texts.map((words, i) => {
    const count = countsOf(words);
    const row = unit.subarray(i * dimensions, (i + 1) * dimensions);
    for (const [word, times] of count) {
      const weight = 1 + Math.log(times);
      for (let d = 0; d < dimensions; d++) row[d]! += weight * vectors[word * dimensions + d]!;
    }
    lengths[i] = Math.max(1e-6, Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)));
    for (let d = 0; d < dimensions; d++) row[d]! /= lengths[i]!;
    return count;
  });
  return { counts, unit, lengths };
}

/** Slope of the mean loss by each cosine. */
function softmaxes(left: Float32Array, right: Float32Array, n: number, dimensions: number, temperature: number) {
  const likes = new Float32Array(n * n);
  const [rows, columns] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += left[i * dimensions + d]! * right[j * dimensions + d]!;
      // No cosine is above 1: the exponent stays within what a number holds.
      const like = Math.exp((cosine - 1) / temperature);
      likes[i * n + j] = like;
      rows[i]! += like;
      columns[j]! += like;
    }
  }
  let loss = 0;
  const slopes = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const like = likes[i * n + j]!;
      slopes[i * n + j] = (like / rows[i]! + like / columns[j]! - (i === j ? 2 : 0)) / (2 * n * temperature);
    }
    loss -= Math.log(Math.max(1e-9, likes[i * n + i]! / rows[i]!)) / n;
  }
  return { loss, slopes };
}

/** From slopes by unit vectors to slopes by words. */
function spread(gradient: Float32Array, dimensions: number, { counts, unit, lengths }: Bags, slopes: Float32Array) {
  counts.forEach((count, i) => {
    const from = i * dimensions;
    let along = 0;
    for (let d = 0; d < dimensions; d++) along += slopes[from + d]! * unit[from + d]!;
    for (const [word, times] of count) {
      const weight = (1 + Math.log(times)) / lengths[i]!;
      for (let d = 0; d < dimensions; d++) {
        gradient[word * dimensions + d]! += weight * (slopes[from + d]! - along * unit[from + d]!);
      }
    }
  });
}
