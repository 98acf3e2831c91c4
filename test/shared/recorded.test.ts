/** Every recorded file of a format that Kindred reads gives its records, or says which it could not take; every other file is one line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Listing, Problem } from '../../ingest/model.ts';
import { readSources } from '../../src/inputs.ts';
import { SHARED } from '../support/shared.ts';

const shared = join(SHARED, 'recorded');

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function read(path: string, stdin = nothing()) {
  const listings: Listing[] = [];
  const problems: Problem[] = [];
  let format = '-';
  for await (const item of readSources([path], { cwd: shared, stdin, asOfYear: null })) {
    if ('listing' in item) listings.push(item.listing);
    else if ('problem' in item) problems.push(item.problem);
    else format = item.input.format;
  }
  return { listings, problems, format };
}

const files = readdirSync(shared, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !['INDEX.tsv', 'README.md'].includes(entry.name))
  .map((entry) => relative(shared, join(entry.parentPath, entry.name)))
  .sort(byCodeUnit);

const results = new Map<string, Awaited<ReturnType<typeof read>>>();
beforeAll(async () => {
  for (const file of files) results.set(file, await read(file));
});

/** Rows: file, format, records, what they state, problems. */
test('the table of all recorded files', async () => {
  const lines: string[] = ['file\tformat\trecords\tabstracts\tauthors\tdated\tids\tcitations\trepositories\tproblems'];
  for (const file of files) {
    const { listings, problems, format } = results.get(file)!;
    const count = (has: (one: Listing) => boolean) => listings.filter(has).length;
    lines.push(
      [
        file,
        format,
        listings.length,
        count((one) => one.abstract !== null),
        count((one) => one.authors.length > 0),
        count((one) => one.date !== null),
        count((one) => Object.keys(one.ids).some((key) => key !== 'citation_key')),
        listings.reduce((sum, one) => sum + one.citations.length + one.cited_by.length, 0),
        listings.reduce((sum, one) => sum + one.repositories.length, 0),
        problems.length,
      ].join('\t'),
    );
    expect(listings.length + problems.length, file).toBeGreaterThan(0);
    expect(listings.filter((one) => one.title === '' && Object.keys(one.ids).length === 0)).toEqual([]);
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/recorded.tsv');
});

/** Records in a file as its own index counts them, for the formats that Kindred reads. */
test('as many records as the index counts, taken or named', () => {
  const rows = readFileSync(join(shared, 'INDEX.tsv'), 'utf8').trim().split('\n').slice(1);
  const off: string[] = [];
  for (const row of rows) {
    const [file, , , , , , , counted] = row.split('\t');
    if (!file || !counted || !/^\d+$/.test(counted)) continue;
    const { listings, problems, format } = results.get(file)!;
    if (format === '-' || format === 'papers-with-code') continue;
    const taken = listings.length + problems.filter((one) => /left out/.test(one.what)).length;
    if (taken !== Number(counted)) off.push(`${file}: ${taken} of ${counted}`);
  }
  expect(off).toMatchInlineSnapshot(`
    [
      "arxiv/arxivpy-bad-id-error.xml: 0 of 1",
      "bibliographies/biblatex-examples.bib: 90 of 92",
      "extra/semantic-scholar/error-404.json: 0 of 1",
      "extra/bibliographies/bbt-plus-in-field-name-2660.bib: 284 of 283",
      "extra/bibliographies/jabref-ris-corrupted.ris: 1 of 0",
      "extra/bibliographies/rispy-example_extraneous_data.ris: 3 of 2",
    ]
  `);
});

/** A table of one task is one record: cut, it loses rows; formats with marks of their own are not tables. */
const WHOLE_TASKS = /evaluation-tables/;

test('cut off, every file keeps what was whole and invents nothing', async () => {
  for (const file of files.filter((name) => !/graphs/.test(name))) {
    const bytes = readFileSync(join(shared, file));
    if (bytes.length > 300_000) continue;
    const whole = results.get(file)!.listings;
    async function* part(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, Math.floor(bytes.length * 0.62));
    }
    const { listings } = await read('-', part());
    const titles = new Set(whole.map((one) => one.title));
    const invented = listings.filter((one) => !titles.has(one.title));
    expect(invented.length, file).toBeLessThanOrEqual(1);
    if (whole.length > 20 && !WHOLE_TASKS.test(file)) {
      expect(listings.length, file).toBeGreaterThan(whole.length * 0.4);
    }
  }
});
