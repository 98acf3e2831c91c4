/**
 * Trains the tagger: `npm run train`. Reads `training/abstracts.jsonl` under KINDRED_SHARED (default ../shared) and writes
 * `ingest/tagger/weights.bin`: same data, lexicon and seed, same bytes. One core, about three minutes, 3 GB of memory. Gold
 * papers under `gold/` are left out of it, by title.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { titleKey } from '../graph/ids.ts';
import { writeModel } from '../ingest/tagger/model.ts';
import { trainTagger } from '../ingest/tagger/train.ts';
import { annotatedPaper } from './annotations.ts';
import { loadLexicon } from './lexicon.ts';
import { TRAINING } from './training-options.ts';

const titled = z.object({ title: z.string() });

function main(shared: URL): void {
  const lines = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split('\n');
  const file = (path: string) => readFileSync(new URL(path, shared));
  const gold = new Set(
    lines(file('gold/listing-pages.dev.jsonl')).map((line) => titleKey(titled.parse(JSON.parse(line)).title)),
  );
  const papers = lines(file('training/abstracts.jsonl'))
    .map(annotatedPaper)
    .filter((each) => !gold.has(titleKey(each.title)));
  const start = performance.now();
  const trained = trainTagger({
    annotated: papers,
    lexicon: loadLexicon(),
    ...TRAINING,
    report: (line) =>
      process.stderr.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${line}\n`),
  });
  const bytes = writeModel(trained);
  // Run from dist/, the weights belong beside the sources too.
  const root = new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url);
  const target = new URL('ingest/tagger/weights.bin', root);
  writeFileSync(target, bytes);
  process.stderr.write(`${(bytes.length / 1e6).toFixed(1)} MB in ${fileURLToPath(target)}\n`);
}

main(new URL(`${process.env.KINDRED_SHARED ?? '../shared'}/`, `file://${process.cwd()}/`));
