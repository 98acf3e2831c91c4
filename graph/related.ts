/**
 * Related work with a receipt: a weighted sum of typed meta-path scores (Sun et al. 2011, PathSim: here as cosines over
 * shared names, references and citing works) and of the words in common, less what a paper has in common with all.
 * A suggestion's score is the sum of its parts, and each part says what it is made of.
 */
import type { RelatedIndex } from './related-index.ts';
import { PART_NAMES, type Parts, partTable } from './related-parts.ts';
import { type Shared, sharedFeatures, sharedOf, termsOf } from './related-receipt.ts';

/** Measured on what readers want to see; see the README. `common` takes away. */
export const DEFAULT_WEIGHTS: Parts = {
  text: 1,
  methods: 0.1,
  datasets: 0.1,
  code: 0.1,
  citations: 0.5,
  lineage: 0.05,
  common: 1,
};

export interface RelatedOptions {
  readonly limit: number;
  /** Multiples of DEFAULT_WEIGHTS: 0 leaves a part out, 2 doubles it. */
  readonly weights?: Partial<Parts>;
  /** Node numbers never to suggest. */
  readonly exclude?: ReadonlySet<number>;
  /** Years of publication; undated papers pass only when null. */
  readonly years?: readonly [least: number | null, most: number | null] | null;
  /** 0: by score alone; 1: as unlike what stands above as can be (Carbonell and Goldstein 1998). */
  readonly diversity?: number;
}

export interface Suggestion {
  /** Node number of a paper. */
  readonly node: number;
  readonly score: number;
  /** Add up to `score`. */
  readonly parts: Parts;
  /** The weightiest first. */
  readonly shared: readonly Shared[];
  /** Words that both texts hold in some form, the weightiest first. */
  readonly terms: readonly string[];
}

/** Candidates that diversity chooses among, as a multiple of the limit. */
const POOL = 4;

/** `seeds` are node numbers of papers; the best first, ties by node number. */
export function related(index: RelatedIndex, seeds: readonly number[], options: RelatedOptions): Suggestion[] {
  const weights = weightsOf(options.weights ?? {});
  const table = partTable(index, seeds, weights);
  const without = new Set([...seeds, ...(options.exclude ?? [])]);
  const [least, most] = options.years ?? [null, null];
  const wanted = (row: number): boolean => {
    const node = index.nodes[row]!;
    const year = index.graph.years[node]!;
    return !(without.has(node) || (least !== null && year < least) || (most !== null && (year > most || year === 0)));
  };
  const diversity = options.diversity ?? 0;
  const ranked = best(table.rows, table.scoreOf, wanted, diversity > 0 ? POOL * options.limit : options.limit);
  const chosen = diversity > 0 ? diverse(index, ranked, diversity, options.limit) : ranked;
  return chosen.map(({ row, score }) => ({
    node: index.nodes[row]!,
    score,
    parts: table.partsOf(row),
    shared: sharedOf(index, seeds, index.nodes[row]!, weights),
    terms: termsOf(index, seeds, row),
  }));
}

function weightsOf(multiples: Partial<Parts>): Parts {
  const out = { ...DEFAULT_WEIGHTS };
  for (const name of PART_NAMES) out[name] *= multiples[name] ?? 1;
  return out;
}

interface Ranked {
  readonly row: number;
  readonly score: number;
}

/** The `limit` best of the wanted rows, without sorting all of them. */
function best(
  rows: readonly number[],
  scoreOf: (row: number) => number,
  wanted: (row: number) => boolean,
  limit: number,
): Ranked[] {
  const out: Ranked[] = [];
  const before = (a: Ranked, b: Ranked) => a.score > b.score || (a.score === b.score && a.row < b.row);
  for (const row of rows) {
    const one = { row, score: scoreOf(row) };
    if ((out.length === limit && !before(one, out[limit - 1]!)) || !wanted(row)) continue;
    let [low, high] = [0, out.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(one, out[middle]!)) high = middle;
      else low = middle + 1;
    }
    out.splice(low, 0, one);
    if (out.length > limit) out.pop();
  }
  return out;
}

/** Takes in turn what is best less `diversity` times its likeness to what has been taken. */
function diverse(index: RelatedIndex, pool: readonly Ranked[], diversity: number, limit: number): Ranked[] {
  const left = [...pool];
  const out: Ranked[] = [];
  const most = pool[0]?.score || 1;
  const nearest = new Map<number, number>();
  while (out.length < limit && left.length > 0) {
    let best = 0;
    const worth = (one: Ranked) => ((1 - diversity) * one.score) / most - diversity * (nearest.get(one.row) ?? 0);
    for (let i = 1; i < left.length; i++) if (worth(left[i]!) > worth(left[best]!)) best = i;
    const [taken] = left.splice(best, 1);
    out.push(taken!);
    for (const one of left) {
      let alike = 0;
      sharedFeatures(index.words, taken!.row, one.row, (_, amount) => {
        alike += amount;
      });
      nearest.set(one.row, Math.max(nearest.get(one.row) ?? 0, alike));
    }
  }
  return out;
}
