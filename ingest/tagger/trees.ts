/** Boosted decision trees of fixed depth: what they say of a row; flat arrays, so that they store and load as they are. */

export const DEPTH = 4;
const INNER = (1 << DEPTH) - 1;
const LEAVES = 1 << DEPTH;

/** `trees` trees in rounds of `classes`; tree i adds to class `i % classes`. */
export interface Forest {
  readonly classes: number;
  readonly trees: number;
  /** Feature of each inner node, `INNER` a tree, in heap order; 255 sends every row left. */
  readonly features: Uint8Array;
  /** A row goes right where its value is greater. */
  readonly thresholds: Float32Array;
  readonly leaves: Float32Array;
}

export function emptyForest(classes: number, trees: number): Forest {
  return {
    classes,
    trees,
    features: new Uint8Array(trees * INNER).fill(255),
    thresholds: new Float32Array(trees * INNER),
    leaves: new Float32Array(trees * LEAVES),
  };
}

/** Index of the leaf that a row falls into, over all trees. */
export function leafOf(forest: Forest, tree: number, row: Float32Array, offset: number): number {
  let node = 0;
  const base = tree * INNER;
  for (let level = 0; level < DEPTH; level += 1) {
    const feature = forest.features[base + node]!;
    const right = feature !== 255 && row[offset + feature]! > forest.thresholds[base + node]!;
    node = node * 2 + (right ? 2 : 1);
  }
  return tree * LEAVES + node - INNER;
}

/** Class probabilities of one row. */
export function chances(forest: Forest, row: Float32Array, offset = 0): Float64Array {
  const out = new Float64Array(forest.classes);
  for (let tree = 0; tree < forest.trees; tree += 1) {
    out[tree % forest.classes]! += forest.leaves[leafOf(forest, tree, row, offset)]!;
  }
  let top = -Infinity;
  for (const value of out) if (value > top) top = value;
  let total = 0;
  for (let index = 0; index < out.length; index += 1) {
    out[index] = Math.exp(out[index]! - top);
    total += out[index]!;
  }
  for (let index = 0; index < out.length; index += 1) out[index]! /= total;
  return out;
}
