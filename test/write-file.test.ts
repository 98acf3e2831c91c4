/** A file is written whole or not at all: what stood there stands, nothing half-written is left, and the reason is said. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { wholeGraph } from '../src/export-source.ts';
import { silentProgress } from '../src/progress.ts';
import { publish } from '../src/publish/index.ts';
import { openCorpus } from '../src/views/corpus.ts';
import { writeWhole } from '../src/write-file.ts';
import { smallStore } from './support/small-corpus.ts';

const root = mkdtempSync(join(tmpdir(), 'kindred-write-'));
const folder = join(root, 'work');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'folder'), { recursive: true });
  writeFileSync(join(folder, 'old.json'), 'old');
});
afterAll(() => rmSync(root, { recursive: true }));

/** Every write to it fails as on a full disk. */
const fillDisk = (name: string) => symlinkSync('/dev/full', join(folder, `.${name}.${process.pid}.part`));

function* broken(): Generator<string> {
  yield 'half';
  throw new Error('the store broke');
}

test.each<[string, string, boolean, () => Iterable<string>, string | null, RegExp]>([
  ['an existing target', 'old.json', false, () => ['new'], 'exists', /old\.json exists already/],
  ['a full disk', 'full.json', false, () => ['new'], 'unavailable', /cannot write .*full\.json: the disk is full/],
  ['a full disk with --force', 'old.json', true, () => ['new'], 'unavailable', /the disk is full/],
  ['a folder of that name', 'folder', true, () => ['new'], 'unavailable', /that is a folder/],
  ['a file as a folder', 'old.json/x.json', false, () => ['new'], 'unavailable', /part of the path is a file/],
  ['what breaks half-way', 'old.json', true, broken, null, /the store broke/],
])('%s', async (what, name, force, pieces, code, message) => {
  if (what.startsWith('a full disk')) fillDisk(name);
  const failed = writeWhole([{ path: join(folder, name), pieces: pieces() }], { force });
  await expect(failed).rejects.toMatchObject({ message: expect.stringMatching(message), ...(code && { code }) });
  expect(readdirSync(folder).sort()).toEqual(['folder', 'old.json']);
  expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
});

async function smallMap() {
  const small = await smallStore();
  const corpus = await openCorpus(small.store);
  writeFileSync(join(folder, 'kindred.js'), '');
  writeFileSync(join(folder, 'kindred.css'), '');
  const source = await wholeGraph(small.store);
  const options = { corpus, source, appDir: folder, title: 'A map', force: false, command: 'test' };
  return {
    publish: (target: string) => publish({ ...options, target, progress: silentProgress }),
    close: () => small.close(),
  };
}

test('where nobody may write, an export and a published map say so', async () => {
  const place = '/sys/kernel/kindred';
  const reason = { code: 'unavailable', message: expect.stringMatching(/may not write there|read-only/) };
  await expect(writeWhole([{ path: `${place}.json`, pieces: ['x'] }], { force: false })).rejects.toMatchObject(reason);
  const map = await smallMap();
  await expect(map.publish(place)).rejects.toMatchObject(reason);
  await map.close();
});

test.each(['data/core.js', 'exports/kindred.json'])(
  'a disk that is full at %s leaves no half of a published map',
  async (path) => {
    const map = await smallMap();
    const target = join(folder, 'map');
    const full = join(
      `${target}.${process.pid}.part`,
      path.replace(/kindred\.json$/, `.kindred.json.${process.pid}.part`),
    );
    mkdirSync(dirname(full), { recursive: true });
    symlinkSync('/dev/full', full);
    await expect(map.publish(target)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/the disk is full/),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('map'))).toEqual([]);
    await map.close();
  },
);
