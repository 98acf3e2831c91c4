/** What an update costs: reads the files named, then one more, with a memory and without; prints CPU seconds and memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Listing } from '../../ingest/model.ts';
import { buildRows } from '../../ingest/pipeline.ts';
import { readSources } from '../../src/inputs.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { openReadingMemory } from '../../src/reading-memory.ts';

const [more, ...first] = process.argv.slice(2).reverse();
if (!more || first.length === 0) throw new Error('name at least two files');

async function listings(files: readonly string[]): Promise<Listing[]> {
  const out: Listing[] = [];
  const options = { cwd: process.cwd(), stdin: (async function* () {})(), asOfYear: null };
  for await (const item of readSources(files, options)) if ('listing' in item) out.push(item.listing);
  return out;
}

const lexicon = loadLexicon();
const folder = mkdtempSync(join(tmpdir(), 'kindred-reading-'));
const before = await listings(first);
const after = [...before, ...(await listings([more]))];
const prints: string[] = [];
for (const [name, records, remembers] of [
  ['first build, with a memory', before, true],
  ['update, with a memory', after, true],
  ['update, without', after, false],
] as const) {
  const started = process.cpuUsage().user;
  const memory = remembers ? openReadingMemory(folder) : null;
  const { papers, edges } = buildRows({ listings: records, corrections: '', lexicon, memory });
  memory?.finish();
  const seconds = (process.cpuUsage().user - started) / 1e6;
  if (records === after) prints.push(JSON.stringify([papers, edges.slice(0, 100_000)]));
  const most = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${name}: ${records.length} records, ${seconds.toFixed(1)} s of CPU, at most ${most} MB\n`);
}
process.stdout.write(prints[0] === prints[1] ? 'the same rows\n' : 'OTHER ROWS\n');
rmSync(folder, { recursive: true, force: true });
