/** Learning of word vectors does what its papers say: the slope is that of the loss, and words of one subject come near. */
import { expect, test } from 'vitest';
import { type Rng, seeded } from '../graph/random.ts';
import { gradients } from '../graph/words/contrast.ts';
import { leadingDirections } from '../graph/words/subspace.ts';
import { trainWordVectors } from '../graph/words/train.ts';
import { addVector, lengthsOf, readWordVectors, writeWordVectors } from '../graph/words/vectors.ts';

const TEMPERATURE = 0.2;

test('the gradient is the slope of the mean of both losses', () => {
  const [words, dimensions, random] = [6, 3, seeded(1)];
  const vectors = Float32Array.from({ length: words * dimensions }, () => 2 * random() - 1);
  const a = [[0, 1, 1], [2], [3, 0]];
  const b = [[4], [5, 5, 5, 2], [1, 3]];
  const loss = (at: number, step: number): number => {
    const moved = vectors.map((value, i) => (i === at ? value + step : value));
    const [there, back] = [
      gradients(moved, dimensions, a, b, TEMPERATURE),
      gradients(moved, dimensions, b, a, TEMPERATURE),
    ];
    return (there.loss + back.loss) / 2;
  };
  const { gradient } = gradients(vectors, dimensions, a, b, TEMPERATURE);
  const slopes = Array.from(vectors, (_, at) => (loss(at, 1e-2) - loss(at, -1e-2)) / 2e-2);
  gradient.forEach((slope, at) => {
    expect(slope).toBeCloseTo(slopes[at]!, 2);
  });
  expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(0.1);
});

const SUBJECTS = [...'abcdefghijkl'];

/** Papers on one subject each, whose words never meet those of another, beside words that all papers hold. */
function papersOn(subjects: readonly string[], random: Rng) {
  const some = (subject: string, count: number) =>
    Array.from({ length: count }, () => (random() < 0.2 ? 'we' : `${subject}${Math.floor(random() * 4)}`));
  return Array.from({ length: 120 }, (_, i) => {
    const subject = subjects[i % subjects.length]!;
    return { title: some(subject, 4), abstract: some(subject, 24) };
  });
}

function cosine(rows: Float32Array, dimensions: number, i: number, j: number): number {
  const row = (at: number) => rows.subarray(at * dimensions, (at + 1) * dimensions);
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, d) => sum + value * y[d]!, 0);
  return dot(row(i), row(j)) / Math.sqrt(dot(row(i), row(i)) * dot(row(j), row(j)));
}

test('the leading directions tell two subjects apart, and a word that all papers hold tells nothing', () => {
  const papers = [
    [0, 1, 4],
    [1, 0, 4],
    [0, 1, 4],
    [2, 3, 4],
    [3, 2, 4],
    [2, 3, 4],
  ];
  const rows = leadingDirections(papers, 5, 2, seeded(1));
  expect(cosine(rows, 2, 0, 1)).toBeGreaterThan(0.99);
  expect(cosine(rows, 2, 2, 3)).toBeGreaterThan(0.99);
  expect(Math.abs(cosine(rows, 2, 0, 2))).toBeLessThan(0.01);
  expect([...rows.subarray(8)]).toEqual([0, 0]);
});

test('words of one subject come near each other, the loss falls, and the same chance gives the same numbers', () => {
  const options = {
    dimensions: 8,
    batch: 16,
    epochs: 12,
    temperature: TEMPERATURE,
    drop: 0.8,
    rate: 0.02,
    least: { word: 3, pair: 3 },
  };
  const losses: number[] = [];
  const learn = () =>
    trainWordVectors(papersOn(SUBJECTS, seeded(2)), options, seeded(3), (_, __, loss) => {
      losses.push(loss);
    });
  const { terms, vectors } = learn();
  expect(terms).toEqual([...SUBJECTS.flatMap((subject) => [0, 1, 2, 3].map((word) => subject + word)), 'we']);
  const near = (x: string, y: string) => cosine(vectors, options.dimensions, terms.indexOf(x), terms.indexOf(y));
  const within = Math.min(...SUBJECTS.map((one) => near(`${one}0`, `${one}3`)));
  const across = Math.max(...SUBJECTS.slice(1).map((one, i) => near(`${SUBJECTS[i]}0`, `${one}3`)));
  expect(within).toBeGreaterThan(0.9);
  expect(across).toBeLessThan(0.5);
  expect(losses.at(-1)!).toBeLessThan(losses[0]!);
  expect(learn().vectors).toEqual(vectors);
});

test('vectors come back from their bytes within half a step of 127; what is cut short is refused', () => {
  const vectors = Float32Array.of(1, -0.5, 0.25, 0, 0, 0, 3, -4, 0);
  const bytes = writeWordVectors(['adapt', 'low rank', 'zähl'], vectors, 3);
  const read = readWordVectors(bytes);
  expect(['adapt', 'low rank', 'zähl', 'rank'].map(read.rowOf)).toEqual([0, 1, 2, -1]);
  [0, 1, 2].forEach((row) => {
    const sum = new Float32Array(3);
    addVector(read, row, 2, sum);
    sum.forEach((value, d) => {
      expect(Math.abs(value / 2 - vectors[row * 3 + d]!)).toBeLessThanOrEqual(read.scales[row]! / 2 + 1e-6);
    });
  });
  [Math.hypot(1, 0.5, 0.25), 0, 5].forEach((length, row) => {
    expect(lengthsOf(read)[row]).toBeCloseTo(length, 1);
  });
  expect(() => readWordVectors(bytes.subarray(0, -1))).toThrow(RangeError);
});
