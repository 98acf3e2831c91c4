/** The 50,198 conference papers and the sample are read whole, with their arXiv ids and their code links cleaned. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../../src/inputs.ts';
import { SHARED } from '../support/shared.ts';

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function counts(path: string) {
  const seen = {
    papers: 0,
    abstracts: 0,
    authors: 0,
    dated: 0,
    venues: 0,
    arxiv: 0,
    repositories: 0,
    pages: 0,
    refused: 0,
    problems: 0,
  };
  for await (const item of readSources([join(SHARED, path)], { cwd: SHARED, stdin: nothing(), asOfYear: null })) {
    if ('problem' in item) seen.problems += 1;
    if (!('listing' in item)) continue;
    const one = item.listing;
    seen.papers += 1;
    seen.abstracts += one.abstract === null ? 0 : 1;
    seen.authors += one.authors.length > 0 ? 1 : 0;
    seen.dated += one.date === null ? 0 : 1;
    seen.venues += one.venue === null ? 0 : 1;
    seen.arxiv += one.ids.arxiv === undefined ? 0 : 1;
    seen.repositories += one.repositories.length > 0 ? 1 : 0;
    seen.pages += one.repositories.length === 0 && one.links.length > 0 ? 1 : 0;
    seen.refused += 'code' in one.extra ? 1 : 0;
  }
  return seen;
}

test('the corpus', async () => {
  expect(await counts('corpus/conference-papers.jsonl.gz')).toMatchInlineSnapshot(`
    {
      "abstracts": 50198,
      "arxiv": 3086,
      "authors": 50198,
      "dated": 50198,
      "pages": 269,
      "papers": 50198,
      "problems": 58,
      "refused": 58,
      "repositories": 5254,
      "venues": 50198,
    }
  `);
});

test('the sample', async () => {
  expect(await counts('sample/papers.jsonl')).toMatchInlineSnapshot(`
    {
      "abstracts": 0,
      "arxiv": 0,
      "authors": 0,
      "dated": 80,
      "pages": 96,
      "papers": 275,
      "problems": 0,
      "refused": 0,
      "repositories": 0,
      "venues": 0,
    }
  `);
});
