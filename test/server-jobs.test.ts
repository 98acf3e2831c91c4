/** Files that come through the page and the builds that follow: kept whole, read one after another, told step by step. */
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { JobEvent } from '../src/api.ts';
import { withLines, withoutLines } from '../src/server/corrections.ts';
import { INBOX, openDesk } from '../src/server/desk.ts';
import { keepFile, safeName } from '../src/server/inbox.ts';
import {
  ask,
  ended,
  file,
  NOT_LORA,
  neighbours,
  paper,
  root,
  run,
  server,
  unexpected,
  where,
} from './support/write-server.ts';

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
