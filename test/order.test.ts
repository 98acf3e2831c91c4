/** Files of several formats about overlapping works give the same bytes in any order, at once or one by one, and no ring of ids joins unlike works. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runKindred } from './support/run.ts';
import { json, lines, SHA } from './support/source-rows.ts';

/**
 * A ring: the bibliography says that arXiv 2001.00001 is DOI 10.1000/y, the export that 10.1000/y is arXiv 2001.00002, the
 * answer that 2001.00002 and 2001.00001 are one. One DOI on two unlike works, one work under three names of its title.
 */
const FILES: Readonly<Record<string, string>> = {
  'a.bib': `@article{wide, title = {On Wide Layers}, author = {Bee, Ann}, eprint = {2001.00001}, archiveprefix = {arXiv}, doi = {10.1000/y}}
@article{deep, title = {On {D}eep Layers}, author = {Dee, Cy}, year = 2020, abstract = {We propose ZipFormer, which folds attention.}}
@article{slip, title = {Birds of the North}, author = {Gee, Di}, doi = {10.1000/z}}`,
  'b.ris':
    'TY  - JOUR\nTI  - On wide layers\nAU  - Bee, Ann\nDO  - 10.1000/y\nM1  - arXiv:2001.00002\nER  - \nTY  - JOUR\nTI  - Stars\nAU  - Ell, Flo\nDO  - 10.1000/z\nER  - \n',
  'c.jsonl': lines(
    {
      paperId: SHA,
      title: 'On Deep Layers',
      externalIds: { DOI: '10.1000/deep' },
      authors: [{ name: 'Cy Dee' }],
      references: [{ title: 'On Wide Layers', year: 2019 }],
    },
    {
      paperId: 'cd'.repeat(20),
      title: 'After',
      abstract: 'We use ZipFormer on ImageNet.',
      externalIds: { ArXiv: '2101.00009' },
    },
    null,
  ),
  'd.json': json([
    {
      id: 'https://openalex.org/W1',
      title: 'On Wide Layers',
      doi: 'https://doi.org/10.48550/arxiv.2001.00002',
      authorships: [{ author: { display_name: 'Ann Bee' } }],
    },
    {
      id: 'https://openalex.org/W2',
      title: 'On deep layers.',
      publication_date: '9999-01-01',
      authorships: [{ author: { display_name: 'C. Dee' } }],
      referenced_works: ['https://openalex.org/W1'],
    },
  ]),
};

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'kindred-order-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(cwd, name), text);
  await ingest('first', Object.keys(FILES));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function tables(store: string) {
  const names = ['records', 'papers', 'entities', 'edges', 'problems'];
  return Promise.all(names.map(async (name) => [name, await readFile(join(cwd, store, `${name}.jsonl`), 'utf8')]));
}

const ingest = (store: string, files: readonly string[]) => runKindred(['ingest', ...files, '--store', store], { cwd });

const NAMES = Object.keys(FILES);

test.each([
  [[[...NAMES].reverse()]],
  [[['c.jsonl', 'a.bib', 'd.json', 'b.ris']]],
  [[['d.json'], ['c.jsonl'], ['b.ris'], ['a.bib']]],
  [
    [
      ['c.jsonl', 'b.ris'],
      ['d.json', 'a.bib'],
    ],
  ],
])('%j', async (steps) => {
  const store = steps.flat().join('-') + steps.length;
  for (const step of steps) await ingest(store, step);
  expect(await tables(store)).toEqual(await tables('first'));
});

test('the ring joins no two arXiv ids, the slip no two works, and versions of one work are one', async () => {
  const papers: { title: string; ids: Record<string, string>; aliases: string[]; sources: unknown[] }[] = (
    await readFile(join(cwd, 'first/papers.jsonl'), 'utf8')
  )
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const arxiv = papers.map(({ aliases, ids }) => [
    ...new Set([...aliases.join(' ').matchAll(/arxiv[:.](\d{4}\.\d{5})/g)].map(([, id]) => id).concat(ids.arxiv ?? [])),
  ]);
  expect(arxiv.every((ids) => ids.length < 2)).toBe(true);
  expect(papers.filter(({ title }) => /birds|stars/i.test(title))).toHaveLength(2);
  const deep = papers.filter(({ title }) => /deep/i.test(title));
  expect(deep).toMatchObject([{ ids: { doi: '10.1000/deep', s2: SHA, openalex: 'W2', citation_key: 'deep' } }]);
  expect(deep[0]!.sources).toHaveLength(3);
});
