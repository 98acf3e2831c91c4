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
import { CRF_OPTIONS, TREE_OPTIONS, trainTagger } from '../ingest/tagger/train.ts';
import type { AnnotatedPaper } from '../ingest/tagger/training-data.ts';
import { loadLexicon } from './lexicon.ts';

const SEED = 7;
const FOLDS = 3;

const name = z.object({ name: z.string(), aliases: z.array(z.string()) });
const paper = z.object({
  title: z.string(),
  abstract: z.string(),
  introduces: z.array(name),
  methods: z.array(name.extend({ tier: z.number(), role: z.string() })),
  datasets: z.array(name.extend({ role: z.string() })),
});
const titled = z.object({ title: z.string() });

function annotated(line: string): AnnotatedPaper {
  const { title, abstract, introduces, methods, datasets } = paper.parse(JSON.parse(line));
  return {
    title,
    abstract,
    names: [
      ...introduces.map((each) => ({ ...each, class: 'introduced' as const, role: 'introduces' })),
      ...methods.map((each) => ({ ...each, class: each.tier === 1 ? ('method' as const) : ('broad' as const) })),
      ...datasets.map((each) => ({
        ...each,
        class: each.role === 'introduces' ? ('introduced-dataset' as const) : ('dataset' as const),
      })),
    ],
  };
}

function main(shared: URL): void {
  const lines = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split('\n');
  const file = (path: string) => readFileSync(new URL(path, shared));
  const gold = new Set(
    lines(file('gold/listing-pages.dev.jsonl')).map((line) => titleKey(titled.parse(JSON.parse(line)).title)),
  );
  const papers = lines(file('training/abstracts.jsonl'))
    .map(annotated)
    .filter((each) => !gold.has(titleKey(each.title)));
  const start = performance.now();
  const trained = trainTagger({
    annotated: papers,
    lexicon: loadLexicon(),
    seed: SEED,
    folds: FOLDS,
    crf: CRF_OPTIONS,
    trees: TREE_OPTIONS,
    least: 3,
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
