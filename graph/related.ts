/**
 * Related work with a receipt: a weighted sum of typed meta-path scores (Sun et al. 2011, PathSim: here as cosines over
 * shared names, references and citing works), of the words in common and of likeness in theme (learnt word vectors), less
 * what a paper has in common with all.
 * A suggestion's score is the sum of its parts, and each part says what it is made of.
 */
import { KNOWN } from './compact.ts';
import { candidates } from './related-candidates.ts';
import type { RelatedIndex } from './related-index.ts';
import {
  PART_NAMES,
  type PartName,
  type Parts,
  partsBetween,
  type SeedView,
  seedView,
  sharedFeatures,
} from './related-parts.ts';
import { type Shared, sharedOf, termsOf } from './related-receipt.ts';
import { scale, type Themes } from './words/themes.ts';

/** Measured on what readers want to see: test/bench/related.md. `common` takes away. */
export const DEFAULT_WEIGHTS: Parts = {
  text: 1,
  themes: 0.4,
  methods: 0.25,
  datasets: 0.25,
  code: 0.25,
  citations: 0.5,
  lineage: 0.3,
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

/** Papers compared one by one, and those that diversity chooses among, as a multiple of the limit. */
const COMPARED = 400;
const POOL = 4;
/** Papers whose themes are taken for those of the seeds (Lavrenko and Croft 2001), and how much they count together. */
const FEEDBACK = { papers: 5, amount: 1 };
/** Themes are coarse: they tell hundreds of papers apart, not tens of thousands. Above so many they count less. */
const TOLD_APART = 300;

/** `seeds` are node numbers of papers; the best first, ties by node number. */
export function related(index: RelatedIndex, seeds: readonly number[], options: RelatedOptions): Suggestion[] {
  const weights = weightsOf(options.weights ?? {});
  const views = seeds.map((seed) => seedView(index, seed));
  const without = new Set([...seeds, ...(options.exclude ?? [])]);
  const [least, most] = options.years ?? [null, null];
  const wanted = (row: number): boolean => {
    const node = index.nodes[row]!;
    const year = index.graph.years[node]!;
    // A work that is only cited has nothing to be read here: it links those that cite it, and is no suggestion.
    if ((index.graph.known[node]! & KNOWN.stub) !== 0) return false;
    return !(without.has(node) || (least !== null && year < least) || (most !== null && (year > most || year === 0)));
  };
  const compared = Array.from(
    candidates(index, views, weights, wanted, Math.max(COMPARED, POOL * options.limit)),
    (row) => ({ row, parts: weighed(index, views, row, weights), score: 0 }),
  );
  if (index.themes && weights.themes > 0) {
    addThemes(index.themes, views, compared, weights.themes * Math.min(1, Math.sqrt(TOLD_APART / index.nodes.length)));
  }
  for (const one of compared) one.score = sum(one.parts);
  compared.sort((a, b) => b.score - a.score || a.row - b.row);
  const diversity = options.diversity ?? 0;
  const chosen =
    diversity > 0 ? diverse(index, compared.slice(0, POOL * options.limit), diversity, options.limit) : compared;
  return chosen.slice(0, options.limit).map(({ row, score, parts }) => ({
    node: index.nodes[row]!,
    score,
    parts,
    shared: sharedOf(index, views, index.nodes[row]!, weights),
    terms: termsOf(index, views, row),
  }));
}

interface Compared {
  readonly row: number;
  readonly parts: Record<PartName, number>;
  score: number;
}

/** The mean over the seeds, at these weights. */
function weighed(index: RelatedIndex, seeds: readonly SeedView[], row: number, weights: Parts) {
  const out = { text: 0, themes: 0, methods: 0, datasets: 0, code: 0, citations: 0, lineage: 0, common: 0 };
  for (const seed of seeds) {
    const parts = partsBetween(index, seed, row);
    for (const name of PART_NAMES) out[name] += (weights[name] * parts[name]) / seeds.length;
  }
  return out;
}

/** Likeness to the seeds' theme, which is drawn towards the themes of what stands nearest to them. */
function addThemes(themes: Themes, seeds: readonly SeedView[], compared: readonly Compared[], weight: number): void {
  const theme = meanPoint(
    themes,
    seeds.map(({ row }) => row),
  );
  for (const one of compared) one.score = sum(one.parts) + weight * likeness(themes, theme, one.row);
  const nearest = [...compared].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, FEEDBACK.papers);
  const drawn = meanPoint(
    themes,
    nearest.map(({ row }) => row),
  );
  const target = theme.map((value, d) => value + FEEDBACK.amount * drawn[d]!);
  scale(target);
  for (const { row, parts } of compared) parts.themes = weight * likeness(themes, target, row);
}

function meanPoint({ points, dimensions }: Themes, rows: readonly number[]): Float32Array {
  const out = new Float32Array(dimensions);
  for (const row of rows) {
    for (let d = 0; d < dimensions; d++) out[d]! += points[row * dimensions + d]! / rows.length;
  }
  return out;
}

function likeness({ points, dimensions }: Themes, to: Float32Array, row: number): number {
  let out = 0;
  for (let d = 0; d < dimensions; d++) out += to[d]! * points[row * dimensions + d]!;
  return out;
}

function sum(parts: Parts): number {
  return PART_NAMES.reduce((total, name) => total + parts[name], 0);
}

function weightsOf(multiples: Partial<Parts>): Parts {
  const out = { ...DEFAULT_WEIGHTS };
  for (const name of PART_NAMES) out[name] *= multiples[name] ?? 1;
  return out;
}

/** Takes in turn what is best less `diversity` times its likeness to what has been taken. */
function diverse(index: RelatedIndex, pool: readonly Compared[], diversity: number, limit: number): Compared[] {
  const left = [...pool];
  const out: Compared[] = [];
  const most = pool[0]?.score || 1;
  const nearest = new Map<number, number>();
  while (out.length < limit && left.length > 0) {
    let best = 0;
    const worth = (one: Compared) => ((1 - diversity) * one.score) / most - diversity * (nearest.get(one.row) ?? 0);
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
