/** Abstracts a second on one core with everything on, and the memory that stays. Run: npm run bench -- recognise */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { recognise } from '../../ingest/recognisers/index.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { loadTagger } from '../../src/tagger.ts';

const shared = resolve(process.env.KINDRED_SHARED ?? '../shared');

test('reading the conference papers', { timeout: 600_000 }, () => {
  const papers = gunzipSync(readFileSync(join(shared, 'corpus/conference-papers.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .filter((_, index) => index % 10 === 0)
    .map((line) => JSON.parse(line));
  const start = performance.now();
  const context = { lexicon: loadLexicon(), learnt: [], tagger: loadTagger() };
  const loaded = performance.now() - start;
  let mentions = 0;
  const half = process.memoryUsage().heapUsed;
  const before = process.cpuUsage().user;
  for (const { title, abstract } of papers)
    mentions += recognise({ title, abstract, summary: null }, context).mentions.length;
  const seconds = (process.cpuUsage().user - before) / 1e6;
  console.log(`loaded in ${loaded.toFixed(0)} ms`);
  console.log(
    `${papers.length} papers, ${mentions} mentions, ${(papers.length / seconds).toFixed(0)} papers a CPU second`,
  );
  console.log(`heap ${((process.memoryUsage().heapUsed - half) / 1e6).toFixed(0)} MB more than before`);
  expect(mentions).toBeGreaterThan(papers.length);
});
