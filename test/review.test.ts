/** Doubtful pairs are listed, answered in one line, and every merge can be undone and done again. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runKindred } from './support/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-review-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const kindred = (...argv: string[]) => runKindred(argv, { cwd });

const papers = async () => {
  const { out } = await kindred('status', '--json');
  return JSON.parse(out).counts.Paper;
};
const listed = async (...flags: string[]) => JSON.parse((await kindred('review', '--json', ...flags)).out).pairs;

test('a doubt is accepted, a merge undone; the answers stay in the corrections', async () => {
  const lines = [
    { title: 'GraphGAN: Generating Graphs via Random Walks', authors: ['A. Bojchevski', 'O. Shchur'], year: 2018 },
    { title: 'NetGAN: Generating Graphs via Random Walks', authors: ['A. Bojchevski', 'O. Shchur'], year: 2018 },
    { title: 'Statistical Learning with a Nuisance Component', authors: ['D. Foster'], year: 2019 },
    { title: 'Statistical Learning with a Nuisance Component (Extended Abstract)', authors: ['D. Foster'], year: 2020 },
  ];
  await writeFile(join(cwd, 'a.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  expect((await kindred('ingest', 'a.jsonl')).code).toBe(0);
  expect(await papers()).toBe(3);

  const [doubt] = await listed();
  expect((await kindred('review')).out).toMatch(/^[0-9a-f]{8} {2}the same subtitle and authors under another name/);
  const accepted = await kindred('review', '--same', doubt.code);
  expect(accepted.out).toBe('1 line added to corrections.tsv: 2 papers now\n');
  expect(await listed()).toEqual([]);

  const [merge] = await listed('--merged');
  expect(merge.why).toBe('the same title and authors');
  await kindred('review', '--apart', merge.code);
  expect(await papers()).toBe(3);
  expect(await listed('--merged')).toEqual([]);
  expect(await readFile(join(cwd, 'kindred-corpus/corrections.tsv'), 'utf8')).toBe(
    'same-as\tpaper:title:graphgan-generating-graphs-via-random-walks\tpaper:title:netgan-generating-graphs-via-random-walks\n' +
      'not-same\ta.jsonl:3\ta.jsonl:4\n',
  );
  expect(JSON.parse((await kindred('status', '--json')).out).problems).toEqual([]);

  const unknown = await kindred('review', '--same', '00000000');
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/no pair has the code 00000000/)]);
});
