/**
 * A forest made ready to be asked often: values are compared as ranks among the thresholds of their feature, in whole
 * numbers and without a branch, since which way a row goes cannot be foretold.
 */
import { DEPTH, type Forest } from './trees.ts';

const INNER = (1 << DEPTH) - 1;
const LEAVES = 1 << DEPTH;
/** A node is a rank and a feature in one word. */
const FEATURE_BITS = 8;
/** No value ranks above it: every row goes left. */
const NEVER = 0x7fffff;

/** Class probabilities of the row at an offset: the very numbers that `chances` gives. */
export type Ask = (rows: Float32Array, offset: number) => Float64Array;

export function rankedForest(forest: Forest, width: number): Ask {
  const thresholds = thresholdsOf(forest, width);
  const rankOf = (feature: number, value: number): number => {
    const sorted = thresholds[feature]!;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > sorted[middle]!) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const nodes = new Int32Array(forest.trees * INNER);
  for (let node = 0; node < nodes.length; node += 1) {
    const feature = forest.features[node]!;
    const rank = feature < width ? rankOf(feature, forest.thresholds[node]!) : NEVER;
    nodes[node] = (rank << FEATURE_BITS) | (feature < width ? feature : 0);
  }
  const used = thresholds.flatMap((sorted, feature) => (sorted.length > 0 ? [feature] : []));
  const ranks = new Int32Array(1 << FEATURE_BITS);
  const { classes, trees, leaves } = forest;
  return (rows, offset) => {
    for (const feature of used) ranks[feature] = rankOf(feature, rows[offset + feature]!);
    const out = new Float64Array(classes);
    for (let kind = 0; kind < classes; kind += 1) out[kind] = sumOf(kind, classes, trees, nodes, ranks, leaves);
    let top = -Infinity;
    for (const value of out) if (value > top) top = value;
    let total = 0;
    for (let index = 0; index < classes; index += 1) {
      out[index] = Math.exp(out[index]! - top);
      total += out[index]!;
    }
    for (let index = 0; index < classes; index += 1) out[index]! /= total;
    return out;
  };
}

/** What the trees of one class add up to. */
function sumOf(
  kind: number,
  classes: number,
  trees: number,
  nodes: Int32Array,
  ranks: Int32Array,
  leaves: Float32Array,
): number {
  let sum = 0;
  for (let tree = kind; tree < trees; tree += classes) {
    const base = tree * INNER;
    let node = 0;
    for (let level = 0; level < DEPTH; level += 1) {
      const word = nodes[base + node]!;
      // The sign of the difference: 1 where the value ranks above the threshold.
      node = node * 2 + 1 + (((word >> FEATURE_BITS) - ranks[word & 0xff]!) >>> 31);
    }
    sum += leaves[tree * LEAVES + node - INNER]!;
  }
  return sum;
}

/** Each feature's thresholds, sorted, each once. A value's rank is the number of those below it. */
function thresholdsOf(forest: Forest, width: number): Float32Array[] {
  const all = Array.from({ length: width }, () => new Set<number>());
  forest.features.forEach((feature, node) => {
    all[feature]?.add(forest.thresholds[node]!);
  });
  return all.map((values) => Float32Array.from(values).sort());
}
