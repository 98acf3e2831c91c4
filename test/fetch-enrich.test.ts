/** Every service's own client, asked by `kindred enrich` and `kindred fetch`, against a server with every fault that services have. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Paper } from '../graph/model.ts';
import { fetchTarget, openAnswers } from '../src/fetch/answers.ts';
import { ENRICHERS, type Enricher, enrich } from '../src/fetch/enrich.ts';
import { paper } from './store-rows.ts';
import { runKindred } from './support/run.ts';
import { type Asked, cutOff, type Reply, say, services, silent } from './support/services.ts';

let folder: string;
let server: Awaited<ReturnType<typeof services>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-enrich-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const PAPER: Paper = paper('paper:arxiv:2106.09685', { title: 'LoRA', ids: { arxiv: '2106.09685' } });

/** A whole answer of each service. */
const GOOD: Readonly<Record<string, string>> = {
  s2: JSON.stringify([{ paperId: 'ab'.repeat(20), title: 'LoRA' }]),
  openalex: JSON.stringify({ id: 'https://openalex.org/W1', title: 'LoRA' }),
  hf: JSON.stringify({ id: '2106.09685', title: 'LoRA', summary: 'S', upvotes: 1 }),
  arxiv: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2106.09685v1</id></entry></feed>',
};

async function opened(reply: (asked: Asked, time: number) => Reply, timeout?: number) {
  server = await services(reply);
  let now = 0;
  const waits: number[] = [];
  const answers = openAnswers(
    folder,
    {
      env: { KINDRED_FETCH_BASE: server.base, S2_API_KEY: 'k-SECRET' },
      fetch,
      now: () => now,
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
      ...(timeout === undefined ? {} : { timeout }),
    },
    false,
  );
  return { answers, waits };
}

const FAULTS: readonly (readonly [name: string, fault: Reply, wait: number])[] = [
  ['429 with Retry-After', say('', 429, { 'retry-after': '7' }), 7000],
  ['503', say('', 503), 1000],
  ['a slow answer', silent, 1000],
  ['an answer cut off', cutOff, 1000],
  ['half of an answer', (response) => void response.end(GOOD.s2!.slice(0, 20)), 1000],
  ['a web page', say('<!doctype html><html><body>busy</body></html>'), 1000],
];

describe.each([...ENRICHERS, 'arxiv'] as const)('%s', (scheme) => {
  const ask = async (answers: ReturnType<typeof openAnswers>) =>
    scheme === 'arxiv'
      ? fetchTarget('arxiv:2106.09685', answers, 1)
      : enrich(scheme satisfies Enricher, [PAPER], answers, 10, () => {});

  test.each(FAULTS)('%s, then a good one: asked again after a pause, and kept once', async (_name, fault, wait) => {
    const { answers, waits } = await opened(
      (_asked, time) => (time === 0 ? fault : say(GOOD[scheme]!)),
      fault === silent ? 1000 : 30_000,
    );
    await ask(answers);
    expect(server!.asked).toHaveLength(2);
    expect(waits.some((ms) => ms >= wait)).toBe(true);
    expect(await readdir(folder)).toHaveLength(1);
    await ask(answers);
    expect(server!.asked).toHaveLength(2);
  });

  test('an error without end ends, says why without a key, and keeps nothing', async () => {
    const { answers } = await opened(() => say('', 500));
    const error: unknown = await ask(answers).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/HTTP 500/) });
    expect(JSON.stringify([error, String(error)])).not.toContain('SECRET');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a paper that it does not know', async () => {
    const { answers } = await opened(() => say('{"error":"not found"}', 404));
    const found: unknown = await ask(answers).catch((thrown: unknown) => thrown);
    if (scheme === 'arxiv') expect(found).toMatchObject({ code: 'not-found' });
    else expect(found).toEqual({ asked: 1, unknown: 1 });
    expect(await readdir(folder)).toEqual([]);
  });
});

test('half a run is not lost: what one service answered is read although another one fails', async () => {
  server = await services(({ url }) => (url.startsWith('/hf') ? say(GOOD.hf!) : say('', 403)));
  const place = { cwd: folder, env: { KINDRED_FETCH_BASE: server.base } };
  await runKindred(['ingest', '-'], { ...place, stdin: '{"title":"LoRA","arxiv":"2106.09685"}' });
  const { code, out, err } = await runKindred(['enrich', '--from', 's2,hf'], place);
  expect([code, out]).toEqual([1, expect.stringContaining('1 record merged')]);
  expect(err).toContain('refuses (HTTP 403)');
});

test('what was answered before the error stays', async () => {
  const papers = ['2106.09685', '1706.03762'].map((arxiv) => paper(`paper:arxiv:${arxiv}`, { ids: { arxiv } }));
  const { answers } = await opened(({ url }) => (url.includes('2106') ? say(GOOD.hf!) : say('', 500)));
  await expect(enrich('hf', papers, answers, 10, () => {})).rejects.toMatchObject({ code: 'unavailable' });
  expect(answers.files()).toEqual([expect.stringMatching(/^hf-2106-09685/)]);
});
