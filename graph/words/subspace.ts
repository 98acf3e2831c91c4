/**
 * Where learning starts: the directions along which papers differ most, found by subspace iteration on the matrix of
 * papers by weighted terms (Halko, Martinsson and Tropp 2011; of texts: latent semantic analysis, Deerwester et al. 1990).
 */
import { countsOf } from '../counts.ts';
import type { Rng } from '../random.ts';

const ROUNDS = 4;

/** One row of `dimensions` numbers a term, times how rare the term is; `papers` hold term numbers below `terms`. */
export function leadingDirections(
  papers: readonly (readonly number[])[],
  terms: number,
  dimensions: number,
  random: Rng,
): Float32Array {
  const df = new Float64Array(terms);
  const counts = papers.map((words) => {
    const count = countsOf(words);
    for (const word of count.keys()) df[word]!++;
    return count;
  });
  const rarity = df.map((papersOf) => Math.log((1 + papers.length) / (1 + papersOf)));
  const basis = Float32Array.from({ length: terms * dimensions }, () => 2 * random() - 1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float32Array(basis.length);
    const point = new Float32Array(dimensions);
    for (const count of counts) {
      const weights = [...count].map(([word, times]) => (1 + Math.log(times)) * rarity[word]!);
      const square = weights.reduce((sum, weight) => sum + weight * weight, 0);
      if (square === 0) continue;
      point.fill(0);
      let at = 0;
      for (const word of count.keys()) {
        const weight = weights[at++]!;
        for (let d = 0; d < dimensions; d++) point[d]! += weight * basis[word * dimensions + d]!;
      }
      at = 0;
      for (const word of count.keys()) {
        const weight = weights[at++]! / square;
        for (let d = 0; d < dimensions; d++) next[word * dimensions + d]! += weight * point[d]!;
      }
    }
    basis.set(orthonormal(next, terms, dimensions));
  }
  for (let i = 0; i < terms; i++) {
    for (let d = 0; d < dimensions; d++) basis[i * dimensions + d]! *= rarity[i]!;
  }
  return basis;
}

/** Columns made orthogonal and of length 1 (modified Gram–Schmidt). */
function orthonormal(rows: Float32Array, count: number, dimensions: number): Float32Array {
  const columns = Array.from({ length: dimensions }, (_, d) =>
    Float64Array.from({ length: count }, (_, i) => rows[i * dimensions + d]!),
  );
  columns.forEach((column, d) => {
    const length = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
    for (let i = 0; i < count; i++) column[i]! /= length || 1;
    for (const other of columns.slice(d + 1)) {
      let along = 0;
      for (let i = 0; i < count; i++) along += column[i]! * other[i]!;
      for (let i = 0; i < count; i++) other[i]! -= along * column[i]!;
    }
    for (let i = 0; i < count; i++) rows[i * dimensions + d] = column[i]!;
  });
  return rows;
}
