/**
 * Learns word vectors from titles and abstracts alone: a text is the weighted sum of the vectors of its words, and the
 * two halves of one paper shall be nearer to each other than to the other papers of a batch (contrastive learning with
 * the others as negatives: van den Oord et al. 2018; of sums of words: Wieting et al. 2016). Words that both halves hold
 * are mostly taken out of one, so that what is learnt is which different words go together.
 */
import { byCodeUnit } from '../ids.ts';
import { type Rng, shuffled } from '../random.ts';
import { gradients } from './contrast.ts';
import { leadingDirections } from './subspace.ts';

export interface TrainOptions {
  readonly dimensions: number;
  readonly batch: number;
  /** Passes over the papers. */
  readonly epochs: number;
  /** Of the softmax over cosines. */
  readonly temperature: number;
  /** Share of the words held by both halves that one of them loses. */
  readonly drop: number;
  /** Of Adam (Kingma and Ba 2015), falling to 0 over the run. */
  readonly rate: number;
  /** Papers in which a word, and a pair of words, must stand. */
  readonly least: { readonly word: number; readonly pair: number };
}

/** Stemmed terms of a paper in the order of its text. */
export interface TermPaper {
  readonly title: readonly string[];
  readonly abstract: readonly string[];
}

const SHORTEST = { title: 2, abstract: 20 };
const WARM_UP = 20;

/** `terms` ascending; their vectors as rows. Same papers, options and chance, same numbers. */
export function trainWordVectors(
  papers: readonly TermPaper[],
  options: TrainOptions,
  random: Rng,
  report: (step: number, steps: number, loss: number) => void,
): { readonly terms: string[]; readonly vectors: Float32Array } {
  const { dimensions, batch } = options;
  const terms = vocabulary(papers, options.least);
  const index = new Map(terms.map((term, i) => [term, i]));
  const numbers = (words: readonly string[]) => words.flatMap((word) => index.get(word) ?? []);
  const known = papers
    .map(({ title, abstract }) => ({ title: numbers(title), abstract: numbers(abstract) }))
    .filter(({ title, abstract }) => title.length >= SHORTEST.title && abstract.length >= SHORTEST.abstract);
  const vectors = leadingDirections(
    known.map(({ title, abstract }) => [...title, ...title, ...abstract]),
    terms.length,
    dimensions,
    random,
  );
  const size = Math.sqrt(vectors.reduce((sum, value) => sum + value * value, 0) / terms.length);
  for (let i = 0; i < vectors.length; i++) vectors[i]! /= size;
  const learner = adam(vectors);
  const steps = Math.floor((options.epochs * known.length) / batch);
  let order: number[] = [];
  for (let step = 0; step < steps; step++) {
    if (order.length < batch) order = [...shuffled(known.length, random)];
    const views = order.splice(-batch).map((i) => split(known[i]!, step % 2 === 0, options.drop, random));
    const { loss, gradient } = gradients(
      vectors,
      dimensions,
      views.map(([a]) => a),
      views.map(([, b]) => b),
      options.temperature,
    );
    learner(gradient, options.rate * Math.min(1, (step + 1) / WARM_UP) * (1 - (step + 1) / steps));
    report(step + 1, steps, loss);
  }
  return { terms, vectors };
}

function vocabulary(papers: readonly TermPaper[], least: TrainOptions['least']): string[] {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    for (const term of new Set([...title, ...abstract])) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts]
    .filter(([term, count]) => count >= (term.includes(' ') ? least.pair : least.word))
    .map(([term]) => term)
    .sort(byCodeUnit);
}

/** Title and abstract, or the abstract cut somewhere about its middle. */
function split(
  { title, abstract }: { readonly title: readonly number[]; readonly abstract: readonly number[] },
  byTitle: boolean,
  drop: number,
  random: Rng,
): [readonly number[], readonly number[]] {
  const sixth = abstract.length / 6;
  const cut = Math.floor(abstract.length / 2 - sixth + 2 * sixth * random());
  const [a, b] = byTitle ? [title, abstract] : [abstract.slice(0, cut), abstract.slice(cut)];
  const both = new Set(b);
  const kept = a.filter((term) => !both.has(term) || random() >= drop);
  return [kept.length > 0 ? kept : a, b];
}

function adam(values: Float32Array): (gradient: Float32Array, rate: number) => void {
  const [first, second] = [new Float32Array(values.length), new Float32Array(values.length)];
  let [a, b] = [1, 1];
  return (gradient, rate) => {
    a *= 0.9;
    b *= 0.99;
    for (let i = 0; i < values.length; i++) {
      const slope = gradient[i]!;
      first[i] = 0.9 * first[i]! + 0.1 * slope;
      second[i] = 0.99 * second[i]! + 0.01 * slope * slope;
      values[i]! -= (rate * (first[i]! / (1 - a))) / (Math.sqrt(second[i]! / (1 - b)) + 1e-8);
    }
  };
}
