/**
 * Learns the word vectors behind related work: `npm run train:words`. Reads titles and abstracts of
 * `corpus/conference-papers.jsonl.gz` and `training/abstracts.jsonl` under KINDRED_SHARED (default ../shared) and writes
 * `graph/words/vectors.bin`: same data and seed, same bytes. One core, about three minutes, 2 GB of memory.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { seeded } from '../graph/random.ts';
import { stem } from '../graph/stem.ts';
import { termsOf } from '../graph/terms.ts';
import { type TermPaper, trainWordVectors } from '../graph/words/train.ts';
import { writeWordVectors } from '../graph/words/vectors.ts';

const SEED = 1;
const OPTIONS = {
  dimensions: 128,
  batch: 512,
  epochs: 6,
  temperature: 0.07,
  drop: 0.8,
  rate: 0.02,
  least: { word: 8, pair: 60 },
};

const record = z.object({ title: z.string(), abstract: z.string().nullable() });

function termsIn(text: string): string[] {
  return Array.from(termsOf(text), ({ term }) => stem(term));
}

function papers(bytes: Uint8Array): TermPaper[] {
  const lines = new TextDecoder().decode(bytes).trim().split('\n');
  return lines.map((line) => {
    const { title, abstract } = record.parse(JSON.parse(line));
    return { title: termsIn(title), abstract: termsIn(abstract ?? '') };
  });
}

function main(shared: URL, target: URL): void {
  const all = [
    ...papers(gunzipSync(readFileSync(new URL('corpus/conference-papers.jsonl.gz', shared)))),
    ...papers(readFileSync(new URL('training/abstracts.jsonl', shared))),
  ];
  const { terms, vectors } = trainWordVectors(all, OPTIONS, seeded(SEED), (step, steps, loss) => {
    if (step % 25 === 0) process.stderr.write(`step ${step} of ${steps}: loss ${loss.toFixed(3)}\n`);
  });
  const bytes = writeWordVectors(terms, vectors, OPTIONS.dimensions);
  writeFileSync(target, bytes);
  process.stdout.write(`${all.length} papers, ${terms.length} terms, ${bytes.length} bytes\n`);
}

// Run from dist/, the vectors belong beside the sources too.
const root = new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url);
main(
  new URL(`${process.env.KINDRED_SHARED ?? '../shared'}/`, `file://${process.cwd()}/`),
  new URL('graph/words/vectors.bin', root),
);
