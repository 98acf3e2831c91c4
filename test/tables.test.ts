/** Tables: usual headers are known, others are named; quotes, delimiters and line ends inside cells are cell text. */
import { describe, expect, test } from 'vitest';
import { columns } from '../ingest/sources/columns.ts';
import { detect } from '../ingest/sources/index.ts';
import { kindredLines } from '../ingest/sources/kindred-lines.ts';
import { readText } from './support/read-text.ts';

describe('tables', () => {
  const rows: readonly (readonly [string, string, readonly unknown[]])[] = [
    [
      'commas',
      'Title,Year\nOne,2001\nTwo,2002',
      [
        ['One', 2001],
        ['Two', 2002],
      ],
    ],
    ['tabs', 'Title\tYear\nOne, and more\t2001', [['One, and more', 2001]]],
    ['semicolons', 'Title;Year\nOne;2001', [['One', 2001]]],
    [
      'quotes',
      'Title,Year\n"One, ""two""\nand three",2001\nFour,2004',
      [
        ['One, "two" and three', 2001],
        ['Four', 2004],
      ],
    ],
    ['other headers', 'Article Title,Publication Year\nOne,2001', [['One', 2001]]],
    ['short rows', 'Year,Title,DOI\n2001,One', [['One', 2001]]],
  ];
  test.each(rows)('%s', async (_name, text, expected) => {
    const { listings, problems } = await readText(columns, text);
    expect(listings.map((one) => [one.title, one.date?.year])).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('cells go to the fields of their columns, unknown columns to extra', async () => {
    const text = 'Title,Authors,Cited by,URL,Shelf\nOne,"Ann Bee, Cy Dee",7,https://a.example/x,B3';
    const [one] = (await readText(columns, text)).listings;
    expect(one).toMatchObject({
      authors: ['Ann Bee', 'Cy Dee'],
      citation_count: 7,
      links: ['https://a.example/x'],
      extra: { Shelf: 'B3' },
      source: { line: 2 },
    });
  });

  const bad: readonly (readonly [string, string, readonly string[], readonly (number | null)[]])[] = [
    ['a quote that never closes', 'Title,Year\n"One,2001\nTwo,2002\nThree,2003', ['Two', 'Three'], [2]],
    ['a row without a title', 'Title,Year\n,2001\nTwo,2002', ['Two'], [2]],
    ['a row that is too long', 'Title,Year\nOne,2001,x\nTwo,2002', ['One', 'Two'], [2]],
    ['a year that is none', 'Title,Year\nOne,soon', ['One'], [2]],
  ];
  test.each(bad)('%s costs one problem', async (_name, text, titles, lines) => {
    const { listings, problems } = await readText(columns, text);
    expect(listings.map((one) => one.title)).toEqual(titles);
    expect(problems.map((one) => one.line)).toEqual(lines);
  });
});

test('columns and keys that the user names are read, in tables and in JSON lines', async () => {
  const named = new Map([
    ['title', 'Headline'],
    ['abstract', 'Text'],
  ]);
  const table = await readText(columns, 'Headline,Text\nOne,Long', { columns: named });
  const lines = await readText(kindredLines, '{"Headline":"One","Text":"Long","n":1}', { columns: named });
  for (const { listings } of [table, lines]) expect(listings[0]).toMatchObject({ title: 'One', abstract: 'Long' });
  expect(detect('Headline,Text\nOne,Long', 'x', named)?.name).toBe('table');
  expect(detect('{"Headline":"One"}', 'x', named)?.name).toBe('kindred');
  expect(detect('Headline,Text\nOne,Long', 'x')).toBeNull();
});
