/** Holds that the tagger's arithmetic is exact, and that training is repeatable and learns what it is shown. */
import { expect, test } from 'vitest';
import { documentOf } from '../ingest/recognisers/document.ts';
import { recognise } from '../ingest/recognisers/index.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';
import { gazetteerCodes, gazetteerKey } from '../ingest/tagger/gazetteer.ts';
import { growTrees } from '../ingest/tagger/grow-trees.ts';
import { begins, CLASSES, goesOn, LABELS, mayFollow } from '../ingest/tagger/labels.ts';
import { expTransitions, OUTSIDE, spanChances, sums, viterbi } from '../ingest/tagger/lattice.ts';
import { readModel, writeModel } from '../ingest/tagger/model.ts';
import { formsOf, labelsOf } from '../ingest/tagger/project.ts';
import { seeded } from '../ingest/tagger/rng.ts';
import { CRF_OPTIONS, TREE_OPTIONS, trainTagger } from '../ingest/tagger/train.ts';
import type { AnnotatedPaper } from '../ingest/tagger/training-data.ts';
import { chances } from '../ingest/tagger/trees.ts';

const LENGTH = 3;

/** All label paths with their scores, the slow way. */
function allPaths(scores: Float32Array, transitions: Float32Array): { path: number[]; weight: number }[] {
  let paths = [{ path: [] as number[], score: 0 }];
  for (let t = 0; t < LENGTH; t += 1) {
    paths = paths.flatMap(({ path, score }) =>
      Array.from({ length: LABELS }, (_, label) => label).flatMap((label) => {
        const last = path.at(-1) ?? null;
        if (!mayFollow(last, label)) return [];
        const move = last === null ? 0 : transitions[last * LABELS + label]!;
        return [{ path: [...path, label], score: score + move + scores[t * LABELS + label]! }];
      }),
    );
  }
  return paths.map(({ path, score }) => ({ path, weight: Math.exp(score) }));
}

/** Where no token is surely outside, and where the first, the second, the last, or all but one are. */
test.each([[[]], [[0]], [[1]], [[2]], [[0, 2]], [[0, 1, 2]]])(
  'sums, spans and the best path agree with all paths counted one by one, with %j outside for certain',
  (outside) => {
    const rng = seeded(5);
    const scores = Float32Array.from({ length: LENGTH * LABELS }, () => rng() * 4 - 2);
    for (const t of outside) scores.fill(OUTSIDE, t * LABELS + 1, (t + 1) * LABELS);
    const transitions = Float32Array.from({ length: LABELS * LABELS }, () => rng() * 2 - 1);
    const paths = allPaths(scores, transitions);
    const total = paths.reduce((sum, { weight }) => sum + weight, 0);
    const moves = expTransitions(transitions);
    const all = sums(scores, LENGTH, moves);
    expect(all.logZ).toBeCloseTo(Math.log(total), 4);
    for (let t = 0; t < LENGTH; t += 1) {
      for (let y = 0; y < LABELS; y += 1) {
        const weight = paths.filter(({ path }) => path[t] === y).reduce((sum, path) => sum + path.weight, 0);
        expect(all.forward[t * LABELS + y]! * all.backward[t * LABELS + y]!).toBeCloseTo(weight / total, 4);
      }
    }
    const best = paths.reduce((top, each) => (each.weight > top.weight ? each : top));
    expect([...viterbi(scores, LENGTH, transitions)]).toEqual(best.path);
    const spans = spanChances(scores, LENGTH, moves, 1e-9, LENGTH);
    expect(spans.length).toBe(CLASSES.length * { 0: 6, 1: outside[0] === 1 ? 2 : 3, 2: 1, 3: 0 }[outside.length]!);
    for (const { from, to, kind, chance } of spans) {
      const weight = paths
        .filter(({ path }) => {
          const inside = path.slice(from, to);
          const wanted = inside.map((_, at) => (at === 0 ? begins(kind) : goesOn(kind)));
          return inside.join() === wanted.join() && path[to] !== goesOn(kind);
        })
        .reduce((sum, path) => sum + path.weight, 0);
      expect(chance).toBeCloseTo(weight / total, 4);
    }
  },
);

test('annotations are laid over the text: case, hyphen and plural folded, the longest first, no addresses', () => {
  const text = 'Graph-Mixers beat the Mixer; see https://x.org/Mixer';
  const document = documentOf({ title: '-', abstract: text, summary: null });
  const field = document.fields[1]!;
  const forms = formsOf([
    { name: 'graph mixer', aliases: [], class: 'introduced' },
    { name: 'Mixer', aliases: [], class: 'method' },
  ]);
  const labels = labelsOf(field, forms);
  const shown = field.tokens.flatMap((token, at) => (labels[at] ? [`${token.text}:${labels[at]}`] : []));
  expect(shown).toEqual(['Graph:1', '-:2', 'Mixers:2', 'Mixer:3']);
});

test('the gazetteer finds the longest run, folded as names are', () => {
  const document = documentOf({ title: 'Vision-Transformers and vision', abstract: null, summary: null });
  const known = new Map([
    [gazetteerKey('Vision Transformer'), 4],
    [gazetteerKey('vision'), 7],
  ]);
  const codes = gazetteerCodes(document.fields[0]!, (key) => known.get(key) ?? 0);
  expect([...codes]).toEqual([8, 9, 9, 0, 14]);
});

test('trees learn what no single feature says', () => {
  const rng = seeded(2);
  const rows = Float32Array.from({ length: 800 }, () => rng());
  const targets = Uint8Array.from({ length: 400 }, (_, at) =>
    rows[at * 2]! > 0.5 !== rows[at * 2 + 1]! > 0.5 ? 1 : 0,
  );
  const forest = growTrees(rows, 2, targets, 2, { ...TREE_OPTIONS, share: 1, least: 1 }, seeded(1));
  const right = [...targets].filter((target, at) => chances(forest, rows, at * 2)[target]! > 0.5).length;
  expect(right / targets.length).toBeGreaterThan(0.95);
});

const SYLLABLES = ['Zor', 'Mik', 'Tal', 'Ven', 'Qua', 'Lis', 'Bor', 'Dex'];

/** Made-up abstracts in which names can only be told by the words around them. */
function papers(count: number, seed: number): AnnotatedPaper[] {
  const rng = seeded(seed);
  const pick = () => SYLLABLES[Math.floor(rng() * SYLLABLES.length)]!;
  return Array.from({ length: count }, () => {
    const [own, other, data] = [`${pick()}${pick()}Net`, `${pick()}${pick()}`, `${pick()}${pick()}Set`];
    return {
      title: `${own}: a study`,
      abstract: `We propose ${own}, a new model. It extends ${other} by much. We evaluate on ${data} and win.`,
      names: [
        { name: own, aliases: [], class: 'introduced', role: 'introduces' },
        { name: other, aliases: [], class: 'method', role: 'extends' },
        { name: data, aliases: [], class: 'dataset', role: 'evaluates' },
      ],
    };
  });
}

test('training is repeatable, and what it writes is read back and used', { timeout: 60_000 }, () => {
  const { lexicon } = parseLexicon([{ name: 'methods.tsv', text: 'Adam\t\t' }]);
  const input = {
    annotated: papers(40, 1),
    lexicon,
    seed: 1,
    folds: 2,
    crf: { ...CRF_OPTIONS, l1: 0.1 },
    trees: { ...TREE_OPTIONS, rounds: 10 },
    least: 2,
    report: () => {},
  };
  const bytes = writeModel(trainTagger(input));
  expect(writeModel(trainTagger(input))).toEqual(bytes);
  const tagger = readModel(bytes);
  const text = {
    title: 'GrumpNet: a study',
    abstract: 'We propose GrumpNet, a new model. It extends Foozle by much. We evaluate on HumDrum and win.',
    summary: null,
  };
  const { mentions } = recognise(text, { lexicon, learnt: [], tagger });
  expect(mentions.map((each) => [each.quote, each.kind, each.introduces, each.role])).toEqual([
    ['GrumpNet', 'Method', true, null],
    ['GrumpNet', 'Method', true, null],
    ['Foozle', 'Method', false, 'extends'],
    ['HumDrum', 'Dataset', false, 'evaluates'],
  ]);
  expect(() => readModel(bytes.slice(0, bytes.length / 2))).toThrow(RangeError);
  expect(() => readModel(new Uint8Array(20))).toThrow('no KINDRED4 weights');
});
