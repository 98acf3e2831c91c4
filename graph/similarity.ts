/** Sparse vectors of weighted features, and each one's nearest by cosine over an inverted index. */

/** Row i has the features `features[starts[i] … starts[i + 1] − 1]`, ascending; its length is as `vectors` says. */
export interface Vectors {
  readonly order: number;
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly weights: Float64Array;
  readonly names: readonly string[];
}

export interface Near {
  readonly to: number;
  /** Cosine, 0 to 1. */
  readonly score: number;
}

/**
 * Weighs each feature by its count, dampened to 1 + ln(count), times 1 + ln((1 + n) / (1 + df))
 * (Spärck Jones 1972, smoothed) times `factor(name, df)`, and scales each row to length 1. A factor of 0 drops
 * the feature. Features of one row alone may stay: they make it longer, so that a row of mostly private
 * features is close to nothing. With `pivot` (0 to 1) a row is divided by its length to the power 1 − pivot, times the
 * mean length to the power pivot: then a row of few features, each of which would fill it, counts less (after Singhal
 * et al. 1996).
 */
export function vectors(
  rows: readonly ReadonlyMap<string, number>[],
  factor: (name: string, df: number) => number = () => 1,
  pivot = 0,
): Vectors {
  const df = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) df.set(name, (df.get(name) ?? 0) + 1);
  const weight = new Map<string, number>();
  for (const [name, n] of df) {
    const value = factor(name, n) * (1 + Math.log((1 + rows.length) / (1 + n)));
    if (value > 0) weight.set(name, value);
  }
  const names = [...weight.keys()].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const idf = Float64Array.from(names, (name) => weight.get(name)!);
  const starts = new Int32Array(rows.length + 1);
  const features: number[] = [];
  const weights: number[] = [];
  const lengths = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    // Feature and count in one number, so that a row sorts without objects.
    const packed: number[] = [];
    for (const [name, count] of row) {
      const feature = index.get(name);
      if (feature !== undefined) packed.push(feature * MOST_COUNTED + Math.min(MOST_COUNTED - 1, count));
    }
    let square = 0;
    for (const one of Float64Array.from(packed).sort()) {
      const feature = Math.floor(one / MOST_COUNTED);
      const value = (1 + Math.log(one % MOST_COUNTED)) * idf[feature]!;
      features.push(feature);
      weights.push(value);
      square += value * value;
    }
    lengths[i] = Math.sqrt(square);
    starts[i + 1] = weights.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.filter(Boolean).length);
  const by = lengths.map((length) => length ** (1 - pivot) * mean ** pivot);
  rows.forEach((_, i) => {
    for (let j = starts[i]!; j < starts[i + 1]!; j++) weights[j]! /= by[i]!;
  });
  return {
    order: rows.length,
    starts,
    features: Int32Array.from(features),
    weights: Float64Array.from(weights),
    names,
  };
}

/** Counts above this say no more. */
const MOST_COUNTED = 1024;

/** A feature that more rows than this share (at least, and of all) is not searched: it weighs little and costs its square. */
const COMMON = { least: 300, share: 0.05, most: 1000 };

/**
 * The `k` nearest of each row, best first, ties by index; scores below `least` are left out. With `only`, rows
 * for which it is false get no list. Time grows with the rows times the rows that share a feature.
 */
export function nearest(rows: Vectors, k: number, least: number, only?: (row: number) => boolean): Near[][] {
  const postings = invert(rows);
  const common = Math.min(COMMON.most, Math.max(COMMON.least, rows.order * COMMON.share));
  const score = new Float64Array(rows.order);
  const touched = new Int32Array(rows.order);
  return Array.from({ length: rows.order }, (_, row) => {
    if (only && !only(row)) return [];
    let size = 0;
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
      const feature = rows.features[i]!;
      const weight = rows.weights[i]!;
      const from = postings.starts[feature]!;
      const to = postings.starts[feature + 1]!;
      if (weight === 0 || to - from < 2 || to - from > common) continue;
      for (let j = from; j < to; j++) {
        const other = postings.rows[j]!;
        if (score[other] === 0) touched[size++] = other;
        score[other]! += weight * postings.weights[j]!;
      }
    }
    score[row] = 0;
    const best: Near[] = [];
    for (let i = 0; i < size; i++) {
      const other = touched[i]!;
      const value = score[other]!;
      score[other] = 0;
      if (value < least || (best.length === k && value < best[k - 1]!.score)) continue;
      insert(best, { to: other, score: value }, k);
    }
    return best;
  });
}

/** Keeps `best` the `k` best in order: score, then index. */
function insert(best: Near[], one: Near, k: number): void {
  let at = best.length;
  while (
    at > 0 &&
    (best[at - 1]!.score < one.score || (best[at - 1]!.score === one.score && best[at - 1]!.to > one.to))
  )
    at--;
  if (at >= k) return;
  best.splice(at, 0, one);
  if (best.length > k) best.pop();
}

/** Rows that hold each feature, with its weight there. */
export function invert(rows: Vectors): { starts: Int32Array; rows: Int32Array; weights: Float64Array } {
  const starts = new Int32Array(rows.names.length + 1);
  for (const feature of rows.features) starts[feature + 1]!++;
  for (let i = 0; i < rows.names.length; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const of = new Int32Array(rows.features.length);
  const weights = new Float64Array(rows.features.length);
  for (let row = 0; row < rows.order; row++)
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
      const at = next[rows.features[i]!]!++;
      of[at] = row;
      weights[at] = rows.weights[i]!;
    }
  return { starts, rows: of, weights };
}

/** Names of the features that two rows share, those that add most to the cosine first. */
export function shared(rows: Vectors, a: number, b: number, most: number): string[] {
  const found: { readonly name: string; readonly weight: number }[] = [];
  let j = rows.starts[b]!;
  for (let i = rows.starts[a]!; i < rows.starts[a + 1]!; i++) {
    while (j < rows.starts[b + 1]! && rows.features[j]! < rows.features[i]!) j++;
    if (j < rows.starts[b + 1]! && rows.features[j] === rows.features[i])
      found.push({ name: rows.names[rows.features[i]!]!, weight: rows.weights[i]! * rows.weights[j]! });
  }
  return found
    .filter((one) => one.weight > 0)
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1))
    .slice(0, most)
    .map((one) => one.name);
}
