/** What services really answered is fetched over HTTP, kept as it came, read by the normal formats, and never asked for twice. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runKindred } from '../support/run.ts';
import { say, services } from '../support/services.ts';
import { SHARED } from '../support/shared.ts';

const recorded = join(SHARED, 'recorded');

/** Path of a request → file that a service once answered with. */
const ANSWERS: readonly (readonly [pattern: RegExp, file: string, status?: number])[] = [
  [/^\/hf\/api\/daily_papers\?date=2026-06-16/, 'huggingface/daily-2026-06-16.json'],
  [/^\/hf\/api\/papers\/search/, 'huggingface/search-kazakh.json'],
  [/^\/arxiv\/api\/query\?search_query/, 'arxiv/ikevinxie-cs.AI-cs.LG-50.xml'],
  [/^\/arxiv\/api\/query\?id_list=abc/, 'arxiv/arxivpy-bad-id-error.xml', 400],
  [/^\/arxiv\/api\/query\?id_list=astro-ph/, 'arxiv/arxivpy-old-style-id.xml'],
  [/^\/openalex\/works\/W2741809807/, 'openalex/pyopenalex-work-W2741809807.json'],
  [/^\/openalex\/works\?filter=cites/, 'openalex/openalexPro-cited_by-page1.json'],
  [/^\/s2\/graph\/v1\/paper\/search\?/, 'semantic-scholar/sotawhat-search-transformer.json'],
  [/^\/s2\/graph\/v1\/paper\/ARXIV/, 'extra/semantic-scholar/paperqa-paper-354dcdebf3.json'],
  [/^\/s2\/graph\/v1\/paper\/batch/, 'semantic-scholar/batch-with-null.json'],
];

let server: Awaited<ReturnType<typeof services>>;
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-fetched-'));
  server = await services(({ url }, time) => {
    // The very first request of each kind meets a busy service.
    const found = ANSWERS.find(([pattern]) => pattern.test(url));
    if (!found) return say('', 404);
    if (time === 0 && url.startsWith('/hf/api/daily')) return say('', 429, { 'retry-after': '1' });
    return say(readFileSync(join(recorded, found[1]), 'utf8'), found[2] ?? 200);
  });
});
afterAll(async () => {
  await server.close();
  await rm(cwd, { recursive: true, force: true });
});

const kindred = (...argv: string[]) => runKindred(argv, { cwd, env: { KINDRED_FETCH_BASE: server.base } });

test.each<[target: string, papers: number]>([
  ['hf:daily/2026-06-16', 34],
  ['hf:search/kazakh', 9],
  ['arxiv:search/agents', 50],
  ['arxiv:astro-ph/0601001', 1],
  ['openalex:W2741809807', 1],
  ['openalex:cites/W2741809807', 38],
  ['s2:search/transformer', 5],
  ['s2:2304.05376', 1],
])('%s', async (target, papers) => {
  const store = join(cwd, target.replace(/\W+/g, '-'));
  const first = await kindred('fetch', target, '--limit', '100', '--store', store, '--json');
  expect([first.code, JSON.parse(first.out).records]).toEqual([0, papers]);
  const before = server.asked.length;
  const second = await kindred('fetch', target, '--limit', '100', '--store', store, '--json');
  expect(JSON.parse(second.out)).toMatchObject({ unchanged: true });
  expect(server.asked.length).toBe(before);
  const [file] = await readdir(join(store, 'fetched'));
  const kept = await readFile(join(store, 'fetched', file!), 'utf8');
  expect(ANSWERS.map(([, name]) => readFileSync(join(recorded, name), 'utf8'))).toContain(kept);
});

test('a bad id is said in words; what else was asked for is read', async () => {
  const store = join(cwd, 'mixed');
  const ran = await kindred('fetch', 'openalex:W999', 's2:search/transformer', '--store', store);
  expect([ran.code, ran.out]).toEqual([1, expect.stringContaining('5 papers')]);
  expect(ran.err).toContain('knows nothing of that name');
});
