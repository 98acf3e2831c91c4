/** Training of boosted trees: softmax loss, Newton steps, histograms (Friedman 2001; Chen and Guestrin 2016). */
import type { Rng } from './rng.ts';
import { DEPTH, emptyForest, type Forest } from './trees.ts';

export interface TreeOptions {
  readonly rounds: number;
  readonly rate: number;
  /** L2 on leaf values. */
  readonly lambda: number;
  /** Least sum of second derivatives in a leaf. */
  readonly least: number;
  /** Share of features that each tree may use. */
  readonly share: number;
}

const BINS = 64;
const INNER = (1 << DEPTH) - 1;
const LEAVES = 1 << DEPTH;

/** Cut points of a feature at equal shares of its rows. */
function cutsOf(rows: Float32Array, width: number, feature: number): Float32Array {
  const values: number[] = [];
  for (let at = feature; at < rows.length; at += width) values.push(rows[at]!);
  values.sort((a, b) => a - b);
  const cuts: number[] = [];
  const distinct = [...new Set(values)];
  if (distinct.length <= BINS) {
    for (let at = 0; at + 1 < distinct.length; at += 1) cuts.push((distinct[at]! + distinct[at + 1]!) / 2);
  } else {
    for (let bin = 1; bin < BINS; bin += 1) {
      const cut = values[Math.floor((bin * values.length) / BINS)]!;
      if (cuts.at(-1) !== cut) cuts.push(cut);
    }
  }
  return Float32Array.from(cuts);
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `rows` holds `width` values a row; `targets` a class a row. */
export function growTrees(
  rows: Float32Array,
  width: number,
  targets: Uint8Array,
  classes: number,
  options: TreeOptions,
  rng: Rng,
): Forest {
  const count = targets.length;
  const forest = emptyForest(classes, options.rounds * classes);
  const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows, width, feature));
  const bins = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) bins[at] = binOf(cuts[at % width]!, rows[at]!);
  const scores = new Float32Array(count * classes);
  const first = new Float32Array(count);
  const second = new Float32Array(count);
  const nodes = new Uint8Array(count);
  const sums = { first: new Float64Array(width * BINS * LEAVES), second: new Float64Array(width * BINS * LEAVES) };
  for (let round = 0; round < options.rounds; round += 1) {
    const shares = softmax(scores, count, classes);
    for (let kind = 0; kind < classes; kind += 1) {
      for (let row = 0; row < count; row += 1) {
        const share = shares[row * classes + kind]!;
        first[row] = share - (targets[row] === kind ? 1 : 0);
        second[row] = Math.max(1e-6, share * (1 - share));
      }
      const used = Array.from({ length: width }, (_, feature) => feature).filter(() => rng() < options.share);
      const tree = round * classes + kind;
      grow(tree, used);
      for (let row = 0; row < count; row += 1) {
        scores[row * classes + kind]! += forest.leaves[tree * LEAVES + nodes[row]! - INNER]!;
      }
    }
  }
  return forest;

  function grow(tree: number, used: readonly number[]): void {
    nodes.fill(0);
    for (let level = 0; level < DEPTH; level += 1) {
      const start = (1 << level) - 1;
      const wide = 1 << level;
      sums.first.fill(0, 0, wide * width * BINS);
      sums.second.fill(0, 0, wide * width * BINS);
      for (let row = 0; row < count; row += 1) {
        const base = (nodes[row]! - start) * width * BINS;
        for (const feature of used) {
          const slot = base + feature * BINS + bins[row * width + feature]!;
          sums.first[slot]! += first[row]!;
          sums.second[slot]! += second[row]!;
        }
      }
      const chosen = Array.from({ length: wide }, (_, node) => split(node, used));
      chosen.forEach((best, node) => {
        if (!best) return;
        forest.features[tree * INNER + start + node] = best.feature;
        forest.thresholds[tree * INNER + start + node] = cuts[best.feature]![best.bin]!;
      });
      for (let row = 0; row < count; row += 1) {
        const node = nodes[row]!;
        const best = chosen[node - start];
        const right = best ? bins[row * width + best.feature]! > best.bin : false;
        nodes[row] = node * 2 + (right ? 2 : 1);
      }
    }
    const total = new Float64Array(LEAVES * 2);
    for (let row = 0; row < count; row += 1) {
      total[(nodes[row]! - INNER) * 2]! += first[row]!;
      total[(nodes[row]! - INNER) * 2 + 1]! += second[row]!;
    }
    for (let leaf = 0; leaf < LEAVES; leaf += 1) {
      forest.leaves[tree * LEAVES + leaf] =
        (-options.rate * total[leaf * 2]!) / (total[leaf * 2 + 1]! + options.lambda);
    }
  }

  function split(node: number, used: readonly number[]): { feature: number; bin: number } | null {
    const { lambda, least } = options;
    let best: { feature: number; bin: number } | null = null;
    let top = 1e-6;
    for (const feature of used) {
      const base = (node * width + feature) * BINS;
      let g = 0;
      let h = 0;
      for (let bin = 0; bin < BINS; bin += 1) {
        g += sums.first[base + bin]!;
        h += sums.second[base + bin]!;
      }
      const whole = (g * g) / (h + lambda);
      let left = 0;
      let leftSecond = 0;
      for (let bin = 0; bin < cuts[feature]!.length; bin += 1) {
        left += sums.first[base + bin]!;
        leftSecond += sums.second[base + bin]!;
        if (leftSecond < least || h - leftSecond < least) continue;
        const gain =
          (left * left) / (leftSecond + lambda) + ((g - left) * (g - left)) / (h - leftSecond + lambda) - whole;
        if (gain > top) {
          top = gain;
          best = { feature, bin };
        }
      }
    }
    return best;
  }
}

function softmax(scores: Float32Array, count: number, classes: number): Float32Array {
  const out = new Float32Array(scores.length);
  for (let row = 0; row < count; row += 1) {
    let top = -Infinity;
    for (let kind = 0; kind < classes; kind += 1) top = Math.max(top, scores[row * classes + kind]!);
    let total = 0;
    for (let kind = 0; kind < classes; kind += 1) {
      const value = Math.exp(scores[row * classes + kind]! - top);
      out[row * classes + kind] = value;
      total += value;
    }
    for (let kind = 0; kind < classes; kind += 1) out[row * classes + kind]! /= total;
  }
  return out;
}
