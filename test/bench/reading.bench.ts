/**
 * What an update costs: the corpus without its last papers, then with them, with a memory of what was read and without;
 * CPU seconds, memory, and whether the rows are the same. Run: npm run bench -- reading (minutes; reads ../shared/corpus).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Listing } from '../../ingest/model.ts';
import { buildRows } from '../../ingest/pipeline.ts';
import { readSources } from '../../src/inputs.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { openReadingMemory } from '../../src/reading-memory.ts';
import { loadTagger } from '../../src/tagger.ts';
import { SHARED } from '../support/shared.ts';

/** Papers read, and how many of them come with the update. */
const PAPERS = Number(process.env.KINDRED_PAPERS ?? 5000);
const MORE = Math.ceil(PAPERS / 50);

test('an update', async () => {
  const listings: Listing[] = [];
  const options = { cwd: SHARED, stdin: (async function* () {})(), asOfYear: null };
  for await (const item of readSources([join(SHARED, 'corpus/conference-papers.jsonl.gz')], options)) {
    if ('listing' in item) listings.push(item.listing);
    if (listings.length === PAPERS) break;
  }
  const context = { lexicon: loadLexicon(), tagger: loadTagger() };
  const folder = mkdtempSync(join(tmpdir(), 'kindred-reading-'));
  const run = (name: string, records: readonly Listing[], remembers: boolean) => {
    const started = process.cpuUsage().user;
    const memory = remembers ? openReadingMemory(folder) : null;
    const { papers, entities, edges } = buildRows({ ...context, listings: records, corrections: '', memory });
    memory?.finish();
    const seconds = (process.cpuUsage().user - started) / 1e6;
    const most = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(`${name}: ${records.length} records, ${seconds.toFixed(1)} s of CPU, at most ${most} MB\n`);
    return { papers, entities, edges };
  };
  try {
    run('first build, with a memory', listings.slice(0, -MORE), true);
    const update = run('update, with a memory', listings, true);
    const whole = run('update, without', listings, false);
    expect(JSON.stringify(update) === JSON.stringify(whole)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
