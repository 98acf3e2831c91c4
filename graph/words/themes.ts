/**
 * What papers are about, as points: the sum of their words' vectors, the telling ones (the long ones) counted more, less
 * what all papers have in common, of length 1.
 */
import { addVector, lengthsOf, type WordVectors } from './vectors.ts';

export interface Themes {
  readonly dimensions: number;
  /** Row i from `i * dimensions`; all zero where no word of a paper is known. */
  readonly points: Float32Array;
  readonly mean: Float32Array;
}

/** `counts[i]`: how often paper i holds each stemmed term. */
export function themesOf(counts: readonly ReadonlyMap<string, number>[], words: WordVectors): Themes {
  const { dimensions } = words;
  const points = new Float32Array(counts.length * dimensions);
  const mean = new Float32Array(dimensions);
  const lengths = lengthsOf(words);
  counts.forEach((terms, i) => {
    const point = points.subarray(i * dimensions, (i + 1) * dimensions);
    for (const [term, count] of terms) {
      const row = words.rowOf(term);
      if (row >= 0) addVector(words, row, (1 + Math.log(count)) * lengths[row]!, point);
    }
    scale(point);
    for (let d = 0; d < dimensions; d++) mean[d]! += point[d]! / counts.length;
  });
  for (let i = 0; i < counts.length; i++) {
    const point = points.subarray(i * dimensions, (i + 1) * dimensions);
    if (counts[i]!.size === 0) continue;
    for (let d = 0; d < dimensions; d++) point[d]! -= mean[d]!;
    scale(point);
  }
  return { dimensions, points, mean };
}

/** To length 1; nothing stays nothing. */
export function scale(point: Float32Array): void {
  const length = Math.sqrt(point.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) for (let d = 0; d < point.length; d++) point[d]! /= length;
}
