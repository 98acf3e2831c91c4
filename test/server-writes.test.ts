/** What pages may change: corrections and questions in Cypher, over a real folder store, and nobody else's. */
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../graph/stores/index.ts';
import type { CookbookAnswer, CorrectedAnswer, CorrectionsAnswer, NodeAnswer } from '../src/api.ts';
import { INBOX } from '../src/server/desk.ts';
import { createServer } from '../src/server/index.ts';
import {
  ask,
  ErrorShape,
  ended,
  file,
  type Init,
  json,
  NOT_LORA,
  neighbours,
  root,
  SPARSE,
  TOKEN,
  where,
} from './support/write-server.ts';

const GOOD = { lines: [NOT_LORA] };
test.each([
  ['no token', json('POST', GOOD, { 'x-kindred-token': '' }), '/api/corrections', 403],
  [
    'another start’s token',
    json('POST', GOOD, { 'x-kindred-token': 'a-token-of-that-start' }),
    '/api/corrections',
    403,
  ],
  ['a removal without token', json('DELETE', GOOD, { 'x-kindred-token': '' }), '/api/corrections', 403],
  ['a page of another site', json('POST', GOOD, { origin: 'https://evil.example' }), '/api/corrections', 403],
  ['a sandboxed page', json('POST', GOOD, { origin: 'null' }), '/api/corrections', 403],
  ['what a form can send', json('POST', GOOD, { 'content-type': 'text/plain' }), '/api/corrections', 400],
  ['no JSON', { ...json('POST', 0), body: '{' }, '/api/corrections', 400],
  ['another shape', json('POST', { lines: 'not-this' }), '/api/corrections', 400],
  ['a field too many', json('POST', { ...GOOD, path: '/etc/passwd' }), '/api/corrections', 400],
  ['no line', json('POST', { lines: [] }), '/api/corrections', 400],
  ['a comment', json('POST', { lines: ['# mine'] }), '/api/corrections', 400],
  ['an unknown act', json('POST', { lines: ['drop\tpaper:x\tmethod:y'] }), '/api/corrections', 400],
  ['two lines in one', json('POST', { lines: [`${NOT_LORA}\nrename\ta\tb`] }), '/api/corrections', 400],
  ['a carriage return', json('POST', { lines: [`${NOT_LORA}\r`] }), '/api/corrections', 400],
  ['an escape sequence', json('POST', { lines: ['rename\tmethod:lora\t\u001b[31mred'] }), '/api/corrections', 400],
  ['one good and one bad line', json('POST', { lines: [NOT_LORA, 'nonsense'] }), '/api/corrections', 400],
  ['2 MiB of JSON', json('POST', { lines: ['x'.repeat(2 << 20)] }), '/api/corrections', 413],
  ['a file without a name', file('x'), '/api/ingest', 400],
  ['a file without token', file('x', { 'x-kindred-token': '' }), '/api/ingest?name=a.txt', 403],
  ['a file as a form', file('x', { 'content-type': 'multipart/form-data' }), '/api/ingest?name=a.txt', 400],
  ['a file that says it is too long', file('x', { 'content-length': String(1 << 30) }), '/api/ingest?name=a.txt', 413],
  ['an empty file', file(''), '/api/ingest?name=a.txt', 400],
  ['a question without token', json('POST', { statement: 'RETURN 1' }, { 'x-kindred-token': '' }), '/api/query', 403],
  ['an empty question', json('POST', { statement: ' ' }), '/api/query', 400],
  ['a question of 30,000 characters', json('POST', { statement: 'x'.repeat(30_000) }), '/api/query', 400],
  ['a million rows', json('POST', { statement: 'RETURN 1', rows: 1_000_000 }), '/api/query', 400],
  ['a parameter that is a list', json('POST', { statement: 'RETURN 1', parameters: { a: [1] } }), '/api/query', 400],
])('refused in the one error shape, and nothing is written: %s', async (_name, init, path, status) => {
  const before = await readFile(join(where, 'manifest.json'), 'utf8');
  const response = await ask(path, init);
  ErrorShape.parse(await response.json());
  expect(response.status).toBe(status);
  expect(await readFile(join(where, 'manifest.json'), 'utf8')).toBe(before);
  expect((await readdir(where)).filter((name) => name === 'corrections.tsv')).toEqual([]);
  expect(await readdir(join(where, INBOX)).catch(() => [])).toEqual([]);
});

test('a body that lies about its length is cut off at the limit', async () => {
  const piece = new Uint8Array(1 << 24).fill(32);
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: (controller) => controller.enqueue(piece) });
  const response = await ask('/api/ingest?name=endless.txt', file(endless));
  expect(response.status).toBe(413);
  expect(await readdir(join(where, INBOX))).toEqual([]);
});

test('"not this" is stored at once, takes the link away with the next build, and comes back when undone', async () => {
  expect(await neighbours(SPARSE)).toContain('method:lora');
  const answer = (await (await ask('/api/corrections', json('POST', GOOD))).json()) as CorrectedAnswer;
  expect(answer.corrections).toEqual([{ act: 'not-this', line: 1, text: NOT_LORA }]);
  expect(await readFile(join(where, 'corrections.tsv'), 'utf8')).toBe(`${NOT_LORA}\n`);
  const done = await ended(answer.job!.id);
  expect(done).toMatchObject({
    state: 'done',
    kind: 'corrections',
    result: { links: { removed: 1 }, problem_count: 0 },
  });
  expect(await neighbours(SPARSE)).not.toContain('method:lora');

  const again = (await (await ask('/api/corrections', json('POST', GOOD))).json()) as CorrectedAnswer;
  expect([again.job, again.corrections.length]).toEqual([null, 1]);

  const undone = (await (await ask('/api/corrections', json('DELETE', GOOD))).json()) as CorrectedAnswer;
  expect(undone.corrections).toEqual([]);
  expect(await ended(undone.job!.id)).toMatchObject({ state: 'done', result: { links: { added: 1 } } });
  expect(await neighbours(SPARSE)).toContain('method:lora');
});

test('what a person writes into the file while the server runs is kept, and clicks at once are all kept', async () => {
  await appendFile(
    join(where, 'corrections.tsv'),
    '# by hand, no line break at the end\nrename\tmethod:lora\tLoRA (mine)',
  );
  const send = async (line: string) =>
    (await (await ask('/api/corrections', json('POST', { lines: [line] }))).json()) as CorrectedAnswer;
  const answers = await Promise.all([
    send('rename\tdataset:glue\tGLUE benchmark'),
    send(NOT_LORA),
    send('not-this\t*\tdataset:squad'),
  ]);
  for (const { job } of answers) expect(await ended(job!.id)).toMatchObject({ state: 'done', error: null });
  const text = await readFile(join(where, 'corrections.tsv'), 'utf8');
  expect(text.split('\n').slice(0, 2)).toEqual([
    '# by hand, no line break at the end',
    'rename\tmethod:lora\tLoRA (mine)',
  ]);
  expect(text.split('\n')).toHaveLength(6);
  const lora = (await (await ask('/api/node?id=method:lora')).json()) as NodeAnswer;
  expect('label' in lora.node && lora.node.label).toBe('LoRA (mine)');
  expect((await ask('/api/node?id=dataset:squad')).status).toBe(404);
  const listed = (await (await ask('/api/corrections')).json()) as CorrectionsAnswer;
  expect(listed.corrections.map(({ act, line }) => [act, line])).toEqual([
    ['rename', 2],
    ['rename', 3],
    ['not-this', 4],
    ['not-this', 5],
  ]);
  const lines = listed.corrections.map((one) => one.text);
  const undone = (await (await ask('/api/corrections', json('DELETE', { lines })))!.json()) as CorrectedAnswer;
  await ended(undone.job!.id);
  expect(await readFile(join(where, 'corrections.tsv'), 'utf8')).toBe('# by hand, no line break at the end\n');
});

test('the cookbook is there to begin from; a store without an engine says what to do', async () => {
  const { recipes } = (await (await ask('/api/cookbook')).json()) as CookbookAnswer;
  expect(recipes.length).toBeGreaterThan(20);
  const response = await ask('/api/query', json('POST', { statement: 'MATCH (n:Method) RETURN n LIMIT 1' }));
  if (response.status !== 200) {
    expect(response.status).toBe(503);
    expect(ErrorShape.parse(await response.json()).error.code).toBe('unavailable');
  }
});

test('a server for others on the network hands out no token and changes nothing', async () => {
  const store = await openStore(where);
  const open = createServer({ store, webDir: root, host: '0.0.0.0', token: TOKEN, onError: () => {} });
  const send = (path: string, init: Init) =>
    open.fetch(
      new Request(`http://192.168.1.2:7447${path}`, {
        ...init,
        headers: { ...init.headers, host: '192.168.1.2:7447', 'x-kindred-token': TOKEN },
      }),
    );
  expect(await (await send('/api/status', {})).json()).toMatchObject({ token: null });
  for (const [path, init] of [
    ['/api/corrections', json('POST', GOOD)],
    ['/api/ingest?name=a.txt', file('x')],
    ['/api/query', json('POST', { statement: 'RETURN 1' })],
  ] as const) {
    const response = await send(path, init);
    expect(response.status).toBe(403);
    ErrorShape.parse(await response.json());
  }
  open.stop();
  await store.close();
});
