/** The command line keeps its promises: exit codes, one error shape, nothing on stdout but what was asked for. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Io } from '../src/io.ts';
import { main } from '../src/main.ts';
import { browserCommand } from '../src/open-browser.ts';
import { bar, createProgress, duration } from '../src/progress.ts';
import { smallStore } from './support/small-corpus.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly opened: readonly string[];
}

let corpus: Awaited<ReturnType<typeof smallStore>>;
let cwd: string;

beforeAll(async () => {
  corpus = await smallStore();
});
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-cli-'));
});
afterAll(() => corpus.close());

/** `onOut` sees stdout grow, and may ask the command to stop. */
async function run(argv: readonly string[], onOut?: (text: string, stop: () => void) => void): Promise<Ran> {
  let out = '';
  let err = '';
  const opened: string[] = [];
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const write = (add: (text: string) => void) => ({ write: add, terminal: false, columns: 80 });
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: write((text) => {
      out += text;
      onOut?.(out, stop);
    }),
    stderr: write((text) => {
      err += text;
    }),
    env: { KINDRED_STORE: corpus.where },
    cwd,
    now: Date.now,
    openBrowser: (address) => opened.push(address),
    stopAsked: () => stopped,
  };
  return { code: await main(argv, io), out, err, opened };
}

test.each([
  ['help', ['--help'], 0, /Usage: kindred[\s\S]*Examples:[\s\S]*Exit codes: 0 done/, /^$/],
  ['help of a command', ['help', 'export'], 0, /--format <name>[\s\S]*--store <place>[\s\S]*Examples:/, /^$/],
  ['version', ['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  ['status', ['status'], 0, /3 papers, 2 methods, 1 repository, 7 links[\s\S]*page\.txt:7: half a record/, /^$/],
  ['an unknown flag', ['status', '--nope'], 2, /^$/, /^error {2}unknown option '--nope'\n {7}see kindred --help/],
  ['a port that is none', ['serve', '--port', '70000'], 2, /^$/, /--port must be at most 65535/],
  ['a port in words', ['serve', '--port', 'http'], 2, /^$/, /--port must be a whole number/],
  ['an unknown format', ['export', '--format', 'doc'], 2, /^$/, /no export format "doc"\n.*json/],
  ['no format', ['export', '--out', 'x.unknown'], 2, /^$/, /x\.unknown names no format/],
  ['no corpus', ['status', '--store', '/nonexistent/corpus'], 1, /^$/, /there is no corpus at .*\n.*kindred ingest/],
  ['a store of no kind', ['status', '--store', 'ftp://x/y'], 2, /^$/, /ftp:\/\//],
])('%s', async (_name, argv, code, out, err) => {
  const ran = await run(argv);
  expect(ran.err).toMatch(err);
  expect(ran.out).toMatch(out);
  expect(ran.code).toBe(code);
  expect(ran.err).not.toMatch(/\n\s+at /);
});

test('under --json an error is the one shape, a result one line', async () => {
  const wrong = await run(['export', '--format', 'doc', '--json']);
  expect(JSON.parse(wrong.err)).toEqual({
    error: { code: 'usage', message: expect.any(String), remedy: expect.stringContaining('json') },
  });
  expect(wrong.out).toBe('');
  const right = await run(['status', '--json']);
  expect(JSON.parse(right.out)).toMatchObject({ counts: { papers: 3 }, token: null });
  expect(right.err).toBe('');
});

test('an export is the graph with its evidence, sorted, whole, and never replaces a file unasked', async () => {
  const first = await run(['export', '--out', 'graph.json']);
  expect(first.code).toBe(0);
  const text = await readFile(join(cwd, 'graph.json'), 'utf8');
  const graph = JSON.parse(text);
  const ids = graph.nodes.map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toHaveLength(6);
  expect(graph.edges).toHaveLength(8);
  const edge = graph.edges.find((one: { id: string }) => one.id === 'paper:arxiv:2106.09685|USES|method:bert');
  expect(edge).toMatchObject({ kind: 'USES', role: 'extends', evidence: [{ field: 'abstract', quote: 'BERT' }] });
  const lora = graph.nodes.find((one: { id: string }) => one.id === 'paper:arxiv:2106.09685');
  expect(lora).toMatchObject({ kind: 'Paper', label: 'LoRA: Low-Rank Adaptation', analysis: { community: 'c1' } });
  expect(lora.abstract.slice(edge.evidence[0].start, edge.evidence[0].end)).toBe('BERT');

  const second = await run(['export', '--out', 'graph.json']);
  expect([second.code, second.err]).toEqual([1, expect.stringContaining('--force')]);
  expect((await run(['export', '--out', 'graph.json', '--force'])).code).toBe(0);
  const piped = await run(['export', '--format', 'json', '--out', '-']);
  expect(piped.out).toBe(text);
  expect(await readdir(cwd)).toEqual(['graph.json']);
});

test('an export that cannot be written says so and leaves nothing', async () => {
  await writeFile(join(cwd, 'file'), '');
  const ran = await run(['export', '--out', 'file/graph.json']);
  expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('part of the path is a file')]);
  expect(await readdir(cwd)).toEqual(['file']);
  await rm(cwd, { recursive: true });
});

test('serve says where, opens the browser, and ends when asked', async () => {
  let status = 0;
  const ran = await run(['serve', '--port', '0'], async (text, stop) => {
    const address = /http:\S+/.exec(text)?.[0];
    if (!address) return;
    status = (await fetch(`${address}api/status`)).status;
    stop();
  });
  expect(ran.code).toBe(0);
  expect(status).toBe(200);
  expect(ran.opened).toEqual([/http:\S+/.exec(ran.out)?.[0]]);
});

const RECORDS = [
  { title: 'RaftMLP: How Much Can Be Done', abstract: 'We propose RaftMLP, an MLP-Mixer for ImageNet.' },
  { title: 'LoRA: Low-Rank Adaptation', abstract: 'We propose LoRA for BERT. It is better than Adapter on GLUE.' },
];

test('ingest keeps what is good, says what is not, and says so when nothing changed', async () => {
  await writeFile(join(cwd, 'papers.jsonl'), RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  await writeFile(join(cwd, 'empty.txt'), '');
  const store = ['--store', join(cwd, 'corpus')];
  const first = await run(['ingest', 'papers.jsonl', 'empty.txt', ...store]);
  expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^the corpus holds 2 papers, \d+ methods/)]);
  expect(first.err).toMatch(/1 problem, all else was kept:\n {2}empty\.txt: the file is empty \(/);
  const second = await run(['ingest', 'papers.jsonl', ...store, '--json']);
  expect(JSON.parse(second.out)).toMatchObject({ unchanged: true, known: ['papers.jsonl'] });
  const analysed = await run(['analyse', '--seed', '7', ...store, '--json']);
  expect(JSON.parse(analysed.out)).toMatchObject({ analysis: { seed: 7 } });
});

test.each([
  ['an empty file', ['ingest', 'empty.txt'], 3, /empty\.txt: the file is empty/],
  ['a missing file', ['nowhere.txt', '--no-open'], 3, /nowhere\.txt: [\s\S]*error {2}nothing could be read/],
  ['no source', ['ingest'], 1, /there is no corpus at/],
])('exit code where nothing is read: %s', async (_name, argv, code, err) => {
  await writeFile(join(cwd, 'empty.txt'), '');
  const ran = await run([...argv, '--store', join(cwd, 'corpus')]);
  expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(err)]);
});

test('with sources alone everything is done in one go, and a second start rebuilds nothing', async () => {
  await writeFile(join(cwd, 'papers.jsonl'), RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  const builds: string[] = [];
  for (const sources of [['papers.jsonl'], ['papers.jsonl'], []]) {
    const argv = [...sources, '--store', join(cwd, 'corpus'), '--port', '0', '--no-open'];
    const ran = await run(argv, async (text, stop) => {
      const address = /http:\S+/.exec(text)?.[0];
      const map = await (await fetch(`${address}api/map`)).json();
      expect(map.nodes.label).toContain('LoRA: Low-Rank Adaptation');
      builds.push(map.build);
      stop();
    });
    expect([ran.code, ran.opened]).toEqual([0, []]);
  }
  expect(new Set(builds).size).toBe(1);
  expect(builds).toHaveLength(3);
});

test.each([
  ['linux', {}, null],
  ['linux', { DISPLAY: ':0' }, ['xdg-open', ['http://x/']]],
  ['linux', { DISPLAY: ':0', CI: '1' }, null],
  ['darwin', {}, ['open', ['http://x/']]],
] as const)('a browser is opened only where it can be seen: %s %o', (platform, env, expected) => {
  expect(browserCommand(platform, env, 'http://x/')).toEqual(expected);
});

test('progress draws a bar only on a terminal and only while a stage is slow', () => {
  const draw = (terminal: boolean) => {
    let now = 0;
    let text = '';
    const progress = createProgress({
      write: (piece) => {
        text += piece;
      },
      terminal,
      colour: false,
      now: () => now,
    });
    const stage = progress.stage('read');
    stage.update(1, 4);
    now = 2000;
    stage.update(2, 4);
    stage.end('4 papers');
    return text;
  };
  expect(draw(false)).toBe('read        4 papers  2.0 s\n');
  expect(draw(true)).toBe(
    `read        ${'█'.repeat(12)}${'░'.repeat(12)} 50 %  2.0 s left\r\x1b[Kread        4 papers  2.0 s\n`,
  );
});

test.each([
  [bar(3, null, 0), '3'],
  [bar(4, 4, 1000), `${'█'.repeat(24)} 100 %`],
  [duration(340), '0.3 s'],
  [duration(12_400), '12 s'],
  [duration(185_000), '3 min 05 s'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
