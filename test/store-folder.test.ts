/** The corpus folder keeps the store contract, touches nothing when nothing differs, and refuses what it cannot trust. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import { openStore } from '../graph/stores/index.ts';
import { storeContract } from './store-contract.ts';
import { change, contents, edge, PAPERS, paper, wholeChange } from './store-rows.ts';

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kindred-store-'));
  folders.push(path);
  return path;
}
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

async function written(): Promise<string> {
  const root = folder();
  const store = await openStore(root);
  await store.write(wholeChange());
  await store.close();
  return root;
}

function files(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
}

describe('contract', () => {
  storeContract(async () => {
    const root = join(folder(), 'corpus');
    return () => openStore(root);
  });
});

test('is a folder of sorted JSON lines and nothing else', async () => {
  const root = await written();
  expect(files(root)).toEqual([
    'analysis',
    'analysis/communities.jsonl',
    'analysis/derived.jsonl',
    'analysis/nodes.jsonl',
    'corrections.tsv',
    'edges.jsonl',
    'entities.jsonl',
    'manifest.json',
    'papers.jsonl',
    'problems.jsonl',
    'records.jsonl',
  ]);
  const lines = readFileSync(join(root, 'papers.jsonl'), 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(PAPERS.map(({ id }) => id));
  expect(lines[1]).toMatch(/^\{"id":"paper:title:a","kind":"Paper","title":"Title of paper:title:a","abstract":null,/);
});

test('an unchanged write touches no file; a changed one only the files that differ', async () => {
  const root = await written();
  const stamps = () =>
    new Map(
      files(root).map((name) => {
        const { ino, mtimeNs } = statSync(join(root, name), { bigint: true });
        return [name, name === 'analysis' ? '' : `${ino} ${mtimeNs}`];
      }),
    );
  const before = stamps();
  const store = await openStore(root);
  await store.write(wholeChange());
  expect(stamps()).toEqual(before);
  await store.write({ ...wholeChange(), tables: { papers: [paper('paper:title:a')] } });
  const after = stamps();
  expect([...after].filter(([name, stamp]) => before.get(name) !== stamp).map(([name]) => name)).toEqual([
    'manifest.json',
    'papers.jsonl',
  ]);
  await store.close();
});

test('a reader keeps the state that it opened until it refreshes', async () => {
  const root = await written();
  const reader = await openStore(root);
  const old = await contents(reader);
  const [first] = await reader.get('papers', [PAPERS[0]!.id]);
  const writer = await openStore(root);
  const started = reader.read('papers');
  const iterator = started[Symbol.asyncIterator]();
  await iterator.next();
  await writer.write(
    change({
      papers: [paper('paper:title:a')],
      edges: [edge('paper:title:a', 'CITES', 'paper:title:a')],
      derived: [],
    }),
  );
  expect(await contents(reader)).toEqual(old);
  expect(await reader.get('papers', [PAPERS[0]!.id])).toEqual([first]);
  expect(await reader.refresh()).toBe(true);
  expect(await reader.refresh()).toBe(false);
  expect(await collect(reader.read('papers'))).toEqual([paper('paper:title:a')]);
  expect(await reader.edgesOf('paper:title:a')).toHaveLength(1);
  expect((await iterator.next()).value).toEqual(PAPERS[1]);
  await iterator.return?.();
  await reader.close();
  await writer.close();
});

test('corrections may be edited by hand, before and after the first build', async () => {
  const root = folder();
  writeFileSync(join(root, 'corrections.tsv'), 'same-as\ta\tb\n');
  const store = await openStore(root);
  expect(await store.corrections()).toBe('same-as\ta\tb\n');
  const one = await store.write(change({ papers: PAPERS }));
  writeFileSync(join(root, 'corrections.tsv'), 'same-as\ta\tc\n');
  const again = await openStore(root);
  expect(await again.corrections()).toBe('same-as\ta\tc\n');
  const two = await again.write(change({ papers: PAPERS }));
  expect(two.unchanged).toBe(false);
  expect(two.manifest.build).not.toBe(one.manifest.build);
  expect(readFileSync(join(root, 'corrections.tsv'), 'utf8')).toBe('same-as\ta\tc\n');
  await store.close();
  await again.close();
});

const BROKEN: [string, (root: string) => void, object][] = [
  [
    'a table cut short',
    (root) => writeFileSync(join(root, 'papers.jsonl'), '{}\n'),
    { code: 'store-broken', message: expect.stringMatching(/papers\.jsonl has 3 bytes/) },
  ],
  [
    'a missing table',
    (root) => rmSync(join(root, 'analysis/nodes.jsonl')),
    { code: 'store-broken', message: expect.stringMatching(/nodes\.jsonl is missing/) },
  ],
  [
    'a changed byte',
    (root) => replace(root, 'edges.jsonl', 'evaluates', 'evaluateZ'),
    { code: 'store-broken', message: expect.stringMatching(/edges\.jsonl does not have the checksum/) },
  ],
  [
    'a broken line',
    (root) => replace(root, 'papers.jsonl', '{"id":"paper:title:a","kind":', '{"id":"paper:title:a"; "kind"'),
    { code: 'store-broken', message: expect.stringMatching(/papers\.jsonl:2 is no row/) },
  ],
  [
    'a linked table',
    (root) => {
      const secret = join(folder(), 'secret');
      writeFileSync(secret, readFileSync(join(root, 'papers.jsonl')));
      rmSync(join(root, 'papers.jsonl'));
      symlinkSync(secret, join(root, 'papers.jsonl'));
    },
    { code: 'store-broken', message: expect.stringMatching(/papers\.jsonl is a link/) },
  ],
  [
    'a manifest of something else',
    (root) => writeFileSync(join(root, 'manifest.json'), '{"name":"my web app"}'),
    { code: 'store-broken', message: expect.stringMatching(/manifest\.json is not a manifest that Kindred wrote/) },
  ],
  [
    'a newer schema',
    (root) => replace(root, 'manifest.json', '"schema": 1', '"schema": 99'),
    { code: 'store-schema', remedy: expect.stringMatching(/Update Kindred/) },
  ],
  [
    'an older schema',
    (root) => replace(root, 'manifest.json', '"schema": 1', '"schema": 0'),
    { code: 'store-schema', remedy: expect.stringMatching(/Ingest the sources again/) },
  ],
];

function replace(root: string, name: string, from: string, to: string): void {
  const text = readFileSync(join(root, name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(root, name), text.replace(from, to));
}

test.each(BROKEN)('%s is told, with file and remedy', async (_name, spoil, wanted) => {
  const root = await written();
  spoil(root);
  const use = async () => {
    const store = await openStore(root);
    try {
      return await contents(store);
    } finally {
      await store.close();
    }
  };
  await expect(use()).rejects.toMatchObject(wanted);
});

test('a folder with files of that name that are not ours is left alone', async () => {
  const root = folder();
  writeFileSync(join(root, 'papers.jsonl'), 'mine\n');
  const store = await openStore(root);
  await expect(store.write(wholeChange())).rejects.toMatchObject({ code: 'exists' });
  expect(readFileSync(join(root, 'papers.jsonl'), 'utf8')).toBe('mine\n');
  await store.close();
});

test('a lock of a dead process is taken over, one of a living process or another machine is not', async () => {
  const root = await written();
  const lock = (holder: object) =>
    writeFileSync(
      join(root, '.lock'),
      JSON.stringify({ pid: 1, host: hostname(), since: 'noon', started: null, token: 't', ...holder }),
    );
  const store = await openStore(root);
  lock({ pid: 2 ** 22 + 1 });
  await store.write(change({ papers: [] }));
  lock({ pid: process.pid });
  await store.write(change({ papers: PAPERS }));
  lock({ pid: process.ppid, started: '1' });
  await store.write(change({ papers: [] }));
  lock({ pid: process.ppid });
  await expect(store.write(change({ papers: PAPERS }))).rejects.toMatchObject({
    code: 'store-locked',
    message: expect.stringContaining(`process ${process.ppid} on ${hostname()}, since noon`),
    remedy: expect.stringContaining(join(root, '.lock')),
  });
  lock({ pid: process.ppid, tidying: true });
  const waiting = store.write(change({ papers: PAPERS }));
  await setTimeout(200);
  unlinkSync(join(root, '.lock'));
  await waiting;
  lock({ host: 'elsewhere' });
  await expect(store.write(change({ papers: [] }))).rejects.toMatchObject({ code: 'store-locked' });
  await store.close();
});

test('an address of an unknown kind is refused', async () => {
  await expect(openStore('redis://localhost')).rejects.toMatchObject({ code: 'usage' });
});
