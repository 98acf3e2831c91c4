/** What pages may change: corrections, added files and questions in Cypher, over a real folder store, and nobody else's. */
import { appendFile, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openStore } from '../graph/stores/index.ts';
import type { CookbookAnswer, CorrectedAnswer, CorrectionsAnswer, JobEvent, NodeAnswer } from '../src/api.ts';
import type { Io } from '../src/io.ts';
import { main } from '../src/main.ts';
import type { RunKindred } from '../src/server/child.ts';
import { withLines, withoutLines } from '../src/server/corrections.ts';
import { INBOX, openDesk } from '../src/server/desk.ts';
import { keepFile, safeName } from '../src/server/inbox.ts';
import { createServer, type KindredServer } from '../src/server/index.ts';

const TOKEN = 'a-token-of-this-start';
const ErrorShape = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1), remedy: z.string().min(1) }),
});
const paper = (title: string, abstract: string) => `${JSON.stringify({ title, abstract })}\n`;
const PAPERS = [
  paper('Sparse Adapters', 'We fine-tune LLaMA with LoRA on GLUE.'),
  paper('Deep Adapters', 'LoRA is compared with prefix tuning on GLUE.'),
  paper('Wide Adapters', 'Our method uses LoRA and evaluates on SQuAD.'),
].join('');
const SPARSE = 'paper:title:sparse-adapters';
const NOT_LORA = `not-this\t${SPARSE}\tmethod:lora`;

let root: string;
let where: string;
let server: KindredServer;
const unexpected: unknown[] = [];
const jobs: JobEvent[] = [];

/** The command line itself, in this process: the test of the child process is in test/e2e/writes.test.ts. */
const run: RunKindred = async (args, onLine) => {
  let stdout = '';
  let rest = '';
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: {
      write: (text) => {
        stdout += text;
      },
      terminal: false,
      columns: 80,
    },
    stderr: {
      write: (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine(line);
      },
      terminal: false,
      columns: 80,
    },
    env: { KINDRED_PROGRESS: 'json' },
    cwd: where,
    now: Date.now,
    openBrowser: () => {},
    stopAsked: () => Promise.resolve(),
  };
  return { code: await main(args, io), stdout };
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kindred-writes-'));
  where = join(root, 'corpus');
  await writeFile(join(root, 'papers.jsonl'), PAPERS);
  await run(['ingest', '--json', '--store', where, join(root, 'papers.jsonl')], () => {}, new AbortController().signal);
  const store = await openStore(where);
  server = createServer({
    store,
    webDir: root,
    host: '127.0.0.1',
    token: TOKEN,
    onError: (error) => unexpected.push(error),
    writes: { where, env: {}, run },
  });
});
afterAll(async () => {
  server.stop();
  expect(unexpected).toEqual([]);
  await rm(root, { recursive: true });
});

type Init = RequestInit & { headers?: Record<string, string>; duplex?: 'half' };
async function ask(path: string, init: Init = {}): Promise<Response> {
  return server.fetch(
    new Request(`http://localhost:7447${path}`, {
      ...init,
      headers: { host: 'localhost:7447', 'x-kindred-token': TOKEN, ...init.headers },
    }),
  );
}
const json = (method: string, body: unknown, headers = {}): Init => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
const file = (body: BodyInit, headers = {}): Init => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/octet-stream', ...headers },
  duplex: 'half',
});

async function ended(id: number): Promise<JobEvent> {
  return expect
    .poll(
      async () => {
        const list = ((await (await ask('/api/jobs')).json()) as { jobs: JobEvent[] }).jobs;
        jobs.splice(0, jobs.length, ...list);
        return list.find((job) => job.id === id)?.state;
      },
      { timeout: 30_000 },
    )
    .toMatch(/done|failed/)
    .then(() => jobs.find((job) => job.id === id)!);
}
const neighbours = async (id: string): Promise<string[]> =>
  ((await (await ask(`/api/node?id=${encodeURIComponent(id)}`)).json()) as NodeAnswer).neighbours.map((one) => one.id);

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

test('a file is kept in the inbox, read, and its papers are named; the same bytes again bring nothing', async () => {
  const bytes = paper('Narrow Adapters', 'We apply LoRA to ImageNet.');
  const send = async (name: string, body: string) => {
    const response = await ask(`/api/ingest?name=${encodeURIComponent(name)}`, file(body));
    return ended(((await response.json()) as JobEvent).id);
  };
  const first = await send('../../corpus/../narrow papers.jsonl', bytes);
  expect(first).toMatchObject({
    state: 'done',
    what: 'narrow-papers.jsonl',
    result: { records: 1, papers: ['paper:title:narrow-adapters'], known: false, problem_count: 0 },
  });
  expect(await neighbours('paper:title:narrow-adapters')).toContain('method:lora');
  expect(await readFile(join(where, INBOX, 'narrow-papers.jsonl'), 'utf8')).toBe(bytes);

  expect(await send('narrow papers.jsonl', bytes)).toMatchObject({
    state: 'done',
    result: { known: true, papers: [] },
  });
  const other = await send('narrow papers.jsonl', `${paper('Tall Adapters', 'We use LoRA.')}{broken\n`);
  expect(other).toMatchObject({
    what: 'narrow-papers-2.jsonl',
    result: { papers: ['paper:title:tall-adapters'], problem_count: 1, problems: [{ line: 2 }] },
  });
  const none = await send('picture.png', '\u0089PNG\r\n\u001a\n\0\0');
  expect(none).toMatchObject({ state: 'failed', error: { code: 'no-input' } });
  expect((await readdir(join(where, INBOX))).sort()).toEqual([
    'narrow-papers-2.jsonl',
    'narrow-papers.jsonl',
    'picture.png',
  ]);
  expect((await readdir(root)).sort()).toEqual(['corpus', 'papers.jsonl']);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\refs.bib', 'refs.bib'],
  ['/', 'papers'],
  ['..', 'papers'],
  ['', 'papers'],
  ['.htaccess', 'htaccess'],
  ['a\0b.txt', 'a-b.txt'],
  ['-rf', 'rf'],
  ['nul.txt', 'papers-nul.txt'],
  ['論文 リスト.txt', '論文-リスト.txt'],
  ['a..b/..%2f..', '%2f'.replace('%', '')],
  [`${'x'.repeat(300)}.jsonl`, `${'x'.repeat(114)}.jsonl`],
])('a name leads nowhere but into the inbox: %j', (given, name) => {
  expect(safeName(given)).toBe(name);
  expect(basename(join('/inbox', safeName(given)))).toBe(safeName(given));
});

test('a link in the inbox is never written through, and an inbox that is a link is refused', async () => {
  const folder = join(root, 'box');
  const secret = join(root, 'secret');
  await mkdir(folder);
  await writeFile(secret, 'mine');
  await symlink(secret, join(folder, 'a.txt'));
  const bytes = async function* () {
    yield new TextEncoder().encode('theirs');
  };
  expect(basename(await keepFile(folder, 'a.txt', bytes()))).toBe('a-2.txt');
  expect(await readFile(secret, 'utf8')).toBe('mine');
  expect((await lstat(join(folder, 'a.txt'))).isSymbolicLink()).toBe(true);
  await symlink(folder, join(root, 'linked'));
  await expect(keepFile(join(root, 'linked'), 'b.txt', bytes())).rejects.toMatchObject({ code: 'store-broken' });
  expect((await readdir(folder)).sort()).toEqual(['a-2.txt', 'a.txt']);
  await rm(folder, { recursive: true });
  await rm(join(root, 'linked'));
  await rm(secret);
});

test.each([
  ['to an empty file', '', ['kind\tmethod:a\tDataset'], 'kind\tmethod:a\tDataset\n'],
  ['after a last line without a break', 'rename\ta\tb', ['rename\tc\td'], 'rename\ta\tb\nrename\tc\td\n'],
  ['once, though asked for twice', '', ['rename\ta\tb', 'rename\ta\tb'], 'rename\ta\tb\n'],
  ['not where it stands already, with Windows line ends', 'rename\ta\tb\r\n', ['rename\ta\tb'], 'rename\ta\tb\r\n'],
])('lines are added %s', (_name, text, lines, after) => {
  expect(withLines(text, lines)).toBe(after);
  expect(withoutLines(after, lines)).toBe(text === after ? '' : text && !text.endsWith('\n') ? `${text}\n` : text);
});

test('a build that fails leaves the corpus as it is, says why, and the next one runs', async () => {
  const failing: unknown[] = [];
  const seen: JobEvent[] = [];
  let fail = true;
  const desk = openDesk(
    { where, env: {}, run: (...ask) => (fail ? Promise.resolve({ code: null, stdout: '' }) : run(...ask)) },
    server.live,
    (error) => failing.push(error),
  );
  desk.jobs.subscribe((job) => seen.push(job));
  const before = await readFile(join(where, 'edges.jsonl'), 'utf8');
  await desk.correct((text) => withLines(text, [NOT_LORA]), 'one');
  await expect.poll(() => seen.at(-1)).toMatchObject({ state: 'failed', error: { code: 'internal' } });
  expect(await readFile(join(where, 'edges.jsonl'), 'utf8')).toBe(before);
  fail = false;
  await desk.correct((text) => withoutLines(text, [NOT_LORA]), 'one back');
  await expect.poll(() => seen.at(-1)?.state, { timeout: 30_000 }).toBe('done');
  expect(failing).toEqual([]);
  await desk.stop();
});

test('corrections that come while a build runs wait for one more build, not for one each', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let builds = 0;
  const desk = openDesk(
    {
      where,
      env: {},
      run: async (...ask) => {
        builds += 1;
        await held;
        return run(...ask);
      },
    },
    server.live,
    (error) => unexpected.push(error),
  );
  const lines = ['rename\tmethod:lora\tOne', 'rename\tdataset:glue\tTwo', 'rename\tdataset:squad\tThree'];
  const ids = [];
  for (const line of lines) ids.push((await desk.correct((text) => withLines(text, [line]), line))?.id);
  expect(ids[1]).toBe(ids[2]);
  expect(ids[0]).not.toBe(ids[1]);
  release();
  await expect.poll(() => desk.jobs.list().map(({ state }) => state), { timeout: 30_000 }).toEqual(['done', 'done']);
  await desk.correct((text) => withoutLines(text, lines), 'all back');
  await expect.poll(() => desk.jobs.list().length, { timeout: 30_000 }).toBe(3);
  await expect.poll(() => desk.jobs.list().at(-1)?.state, { timeout: 30_000 }).toBe('done');
  expect(builds).toBe(3);
  await desk.stop();
});

test('every job tells its stages while it runs', async () => {
  const stages: (string | null)[] = [];
  const quit = server.live.subscribe(() => stages.push('served'));
  const desk = openDesk({ where, env: {}, run }, server.live, (error) => unexpected.push(error));
  desk.jobs.subscribe((job) => stages.push(job.state === 'running' ? job.stage : job.state));
  const job = await desk.correct((text) => withLines(text, ['rename\tmethod:lora\tLow rank']), 'a name');
  expect(job?.state).toMatch(/waiting|running/);
  await expect.poll(() => stages.at(-1), { timeout: 30_000 }).toBe('done');
  const order = ['waiting', 'read', 'recognise', 'store', 'served', 'done'].map((stage) => stages.indexOf(stage));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  quit();
  await desk.stop();
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
