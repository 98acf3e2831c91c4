import { expect, test } from 'vitest';
import { evaluate, type GoldPaper, MEASURES, type Prediction } from '../../ingest/evaluate.ts';
import { seeded } from '../../ingest/tagger/rng.ts';
import { devGold } from '../support/dev-papers.ts';

const gold = devGold();

/** A guess with known faults: every third name left out, a wrong one in every fifth paper, every fourth relation swapped. */
function faulty(paper: GoldPaper, at: number): Prediction {
  const names = (kind: 'methods' | 'datasets') => [
    ...paper[kind]
      .filter((_, index) => (index + at) % 3 !== 0)
      .map(({ name, aliases, role }, index) => ({
        name: index % 2 ? (aliases[0] ?? name) : name.toUpperCase(),
        aliases: [],
        relation:
          (index + at) % 4 === 0
            ? ('introduces' as const)
            : role === 'introduces'
              ? ('introduces' as const)
              : ('uses' as const),
      })),
    ...(at % 5 === 0 ? [{ name: `Nonesuch ${at}`, aliases: [], relation: 'introduces' as const }] : []),
  ];
  const links = paper.links
    .filter((_, index) => (index + at) % 3 !== 0)
    .map(({ url }) => `${url.replace('https', 'http')}/`);
  return { title: paper.title.toUpperCase(), methods: names('methods'), datasets: names('datasets'), links };
}

test('the gold against itself is perfect', () => {
  const same = gold.map((paper) => ({
    title: paper.title,
    methods: paper.methods.map((name) => ({
      ...name,
      relation: name.role === 'introduces' ? ('introduces' as const) : ('uses' as const),
    })),
    datasets: paper.datasets.map((name) => ({ ...name, relation: 'uses' as const })),
    links: paper.links.map((link) => link.url),
  }));
  const { scores, missing } = evaluate(gold, same, seeded(1), 10);
  expect(missing).toEqual([]);
  for (const measure of MEASURES) expect([measure, scores[measure].f1]).toEqual([measure, 1]);
});

const PRINTED = [
  ['methods', '0.956', '0.667', '0.786', 348, 522, 27],
  ['introduces', '0.365', '0.664', '0.471', 87, 131, 153],
  ['datasets', '0.671', '0.651', '0.661', 54, 83, 27],
  ['links', '1.000', '0.627', '0.771', 32, 51, 0],
];

// The figures are what `gold/score.py` prints for the same predictions.
test('agrees with score.py to the third digit', () => {
  const { scores } = evaluate(gold, gold.map(faulty), seeded(1), 200);
  const rows = MEASURES.map((measure) => {
    const { precision, recall, f1, found, required, wrong } = scores[measure];
    return [measure, precision.toFixed(3), recall.toFixed(3), f1.toFixed(3), found, required, wrong];
  });
  expect(rows).toEqual(PRINTED);
  for (const measure of MEASURES) {
    const [low, high] = scores[measure].interval;
    expect(low).toBeLessThan(scores[measure].f1);
    expect(high).toBeGreaterThan(scores[measure].f1);
    expect(evaluate(gold, gold.map(faulty), seeded(1), 200).scores[measure].interval).toEqual([low, high]);
  }
});
