/**
 * Candidates for related work: the papers that share most with the seeds, roughly scored over inverted lists. What is
 * left out here for speed (long lists, which tell little) counts again when the candidates are compared one by one.
 */
import type { RelatedIndex, Space } from './related-index.ts';
import { CITATION, lineShare, type Parts, partOfNode, type SeedView } from './related-parts.ts';

/** Lists longer than this are not walked: what so many papers share tells none apart. */
const LONGEST_LIST = 600;
/** A link of lineage or citation counts at least so much here: few papers have one, and none shall be missed. */
const LINKED = 0.05;

/** About the `most` rows that share most with a seed and are wanted, in no order. */
export function candidates(
  index: RelatedIndex,
  seeds: readonly SeedView[],
  weights: Parts,
  wanted: (row: number) => boolean,
  most: number,
): Int32Array {
  const { rough, rowOf } = index;
  const rows: number[] = [];
  const add = (row: number, amount: number) => {
    if (rough[row] === 0) rows.push(row);
    rough[row]! += amount;
  };
  const walk = ({ rows: vectors, postings }: Space, row: number, weightOf: (feature: number) => number) => {
    const { starts, rows: others, weights: amounts } = postings;
    for (let i = vectors.starts[row]!; i < vectors.starts[row + 1]!; i++) {
      const feature = vectors.features[i]!;
      const [from, to] = [starts[feature]!, starts[feature + 1]!];
      const weight = vectors.weights[i]! * weightOf(feature);
      if (!(weight > 0) || to - from > LONGEST_LIST) continue;
      for (let j = from; j < to; j++) {
        const other = others[j]!;
        if (rough[other] === 0) rows.push(other);
        rough[other]! += weight * amounts[j]!;
      }
    }
  };
  for (const { row, line, cited } of seeds) {
    walk(index.words, row, () => weights.text + weights.themes);
    walk(
      index.names,
      row,
      (feature) => weights[partOfNode(index.graph, Number(index.names.rows.names[feature]))] + LINKED,
    );
    walk(index.citations, row, () => weights.citations * CITATION.between);
    for (const other of cited) add(rowOf[other]!, Math.max(LINKED, weights.citations * CITATION.direct));
    for (const [other, methods] of line) {
      add(rowOf[other]!, Math.max(LINKED, weights.lineage * lineShare(methods.length)));
    }
  }
  const found = Int32Array.from(rows).filter(wanted);
  const kept = found.length > most ? greatest(found, rough, most) : found;
  for (const row of rows) rough[row] = 0;
  return kept;
}

const BINS = 4096;

/** About the `most` rows of greatest value, by a histogram: those of the last bin are all kept. */
function greatest(rows: Int32Array, value: Float32Array, most: number): Int32Array {
  const top = rows.reduce((max, row) => Math.max(max, value[row]!), 0);
  const binOf = (row: number) => Math.floor(((BINS - 1) * value[row]!) / top);
  const bins = new Int32Array(BINS);
  for (const row of rows) bins[binOf(row)]!++;
  let least = BINS;
  for (let held = 0; least > 0 && held < most; ) held += bins[--least]!;
  return rows.filter((row) => binOf(row) >= least);
}
