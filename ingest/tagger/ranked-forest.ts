/**
 * A forest made ready to be asked often: values are compared as ranks among the thresholds of their feature, in whole
 * numbers and without a branch, since which way a row goes cannot be foretold.
 */
import { DEPTH, type Forest } from './trees.ts';

const INNER = (1 << DEPTH) - 1;
/** Slots of a tree, the first one empty: below node n stand nodes 2n and 2n + 1, below the last ones the leaves. */
const SLOTS = 1 << DEPTH;
/** A node is a rank and a feature in one word. */
const FEATURE_BITS = 8;
if (DEPTH !== 4) throw new RangeError(`steps for trees ${DEPTH} deep are not written out`);
/** Ranks of the values of a row. Of a constant the engine knows that no feature lies beyond it, and need not ask. */
const ranks = new Int32Array(1 << FEATURE_BITS);
/** No value ranks above it: every row goes left. */
const NEVER = 0x7fffff;

/** Class probabilities of the row at an offset, the very numbers that `chances` gives; or those among some classes, 0 for the others. */
export type Ask = (rows: Float32Array, offset: number, among?: readonly number[]) => Float64Array;

export function rankedForest(forest: Forest, width: number): Ask {
  const { used, rankOf } = ranking(forest, width);
  const nodes = new Int32Array(forest.trees * SLOTS);
  for (let node = 0; node < forest.trees * INNER; node += 1) {
    const feature = forest.features[node]!;
    const asked = used.indexOf(feature);
    const rank = asked < 0 ? NEVER : rankOf(asked, forest.thresholds[node]!);
    const at = Math.floor(node / INNER) * SLOTS + 1 + (node % INNER);
    nodes[at] = (rank << FEATURE_BITS) | (asked < 0 ? 0 : feature);
  }
  const { classes, trees, leaves } = forest;
  const all = Array.from({ length: classes }, (_, kind) => kind);
  return (rows, offset, among = all) => {
    for (let asked = 0; asked < used.length; asked += 1) {
      const feature = used[asked]!;
      ranks[feature] = rankOf(asked, rows[offset + feature]!) << FEATURE_BITS;
    }
    const out = new Float64Array(classes);
    if (among.length < classes) out.fill(-Infinity);
    let top = -Infinity;
    for (let at = 0; at < among.length; at += 1) {
      const kind = among[at]!;
      const value = sumOf(kind, classes, trees, nodes, leaves);
      out[kind] = value;
      if (value > top) top = value;
    }
    let total = 0;
    for (let kind = 0; kind < classes; kind += 1) {
      out[kind] = Math.exp(out[kind]! - top);
      total += out[kind]!;
    }
    for (let kind = 0; kind < classes; kind += 1) out[kind]! /= total;
    return out;
  };
}

/** Cells of equal breadth between the lowest and the highest threshold of a feature: most hold few. */
const CELLS = 32;

interface Ranking {
  /** The features that any tree asks of. */
  readonly used: Uint8Array;
  /** How many thresholds of the feature at an index of `used` lie below a value. */
  readonly rankOf: (asked: number, value: number) => number;
}

function ranking(forest: Forest, width: number): Ranking {
  const all = thresholdsOf(forest, width);
  const used = Uint8Array.from(all.flatMap((sorted, feature) => (sorted.length > 0 ? [feature] : [])));
  const thresholds = Float32Array.from([...used].flatMap((feature) => [...all[feature]!]));
  const lowest = Float64Array.from(used, (feature) => all[feature]![0]!);
  const perUnit = Float64Array.from(used, (feature, asked) => {
    const breadth = all[feature]!.at(-1)! - lowest[asked]!;
    return breadth > 0 ? CELLS / breadth : 0;
  });
  const cellOf = (asked: number, value: number): number => {
    const cell = (value - lowest[asked]!) * perUnit[asked]!;
    return cell <= 0 ? 0 : cell >= CELLS - 1 ? CELLS - 1 : Math.floor(cell);
  };
  /** Where the thresholds of a cell begin; those of lower cells are lower, since cells keep the order of values. */
  const from = new Int32Array(used.length * CELLS + 1);
  let at = 0;
  used.forEach((feature, asked) => {
    const end = at + all[feature]!.length;
    for (let cell = 0; cell < CELLS; cell += 1) {
      from[asked * CELLS + cell] = at;
      while (at < end && cellOf(asked, thresholds[at]!) === cell) at += 1;
    }
  });
  from[used.length * CELLS] = at;
  const rankOf = (asked: number, value: number): number => {
    const cell = asked * CELLS + cellOf(asked, value);
    let low = from[cell]!;
    let high = from[cell + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > thresholds[middle]!) low = middle + 1;
      else high = middle;
    }
    return low - from[asked * CELLS]!;
  };
  return { used, rankOf };
}

/** What the trees of one class add up to. The four steps down a tree are written out: a loop in the loop takes half as long again. */
function sumOf(kind: number, classes: number, trees: number, nodes: Int32Array, leaves: Float32Array): number {
  let sum = 0;
  for (let tree = kind; tree < trees; tree += classes) {
    const base = tree * SLOTS;
    const second = 2 + right(nodes[base + 1]!);
    const third = second * 2 + right(nodes[base + second]!);
    const fourth = third * 2 + right(nodes[base + third]!);
    const leaf = fourth * 2 + right(nodes[base + fourth]!);
    sum += leaves[base + leaf - SLOTS]!;
  }
  return sum;
}

/** 1 where the value ranks above the threshold: the sign of the difference, which the feature below it does not change. */
function right(node: number): number {
  return (node - ranks[node & 0xff]!) >>> 31;
}

/** Each feature's thresholds, sorted, each once. A value's rank is the number of those below it. */
function thresholdsOf(forest: Forest, width: number): Float32Array[] {
  const all = Array.from({ length: width }, () => new Set<number>());
  forest.features.forEach((feature, node) => {
    all[feature]?.add(forest.thresholds[node]!);
  });
  return all.map((values) => Float32Array.from(values).sort());
}
