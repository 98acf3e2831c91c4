/** Recognition on the annotated papers of the pages, which training leaves out: never below these scores. */
import { expect, test } from 'vitest';
import { evaluate } from '../../ingest/evaluate.ts';
import { predictionOf } from '../../ingest/predictions.ts';
import { recognise } from '../../ingest/recognisers/index.ts';
import { seeded } from '../../ingest/tagger/rng.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { loadTagger } from '../../src/tagger.ts';
import { devPapers } from '../support/dev-papers.ts';

test('scores on the dev gold', async () => {
  const context = { lexicon: loadLexicon(), learnt: [], tagger: loadTagger() };
  const papers = await devPapers();
  const gold = papers.map((paper) => paper.gold);
  const predictions = papers.map(({ gold: { title }, text }) =>
    predictionOf(title, recognise({ ...text, title }, context)),
  );
  const { scores, roles } = evaluate(gold, predictions, seeded(1), 10);
  expect(scores.methods.f1).toBeGreaterThan(0.915);
  expect(scores.introduces.f1).toBeGreaterThan(0.88);
  expect(scores.datasets.f1).toBeGreaterThan(0.88);
  expect(scores.links.f1).toBe(1);
  expect(roles.accuracy).toBeGreaterThan(0.8);
});
