/** Sparse vectors of weighted features, and each one's nearest by cosine over an inverted index. */

/** Row i has the features `features[starts[i] … starts[i + 1] − 1]`, ascending, and has length 1 (or 0 when empty). */
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
 * (Spärck Jones 1972, smoothed) times `factor(name, df)`, and scales each row to length 1. Features of one row alone stay: they make
 * it longer, so that a row of mostly private features is close to nothing.
 */
export function vectors(
  rows: readonly ReadonlyMap<string, number>[],
  factor: (name: string, df: number) => number = () => 1,
): Vectors {
  const df = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) df.set(name, (df.get(name) ?? 0) + 1);
  const names = [...df.keys()].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const idf = names.map(
    (name) => (1 + Math.log((1 + rows.length) / (1 + df.get(name)!))) * factor(name, df.get(name)!),
  );
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.size;
  });
  const features = new Int32Array(starts[rows.length]!);
  const weights = new Float64Array(features.length);
  rows.forEach((row, i) => {
    const entries = [...row].map(([name, count]) => [index.get(name)!, count] as const).sort((a, b) => a[0] - b[0]);
    let square = 0;
    entries.forEach(([feature, count], j) => {
      const weight = (1 + Math.log(count)) * idf[feature]!;
      features[starts[i]! + j] = feature;
      weights[starts[i]! + j] = weight;
      square += weight * weight;
    });
    if (square > 0) for (let j = starts[i]!; j < starts[i + 1]!; j++) weights[j]! /= Math.sqrt(square);
  });
  return { order: rows.length, starts, features, weights, names };
}

/** Features held by more rows than this are not searched (they weigh little), so that time stays near linear. */
const MOST_POSTINGS = 3000;

/** The `k` nearest of each row, best first, ties by index; scores below `least` are left out. */
export function nearest(rows: Vectors, k: number, least: number): Near[][] {
  const postings = invert(rows);
  const score = new Float64Array(rows.order);
  return Array.from({ length: rows.order }, (_, row) => {
    const touched: number[] = [];
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
      const feature = rows.features[i]!;
      const weight = rows.weights[i]!;
      const [from, to] = [postings.starts[feature]!, postings.starts[feature + 1]!];
      if (weight === 0 || to - from < 2 || to - from > MOST_POSTINGS) continue;
      for (let j = from; j < to; j++) {
        const other = postings.rows[j]!;
        if (score[other] === 0) touched.push(other);
        score[other]! += weight * postings.weights[j]!;
      }
    }
    const found: Near[] = [];
    for (const other of touched) {
      if (other !== row && score[other]! >= least) found.push({ to: other, score: score[other]! });
      score[other] = 0;
    }
    return found.sort((a, b) => b.score - a.score || a.to - b.to).slice(0, k);
  });
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
