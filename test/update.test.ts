/** Updates touch what they must: the same bytes with a memory and without, withdrawn records gone, changes counted. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import { openStore } from '../graph/stores/index.ts';
import type { PaperText } from '../ingest/model.ts';
import type { Work } from '../ingest/papers.ts';
import { worksOf } from '../ingest/papers.ts';
import { type Remembered, readWorks } from '../ingest/reading.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';
import { emptyListing } from '../ingest/sources/listing.ts';
import { build } from '../src/build.ts';
import { silentProgress } from '../src/progress.ts';
import { openReadingMemory } from '../src/reading-memory.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-update-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

interface Record {
  readonly title: string;
  readonly abstract: string;
}
const FIRST: readonly Record[] = [
  { title: 'On wide layers', abstract: 'We study ZipFormer and LoRA on ImageNet. ZipFormer is fast.' },
  { title: 'On deep layers', abstract: 'We compare with BERT on GLUE. Code: https://github.com/a/b.' },
  { title: 'On nothing', abstract: 'Words alone.' },
];
/** Introduces a name that the first file already uses, so that a text already read holds something new. */
const SECOND: readonly Record[] = [
  { title: 'ZipFormer: folding attention', abstract: 'We propose ZipFormer, a new transformer that folds attention.' },
];

async function put(name: string, records: readonly Record[]): Promise<string> {
  await writeFile(join(cwd, name), records.map((record) => JSON.stringify(record)).join('\n'));
  return name;
}

async function ingest(where: string, sources: readonly string[], more: { memory?: string; replace?: string[] } = {}) {
  const store = await openStore(join(cwd, where));
  try {
    return await build({
      sources,
      store,
      input: { cwd, stdin: (async function* () {})() },
      asOf: null,
      analysis: { seed: 1, resolution: null, algorithm: 'louvain', runs: 2 },
      progress: silentProgress,
      ...more,
    });
  } finally {
    await store.close();
  }
}

const TABLES = ['records.jsonl', 'papers.jsonl', 'entities.jsonl', 'edges.jsonl', 'problems.jsonl'];
const tables = (where: string) =>
  Promise.all(TABLES.map(async (name) => [name, await readFile(join(cwd, where, name), 'utf8')] as const));

describe('what was read before', () => {
  test('changes no byte, also where a name is learnt later', async () => {
    const a = await put('a.jsonl', FIRST);
    const b = await put('b.jsonl', SECOND);
    await ingest('plain', [a, b]);
    const memory = join(cwd, 'kept/cache');
    await ingest('kept', [a], { memory });
    await ingest('kept', [b], { memory });
    expect(await tables('kept')).toEqual(await tables('plain'));
    const edges = await readFile(join(cwd, 'kept/edges.jsonl'), 'utf8');
    expect(edges).toContain('paper:title:on-wide-layers|USES|method:zipformer');
  });

  test('is not asked again but where a new name stands', async () => {
    const { lexicon } = parseLexicon([{ name: 'methods.tsv', text: 'LoRA\t\tadaptation\n' }]);
    const works = (records: readonly Record[]): Work[] => {
      const listings = records.map((record, at) => ({
        ...emptyListing({ source: { file: 'x', line: at + 1 }, title: record.title }),
        abstract: record.abstract,
      }));
      return worksOf(
        listings,
        listings.map((_, at) => [at]),
      );
    };
    const held = new Map<string, Remembered>();
    let forms: ReadonlyMap<string, string> = new Map();
    const recalled: string[] = [];
    const memory = () => ({
      forms,
      recall: (text: PaperText) => {
        const found = held.get(text.title) ?? null;
        if (found) recalled.push(text.title);
        return found;
      },
      learnt: (now: ReadonlyMap<string, string>) => {
        forms = now;
      },
      keep: (text: PaperText, found: Remembered) => held.set(text.title, found),
    });
    readWorks(works(FIRST), { lexicon, memory: memory() });
    expect(recalled).toEqual([]);
    const whole = readWorks(works([...FIRST, ...SECOND]), { lexicon, memory: memory() });
    const times = (title: string) => recalled.filter((one) => one === title).length;
    // Twice: for what it teaches, and for what was found in it. The text with the new name only for the former.
    expect(FIRST.map(({ title }) => times(title))).toEqual([1, 2, 2]);
    expect(whole).toEqual(readWorks(works([...FIRST, ...SECOND]), { lexicon }));
  });

  test.each<[name: string, harm: (folder: string) => Promise<void>]>([
    ['cut off', async (folder) => writeFile(join(folder, 'reading.jsonl'), 'half a li')],
    ['of another recogniser', async (folder) => openReadingMemory(folder, 'another').finish()],
    ['no JSON', async (folder) => writeFile(join(folder, 'reading.json'), '{')],
    ['gone', async (folder) => rm(folder, { recursive: true })],
  ])('a memory that is %s is not used', async (_name, harm) => {
    const a = await put('a.jsonl', FIRST);
    const memory = join(cwd, 'kept/cache');
    await ingest('kept', [a], { memory });
    await harm(memory);
    await ingest('kept', [await put('b.jsonl', SECOND)], { memory });
    await ingest('plain', ['a.jsonl', 'b.jsonl']);
    expect(await tables('kept')).toEqual(await tables('plain'));
    expect((await readdir(memory)).sort()).toEqual(['.gitignore', 'reading.json', 'reading.jsonl']);
  });
});

describe('--replace', () => {
  test('what is no longer in the input is withdrawn, what stays is unchanged', async () => {
    const a = await put('a.jsonl', FIRST);
    await ingest('store', [a, await put('b.jsonl', SECOND)]);
    await put('a.jsonl', FIRST.slice(0, 2));
    const report = await ingest('store', [a], { replace: ['a.jsonl'] });
    expect(report.write?.tables.papers).toEqual({ added: 0, changed: 0, same: 3, removed: 1 });
    expect(report.write?.manifest.inputs.map(({ name }) => name)).toEqual(['a.jsonl', 'b.jsonl']);
    await ingest('fresh', ['a.jsonl', 'b.jsonl']);
    expect(await tables('store')).toEqual(await tables('fresh'));
    expect((await ingest('store', [a], { replace: ['a.jsonl'] })).write?.unchanged).toBe(true);
  });

  test.each([
    ['an input that is not there', ['a.jsonl'], 'c.jsonl', 'not-found'],
    ['by nothing', ['gone.jsonl'], 'a.jsonl', 'no-input'],
  ])('%s is refused and nothing is lost', async (_name, sources, replace, code) => {
    await ingest('store', [await put('a.jsonl', FIRST)]);
    const before = await tables('store');
    await expect(ingest('store', sources, { replace: [replace] })).rejects.toMatchObject({ code });
    expect(await tables('store')).toEqual(before);
  });
});

test('a run counts what it added, changed, left and merged', async () => {
  await ingest('store', [await put('a.jsonl', FIRST)]);
  const more = [{ title: 'On nothing', abstract: 'Words alone, and then a few more of them.' }, ...SECOND];
  const { write, merged } = await ingest('store', [await put('c.jsonl', more)]);
  expect({ merged, papers: write?.tables.papers }).toEqual({
    merged: 1,
    papers: { added: 1, changed: 1, same: 2, removed: 0 },
  });
});

test('what was wrong with an input is no longer told once it could be read', async () => {
  await writeFile(join(cwd, 'b.jsonl'), '{"title": half a li');
  const sources = [await put('a.jsonl', FIRST), 'b.jsonl', 'c.jsonl'];
  const told = () => ingest('store', sources).then(() => problemsOf('store'));
  expect(await told()).toEqual(['b.jsonl', 'c.jsonl']);
  await put('b.jsonl', SECOND);
  expect(await told()).toEqual(['c.jsonl']);
  await put('c.jsonl', [{ title: 'On late layers', abstract: 'Words.' }]);
  expect(await told()).toEqual([]);
});

async function problemsOf(where: string): Promise<string[]> {
  const store = await openStore(join(cwd, where));
  const problems = await collect(store.read('problems'));
  await store.close();
  return [...new Set(problems.map(({ source }) => source))];
}
