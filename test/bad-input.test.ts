/** Whatever is wrong with an input costs one clear line and no good record. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputInfo, Problem } from '../graph/model.ts';
import type { Listing } from '../ingest/model.ts';
import { fingerprint, type ReadOptions, readSources } from '../src/inputs.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-inputs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* stream(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function readAll(paths: readonly string[], options: Partial<ReadOptions> = {}) {
  const listings: Listing[] = [];
  const problems: Problem[] = [];
  const inputs: InputInfo[] = [];
  const base: ReadOptions = { cwd: folder, stdin: stream(), asOfYear: null };
  for await (const item of readSources(paths, { ...base, ...options })) {
    if ('listing' in item) listings.push(item.listing);
    else if ('problem' in item) problems.push(item.problem);
    else inputs.push(item.input);
  }
  return { titles: listings.map((one) => one.title), listings, problems, inputs };
}

const PAPERS = '{"title":"One of Ours"}\n{"title":"Two of Ours"}\n';
const BOTH = ['One of Ours', 'Two of Ours'];
const FEED = `<?xml version="1.0" encoding="ISO-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>
<entry><id>http://arxiv.org/abs/2001.00001v1</id><title>M\xfcller</title></entry></feed>`;
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const packed = gzipSync(PAPERS.repeat(4000));

/** Content, titles read, the problem's line and words; no words: no problem. */
const ROWS: readonly (readonly [
  string,
  string | Uint8Array,
  readonly string[],
  readonly [number | null, RegExp] | null,
])[] = [
  ['whole.jsonl', PAPERS, BOTH, null],
  ['crlf.jsonl', PAPERS.replaceAll('\n', '\r\n'), BOTH, null],
  ['mark.jsonl', `\uFEFF${PAPERS}`, BOTH, null],
  ['no-newline.jsonl', PAPERS.trimEnd(), BOTH, null],
  ['wide.jsonl', utf16(PAPERS), BOTH, null],
  ['wide-without-its-mark.jsonl', Buffer.from(PAPERS, 'utf16le').swap16(), BOTH, null],
  [
    'declared.bib',
    Buffer.from('% Encoding: windows-1252\n@misc{a, title = {M\xfcller}}\n', 'latin1'),
    ['Müller'],
    null,
  ],
  ['declared.xml', Buffer.from(FEED, 'latin1'), ['Müller'], null],
  [
    'damaged-by-a-zero.jsonl',
    `${PAPERS.repeat(20)}\0\n`,
    Array.from({ length: 20 }, () => BOTH).flat(),
    [41, /not a whole JSON object/],
  ],
  ['web-page.json', '<!DOCTYPE html><html><body>404', [], [null, /HTML page/]],
  ['graph.gexf', '<?xml version="1.0"?><gexf version="1.3"></gexf>', [], [null, /<gexf>/]],
  ['graph.json', '{"nodes":[{"id":1}],"edges":[]}', [], [null, /JSON without papers/]],
  ['packed.jsonl.gz', gzipSync(PAPERS), BOTH, null],
  ['packed-without-its-name.jsonl', gzipSync(PAPERS), BOTH, null],
  ['replacement-as-written.jsonl', '{"title":"A \uFFFD B"}\n', ['A \uFFFD B'], null],
  ['empty.jsonl', '', [], [null, /is empty/]],
  ['blank.jsonl', ' \n\n ', [], [null, /nothing but blanks/]],
  ['picture.txt', Buffer.from('89504e470d0a1a0a', 'hex'), [], [null, /PNG/]],
  ['binary.txt', Buffer.from([1, 2, 0, 3, 0, 0, 0, 9, 9]), [], [null, /binary/]],
  ['prose.txt', 'Some words that are no listing.\n', [], [null, /no format/]],
  ['half-line.jsonl', `${PAPERS}{"title":"Thr`, BOTH, [3, /not a whole JSON object/]],
  ['untitled.jsonl', `{"abstract":"x"}\n${PAPERS}`, BOTH, [1, /without a title/]],
  ['no-object.jsonl', `${PAPERS}[1]\n`, BOTH, [3, /no object/]],
  [
    'bad-bytes.jsonl',
    Buffer.concat([Buffer.from(PAPERS), Buffer.from('{"title":"M\xfcller"}\n', 'latin1')]),
    [...BOTH, 'Müller'],
    [3, /not UTF-8; read as windows-1252/],
  ],
  ['bad-field.jsonl', '{"title":"T","year":"soon"}\n', ['T'], [1, /"year"/]],
];

describe('one input', () => {
  test.each(ROWS)('%s', async (name, content, titles, problem) => {
    writeFileSync(join(folder, name), content);
    const read = await readAll([name]);
    expect(read.titles).toEqual(titles);
    expect(read.problems).toHaveLength(problem ? 1 : 0);
    if (!problem) return;
    const [said] = read.problems;
    expect([said?.source, said?.line]).toEqual([name, problem[0]]);
    expect(said?.what).toMatch(problem[1]);
    expect(said?.remedy).not.toBe('');
  });

  test('a gzip file that ends too early keeps what came before', async () => {
    writeFileSync(join(folder, 'cut.jsonl.gz'), packed.subarray(0, packed.length - 40));
    const { titles, problems } = await readAll(['cut.jsonl.gz']);
    expect(titles.length).toBeGreaterThan(4000);
    expect(problems.map((one) => one.what).join()).toMatch(/gzip data end too early/);
  });

  test('a line of 50 MB is left out, by its number, from a stream that never holds it', async () => {
    async function* long(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"title":"One of Ours"}\n{"title":"');
      for (let i = 0; i < 50; i++) yield Buffer.alloc(1 << 20, 'x');
      yield Buffer.from('"}\n{"title":"Two of Ours"}\n');
    }
    const { titles, problems } = await readAll(['-'], { stdin: long() });
    expect(titles).toEqual(BOTH);
    expect(problems.map((one) => [one.source, one.line])).toEqual([['stdin', 2]]);
  });

  test('a character cut by the end of a chunk is whole', async () => {
    const bytes = Buffer.from('{"title":"Grüße 𝒳 für alle"}\n');
    const { titles, problems } = await readAll(['-'], {
      stdin: stream(...[...bytes].map((byte) => Buffer.from([byte]))),
    });
    expect(titles).toEqual(['Grüße 𝒳 für alle']);
    expect(problems).toEqual([]);
  });

  test('an encoding can be declared by the caller', async () => {
    writeFileSync(join(folder, 'latin.jsonl'), Buffer.from('{"title":"M\xfcller"}\n', 'latin1'));
    expect((await readAll(['latin.jsonl'], { encoding: 'latin1' })).titles).toEqual(['Müller']);
  });
});

describe('paths', () => {
  test('a missing file is one line, and the others are read', async () => {
    writeFileSync(join(folder, 'whole.jsonl'), PAPERS);
    const { titles, problems } = await readAll(['nowhere.txt', 'whole.jsonl']);
    expect(titles).toEqual(BOTH);
    expect(problems).toEqual([
      { source: 'nowhere.txt', line: null, what: 'no such file or folder', remedy: 'check the path' },
    ]);
  });

  test('a folder is walked in order, without hidden files; strangers in it are named', async () => {
    mkdirSync(join(folder, 'walk/b'), { recursive: true });
    writeFileSync(join(folder, 'walk/b/two.jsonl'), '{"title":"Two of Ours"}');
    writeFileSync(join(folder, 'walk/a.jsonl'), '{"title":"One of Ours"}');
    writeFileSync(join(folder, 'walk/.hidden.jsonl'), '{"title":"Hidden"}');
    writeFileSync(join(folder, 'walk/notes.txt'), 'nothing here');
    const { titles, problems, inputs } = await readAll(['walk', 'walk/a.jsonl']);
    expect(titles).toEqual(BOTH);
    expect(inputs.map((one) => [one.name, one.format, one.records])).toEqual([
      ['walk/a.jsonl', 'kindred', 1],
      ['walk/b/two.jsonl', 'kindred', 1],
    ]);
    expect(problems.map((one) => one.source)).toEqual(['walk/notes.txt']);
  });

  test('what cannot be looked at in a folder is named, and costs none of the rest', async () => {
    mkdirSync(join(folder, 'links/b'), { recursive: true });
    symlinkSync('nowhere.jsonl', join(folder, 'links/a.jsonl'));
    symlinkSync('loop', join(folder, 'links/b/loop'));
    writeFileSync(join(folder, 'links/c.jsonl'), PAPERS);
    const { titles, problems } = await readAll(['links']);
    expect(titles).toEqual(BOTH);
    expect(problems).toMatchObject([
      { source: 'links/a.jsonl', what: 'no such file or folder' },
      { source: 'links/b/loop', what: expect.stringMatching(/it cannot be read \(.*symbolic links/) },
    ]);
  });

  test('a folder without papers, or without files, is one line', async () => {
    mkdirSync(join(folder, 'bare/none'), { recursive: true });
    writeFileSync(join(folder, 'bare/notes.txt'), 'nothing here');
    writeFileSync(join(folder, 'bare/more.txt'), 'nor here');
    const bare = await readAll(['bare', 'bare/none']);
    expect(bare.problems.map((one) => [one.source, one.what])).toEqual([
      ['bare/none', 'this folder holds no files'],
      ['bare', 'no papers in this folder (2 files looked at)'],
    ]);
  });

  test('names are short, never alike, and the same for every order', async () => {
    for (const side of ['left', 'right']) {
      mkdirSync(join(folder, side), { recursive: true });
      writeFileSync(join(folder, side, 'p.jsonl'), `{"title":"${side}"}`);
    }
    const inside = join(folder, 'bare');
    const name = async (...paths: string[]) =>
      (await readAll(paths, { cwd: inside })).inputs.map((one) => one.name).sort();
    expect(await name('../left/p.jsonl')).toEqual(['p.jsonl']);
    expect(await name('../left/p.jsonl', '../right/p.jsonl')).toEqual(['left/p.jsonl', 'right/p.jsonl']);
    expect(await name('../right/p.jsonl', '../left/p.jsonl')).toEqual(['left/p.jsonl', 'right/p.jsonl']);
  });

  test('the fingerprint is what reading finds', async () => {
    writeFileSync(join(folder, 'packed.jsonl.gz'), packed);
    const [print] = await fingerprint(['packed.jsonl.gz'], folder);
    const { inputs } = await readAll(['packed.jsonl.gz']);
    expect(inputs.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))).toEqual([print]);
  });
});
