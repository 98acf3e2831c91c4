/** Saved views: short ids that stay, a file that a hand may break, and writes for the page of this start alone. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type KindredServer } from '../src/server/index.ts';
import { type SavedViews, savedViews } from '../src/server/saved-views.ts';
import { smallStore } from './support/small-corpus.ts';

const TOKEN = 'token-of-this-start';
let server: KindredServer;
let small: Awaited<ReturnType<typeof smallStore>>;
let root: string;

beforeAll(async () => {
  small = await smallStore();
  root = await mkdtemp(join(tmpdir(), 'kindred-views-'));
  server = serverWith(savedViews(small.where));
});
afterAll(async () => {
  server.stop();
  await small.close();
  await rm(root, { recursive: true });
});

function serverWith(views?: SavedViews): KindredServer {
  return createServer({
    store: small.store,
    webDir: root,
    host: 'localhost',
    token: TOKEN,
    onError: (error) => expect.fail(String(error)),
    writes: { where: small.where, env: {}, run: () => Promise.reject(new Error('no build is asked for')) },
    ...(views && { views }),
  });
}

async function ask(method: string, path: string, body: unknown = null, token = TOKEN, of = server) {
  const response = await of.fetch(
    new Request(`http://localhost:7447${path}`, {
      method,
      headers: { host: 'localhost:7447', 'x-kindred-token': token, 'content-type': 'application/json' },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: await response.json() };
}

test('a view keeps its short id, takes a new name, and is forgotten', async () => {
  const address = 'around=method%3Alora&hops=1';
  const first = await ask('POST', '/api/views', { name: null, address });
  expect(first.body).toEqual({ id: expect.stringMatching(/^[0-9a-z]{8}$/), name: null, address });
  const named = await ask('POST', '/api/views', { name: ' Adapters ', address });
  expect(named.body).toEqual({ id: first.body.id, name: 'Adapters', address });
  const again = await ask('POST', '/api/views', { name: null, address });
  expect(again.body.id).toBe(first.body.id);
  expect((await ask('GET', '/api/views')).body.views).toEqual([named.body]);
  expect((await ask('DELETE', `/api/views?id=${first.body.id}`)).body).toEqual({ views: [] });
});

test('many at once are all kept, and a line that a hand has broken loses no other', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => ask('POST', '/api/views', { name: `view ${i}`, address: `node=n${i}` })),
  );
  await appendFile(join(small.where, 'views.jsonl'), '{"id": broken\n[]\n');
  const { views } = (await ask('GET', '/api/views')).body;
  expect(views.map(({ name }: { name: string }) => name).sort()).toHaveLength(12);
  expect(await readFile(join(small.where, 'views.jsonl'), 'utf8')).toContain('"view 11"');
});

test.each([
  ['no token', { name: 'x', address: 'node=a' }, 'wrong', 403],
  ['an address with a line break', { name: 'x', address: 'a\nb' }, TOKEN, 400],
  ['no address', { name: 'x', address: '' }, TOKEN, 400],
  ['a field too many', { name: 'x', address: 'node=a', id: '../../etc' }, TOKEN, 400],
] as const)('refused: %s', async (_, body, token, status) => {
  expect((await ask('POST', '/api/views', body, token)).status).toBe(status);
});

test('a store without a folder, as in a database, says that it keeps none: the page then keeps them in the browser', async () => {
  const bare = serverWith();
  for (const [method, view] of [
    ['GET', null],
    ['POST', { name: 'x', address: 'node=a' }],
  ] as const) {
    const { body } = await ask(method, '/api/views', view, TOKEN, bare);
    // `web/saved.ts` knows it by this code.
    expect(body.error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/views/) });
  }
  bare.stop();
});
