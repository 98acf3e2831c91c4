/** Recognition on the annotated papers of the pages, which training leaves out: never below these scores. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { byCodeUnit } from '../../graph/ids.ts';
import { evaluate, foldTitle, type GoldPaper } from '../../ingest/evaluate.ts';
import { predictionOf } from '../../ingest/predictions.ts';
import { recognise } from '../../ingest/recognisers/index.ts';
import { listingPage } from '../../ingest/sources/listing-page.ts';
import { seeded } from '../../ingest/tagger/rng.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { loadTagger } from '../../src/tagger.ts';
import { readText } from '../support/read-text.ts';

const shared = resolve(process.env.KINDRED_SHARED ?? '../shared');

async function abstracts(): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  const folder = join(shared, 'pages');
  for (const name of readdirSync(folder).sort(byCodeUnit)) {
    const { listings } = await readText(listingPage, readFileSync(join(folder, name), 'utf8'), { name });
    for (const { title, abstract } of listings) if (abstract) out.set(foldTitle(title), abstract);
  }
  return out;
}

test('scores on the dev gold', async () => {
  const gold: GoldPaper[] = readFileSync(join(shared, 'gold/listing-pages.dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const context = { lexicon: loadLexicon(), learnt: [], tagger: loadTagger() };
  const texts = await abstracts();
  const predictions = gold.map(({ title }) => {
    const abstract = texts.get(foldTitle(title));
    expect(abstract, title).toBeDefined();
    return predictionOf(title, recognise({ title, abstract: abstract ?? null, summary: null }, context));
  });
  const { scores, roles } = evaluate(gold, predictions, seeded(1), 10);
  expect(scores.methods.f1).toBeGreaterThan(0.915);
  expect(scores.introduces.f1).toBeGreaterThan(0.88);
  expect(scores.datasets.f1).toBeGreaterThan(0.88);
  expect(scores.links.f1).toBe(1);
  expect(roles.accuracy).toBeGreaterThan(0.8);
});
