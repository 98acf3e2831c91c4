/** The clients of services are polite, patient to an end, and tell no secrets; what they fetched is kept. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchTarget, openAnswers } from '../src/fetch/answers.ts';
import { politeClient } from '../src/fetch/client.ts';
import { SERVICES } from '../src/fetch/index.ts';
import { runKindred } from './support/run.ts';
import { cutOff, type Reply, say, services, silent } from './support/services.ts';

let folder: string;
let server: Awaited<ReturnType<typeof services>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-fetch-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

/** A clock that only sleeping moves. */
function clock(start = Date.parse('2026-11-21T00:00:00Z')) {
  let now = start;
  const waits: number[] = [];
  return {
    now: () => now,
    waits,
    sleep: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
  };
}

const whole = (text: string) => (text.endsWith('}') ? null : 'half an answer');

async function client(replies: readonly Reply[], more: { timeout?: number } = {}) {
  server = await services((_asked, time) => replies[Math.min(time, replies.length - 1)]!);
  const time = clock();
  const { now, sleep } = time;
  const { get } = politeClient({
    fetch,
    now,
    sleep,
    interval: 500,
    keyName: 'SOME_KEY',
    userAgent: 'Kindred/test',
    tries: 4,
    ...more,
  });
  const url = `${server.base}/x?api_key=SECRET`;
  return { get: () => get({ url, check: whole }), waits: time.waits };
}

describe('a client', () => {
  test.each<[name: string, replies: Reply[], waits: number[]]>([
    ['a good answer at once', [say('{}')], []],
    ['429 with Retry-After in seconds', [say('', 429, { 'retry-after': '7' }), say('{}')], [7000]],
    ['429 with a date', [say('', 429, { 'retry-after': 'Sat, 21 Nov 2026 00:00:30 GMT' }), say('{}')], [30_000]],
    ['429 with RateLimit', [say('', 429, { ratelimit: '"api";r=0;t=12' }), say('{}')], [12_000]],
    ['429 without a word', [say('', 429), say('', 429), say('{}')], [1000, 2000]],
    ['503, then 500', [say('', 503), say('', 500), say('{}')], [1000, 2000]],
    ['cut off', [cutOff, say('{}')], [1000]],
    ['malformed', [say('{"half":'), say('{}')], [1000]],
    ['too slow', [silent, say('{}')], [1000]],
  ])('%s', async (_name, replies, waits) => {
    const { get, waits: waited } = await client(replies, { timeout: 300 });
    expect(await get()).toBe('{}');
    expect(waited).toEqual(waits);
    expect(server!.asked).toHaveLength(replies.length);
    expect(server!.asked[0]!.headers['user-agent']).toBe('Kindred/test');
  });

  test.each<[name: string, reply: Reply, code: string, message: RegExp, asked: number]>([
    ['500 for ever', say('', 500), 'unavailable', /gave no answer after 4 tries: HTTP 500/, 4],
    ['cut off for ever', cutOff, 'unavailable', /the answer was cut off/, 4],
    ['malformed for ever', say('<html>'), 'unavailable', /half an answer/, 4],
    ['slow for ever', silent, 'unavailable', /no answer within 0\.3 seconds/, 4],
    ['asks for an hour', say('', 429, { 'retry-after': '3600' }), 'limit', /asks to wait 3600 seconds/, 1],
    ['404', say('', 404), 'not-found', /knows nothing of that name/, 1],
    ['403', say('', 403), 'forbidden', /refuses \(HTTP 403\)/, 1],
    ['400', say('', 400), 'bad-request', /does not understand/, 1],
  ])('%s ends with a reason and no secret', async (_name, reply, code, message, asked) => {
    const { get } = await client([reply], { timeout: 300 });
    const error = await get().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(JSON.stringify([error, String(error)])).not.toContain('SECRET');
    expect(server!.asked).toHaveLength(asked);
  });

  test('nobody there', async () => {
    const { get } = await client([say('{}')]);
    await server!.close();
    server = null;
    await expect(get()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('requests are spaced', async () => {
    const { get, waits } = await client([say('{}')]);
    await get();
    await get();
    await get();
    expect(waits).toEqual([500, 500]);
  });
});

describe('targets', () => {
  const page = (length: number, next: string | null) =>
    JSON.stringify({ meta: { next_cursor: next }, results: Array.from({ length }, () => ({})) });
  test.each<[target: string, most: number, answer: (url: string) => string, urls: string[]]>([
    ['hf:daily/2026-11-20', 200, () => '[]', ['/hf/api/daily_papers?date=2026-11-20&limit=100&p=0']],
    ['hf:week/2026-W47', 1, () => '[]', ['/hf/api/daily_papers?week=2026-W47&limit=1&p=0']],
    ['hf:search/mlp mixer', 500, () => '[]', ['/hf/api/papers/search?q=mlp%20mixer&limit=120']],
    ['hf:https://huggingface.co/papers/2106.09685v2', 9, () => '{}', ['/hf/api/papers/2106.09685']],
    [
      'arxiv:2106.09685,cs/0101001',
      200,
      () => '<feed></feed>',
      ['/arxiv/api/query?id_list=2106.09685,cs%2F0101001&max_results=2'],
    ],
    [
      'arxiv:search/mlp mixer',
      150,
      () => '<feed><opensearch:totalResults>400</opensearch:totalResults><entry></entry></feed>',
      [
        '/arxiv/api/query?search_query=all%3Amlp%20AND%20all%3Amixer&start=0&max_results=100&sortBy=submittedDate&sortOrder=descending',
        '/arxiv/api/query?search_query=all%3Amlp%20AND%20all%3Amixer&start=100&max_results=50&sortBy=submittedDate&sortOrder=descending',
      ],
    ],
    ['openalex:w12', 200, () => '{}', ['/openalex/works/W12']],
    ['openalex:10.1000/A(b)', 200, () => '{}', ['/openalex/works/doi:10.1000/a(b']],
    ['openalex:2106.09685', 200, () => '{}', ['/openalex/works/doi:10.48550/arxiv.2106.09685']],
    ['openalex:search/mixer', 100, () => page(1, 'n'), ['/openalex/works?search=mixer&per_page=100']],
    [
      'openalex:cites/W12',
      300,
      (url) => page(100, url.includes('*') ? 'second' : null),
      [
        '/openalex/works?filter=cites:W12&per_page=100&cursor=*',
        '/openalex/works?filter=cites:W12&per_page=100&cursor=second',
      ],
    ],
    [
      's2:citations/2106.09685',
      1500,
      (url) =>
        url.includes('/citations?')
          ? `{${url.includes('offset=0') ? '"next":1000,' : ''}"data":[]}`
          : `{"paperId":"${'ab'.repeat(20)}"}`,
      ['/paper/ARXIV%3A2106.09685?', `/paper/${'ab'.repeat(20)}/citations?`, 'offset=1000&limit=500'],
    ],
    [
      's2:search/mixer',
      150,
      (url) => (url.includes('offset=0') ? '{"next":100,"data":[]}' : '{"data":[]}'),
      ['offset=0&limit=100', 'offset=100&limit=50'],
    ],
  ])('%s', async (target, most, answer, urls) => {
    server = await services((asked) => say(answer(asked.url)));
    const answers = openAnswers(folder, { env: { KINDRED_FETCH_BASE: server.base }, fetch, ...clock() }, false);
    await fetchTarget(target, answers, most);
    expect(server.asked.map(({ url }) => url)).toEqual(urls.map((url) => expect.stringContaining(url)));
  });

  test.each(['hf:daily/yesterday', 'arxiv:no id', 'openalex:x', 's2:', 'elsewhere:x', 'plain'])(
    '%s is refused',
    async (target) => {
      const answers = openAnswers(folder, { env: {}, fetch, ...clock() }, false);
      await expect(fetchTarget(target, answers, 10)).rejects.toMatchObject({ code: 'usage' });
    },
  );

  test('keys go out as headers only; an answer that is kept is not asked for again, unless afresh', async () => {
    server = await services(() => say('{"paperId":"p","title":"T"}'));
    const env = { KINDRED_FETCH_BASE: server.base, HF_TOKEN: 'k-hf', S2_API_KEY: 'k-s2', OPENALEX_API_KEY: 'k-oa' };
    const run = async (fresh: boolean) => {
      const answers = openAnswers(folder, { env, fetch, ...clock() }, fresh);
      for (const target of ['hf:2106.09685', 's2:2106.09685', 'openalex:W1']) await fetchTarget(target, answers, 10);
      return answers.asked();
    };
    expect([await run(false), await run(false), await run(true)]).toEqual([3, 0, 3]);
    expect(server.asked.slice(0, 3).map(({ headers }) => headers.authorization ?? headers['x-api-key'])).toEqual([
      'Bearer k-hf',
      'k-s2',
      'Bearer k-oa',
    ]);
    expect(server.asked.filter(({ url }) => url.includes('k-'))).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([
      expect.stringMatching(/^hf-2106-09685-[0-9a-f]{8}\.json$/),
      expect.stringMatching(/^openalex-w1-[0-9a-f]{8}\.json$/),
      expect.stringMatching(/^s2-2106-09685-[0-9a-f]{8}\.json$/),
    ]);
  });

  test('each service says how fast it may be asked', () => {
    expect(SERVICES.map(({ scheme, interval }) => [scheme, interval])).toEqual([
      ['hf', 600],
      ['arxiv', 3000],
      ['openalex', 200],
      ['s2', 1100],
    ]);
  });
});

test('enrich: a paper of which only the title is known gets ids, references and a count; a near title is not taken', async () => {
  const found = {
    paperId: 'a'.repeat(40),
    title: 'Deep Sets of Words',
    externalIds: { ArXiv: '2001.00001' },
    citationCount: 7,
    authors: [{ name: 'Ann Lee' }],
  };
  server = await services(({ url }) =>
    url.includes('/match') && url.includes('Deep')
      ? say(JSON.stringify({ data: [found] }))
      : url.includes('/match')
        ? say(JSON.stringify({ data: [{ ...found, paperId: 'b'.repeat(40), title: 'Another work' }] }))
        : say(
            JSON.stringify([{ ...found, references: [{ paperId: 'c'.repeat(40), title: 'Older work', year: 1999 }] }]),
          ),
  );
  const place = { cwd: folder, env: { KINDRED_FETCH_BASE: server.base } };
  const stdin = [
    '{"title":"Deep Sets of Words"}',
    '{"title":"Shallow Sets"}',
    '{"title":"Known","arxiv":"2001.00001"}',
  ];
  expect((await runKindred(['ingest', '-'], { ...place, stdin: stdin.join('\n') })).code).toBe(0);
  const { code, out } = await runKindred(['enrich', '--json'], place);
  expect(code).toBe(0);
  const { counts, merged } = JSON.parse(out);
  // Three records of one work: by title, by arXiv id, and the two answers; the cited one is light.
  expect({ papers: counts.Paper, merged }).toEqual({ papers: 3, merged: 3 });
  expect(server.asked.find(({ method }) => method === 'POST')?.body).toBe('{"ids":["ARXIV:2001.00001"]}');
});
