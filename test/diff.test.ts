/** What changed between two states is said in words, the same from folders and from exports. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import type { Rows } from '../graph/stores/contract.ts';
import { openStore } from '../graph/stores/index.ts';
import { runKindred } from './support/run.ts';
import { smallChange } from './support/small-corpus.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-diff-'));
  const before = smallChange();
  const after = smallChange('LoRA: Low-Rank Adaptation of Large Language Models');
  const rows = <T>(list: Rows<T> | undefined): Promise<T[]> => collect(list ?? []);
  const papers = (await rows(after.tables.papers))
    .filter(({ id }) => id !== 'paper:title:bert')
    .map((paper) =>
      paper.id.includes('qlora') ? { ...paper, aliases: ['paper:title:bert'], venue: 'NeurIPS' } : paper,
    );
  const edges = (await rows(after.tables.edges)).filter(({ source }) => source !== 'paper:title:bert');
  const nodes = (await rows(after.tables.nodes))
    .filter(({ id }) => id !== 'paper:title:bert')
    .map((node) => (node.id === 'method:bert' ? { ...node, community: 'c2' } : node));
  const entities = (await rows(after.tables.entities)).filter(({ kind }) => kind !== 'Repo');
  for (const [name, change] of [
    ['before', before],
    ['after', { ...after, tables: { ...after.tables, papers, edges, nodes, entities } }],
  ] as const) {
    const store = await openStore(join(cwd, name));
    await store.write(change);
    await store.close();
  }
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const kindred = (...argv: string[]) => runKindred(argv, { cwd, env: { KINDRED_STORE: join(cwd, 'after') } });

const WORDS = `papers: 2 changed, 1 joined another
  ~ LoRA: Low-Rank Adaptation of Large Language Models: title
  ~ <script>alert(1)</script> QLoRA: other ids, venue
  = BERT is now <script>alert(1)</script> QLoRA
repositories: 1 gone
  - microsoft/LoRA
links "introduces": 1 gone
1 node is in another community
`;

test('of two folders, of exports, of an export and the corpus', async () => {
  expect((await kindred('diff', 'before', 'after')).out).toBe(WORDS);
  for (const name of ['before', 'after']) {
    await kindred('export', '--format', 'json', '--out', `${name}.json`, '--store', join(cwd, name));
  }
  expect((await kindred('diff', 'before.json', 'after.json')).out).toBe(WORDS);
  expect((await kindred('diff', 'before.json')).out).toBe(WORDS);
  expect((await kindred('diff', 'after', 'after.json')).out).toBe('nothing changed\n');
});

test('the other way round, what came is new', async () => {
  const { out } = await kindred('diff', 'after', 'before');
  expect(out).toContain('papers: 1 new, 2 changed\n  + BERT\n');
  expect(out).toContain('repositories: 1 new\n  + microsoft/LoRA\n');
});

test.each([
  ['a file of another kind', ['diff', 'notes.txt'], 'neither a corpus nor a JSON export'],
  ['no corpus', ['diff', 'nowhere', 'after'], 'there is no corpus at'],
])('%s is refused in words', async (_name, argv, message) => {
  await writeFile(join(cwd, 'notes.txt'), 'notes');
  const { code, err } = await kindred(...argv);
  expect([code, err]).toEqual([1, expect.stringContaining(message)]);
});
