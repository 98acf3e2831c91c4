/** A text copy of a paper page gives its papers, whatever its head and however its lines are glued. */
import { describe, expect, test } from 'vitest';
import { detect } from '../ingest/sources/index.ts';
import { listingPage } from '../ingest/sources/listing-page.ts';
import { afterHead } from '../ingest/sources/page/head.ts';
import { readText } from './support/read-text.ts';

const words = (start: string) => `${start} ${'and so it goes on with words of our own '.repeat(12)}until here.`;
const ONE = ['MixThings: How Things Mix', words('We mix')] as const;
const TWO = ['3D Things for All', words('We turn')] as const;
const block = (...lines: string[]) => lines.join('\n');
const page = (...blocks: readonly string[]) => blocks.join('\n\n');

const HEADS: readonly (readonly string[])[] = [
  [],
  ['new', 'Get trending papers in your email inbox!', 'Subscribe'],
  ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'byAK and the research community', 'Mar 11'],
  ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'Daily Papers', 'by AK and the research community'],
  ['Subscribe'],
  ['Daily Papers', 'byAK and the research community', 'Dec 2'],
];

describe('page heads', () => {
  test.each(HEADS.map((head) => [head.join(' / '), head] as const))('%s', async (_name, head) => {
    const expected = [ONE[0], TWO[0]];
    const parted = await readText(listingPage, page(...head, ...ONE, ...TWO));
    expect(parted.listings.map((one) => one.title)).toEqual(expected);
    const glued = await readText(listingPage, `${head.join('')}${ONE[0]}\n${ONE[1]}\n${TWO[0]}\n${TWO[1]}`);
    expect(glued.listings.map((one) => one.title)).toEqual(expected);
    expect([...parted.problems, ...glued.problems]).toEqual([]);
    expect(glued.listings.map((one) => one.source.line)).toEqual([1, 3]);
  });

  const kept: readonly (readonly [string, string | null])[] = [
    ['SubscribeRaftMLP: How Much', 'RaftMLP: How Much'],
    ['Subscribe to a Newsletter: A Study', 'Subscribe to a Newsletter: A Study'],
    ['Daily Papers as a Source', 'Daily Papers as a Source'],
    ['New Things in Town', 'New Things in Town'],
    ['May 68 and the Media', 'May 68 and the Media'],
    ['SubscribeMar 13D Gaussians', '3D Gaussians'],
    ['SubscribeMar 11 SparrowVQE: Why', 'SparrowVQE: Why'],
    ['12', null],
  ];
  test.each(kept)('%s', (line, rest) => expect(afterHead(line)).toBe(rest));
});

describe('the block under an abstract', () => {
  const text = page(
    'Daily Papers',
    ...ONE,
    block('  • 4 authors', '·', 'Apr 1, 2021 3'),
    ...TWO,
    block('acme-lab Acme Lab', '·', 'Sep 29 2'),
    'Third of Them All',
    words('We end'),
    block('  • 1 authors', '·', 'Aug 13, 2024'),
  );
  const expected = [
    [ONE[0], 4, null, 2021, 4, 1, false, 3],
    ['Third of Them All', 1, null, 2024, 8, 13, false, null],
    [TWO[0], null, 'Acme Lab', 2025, 9, 29, true, 2],
  ];
  const twists: readonly (readonly [string, string])[] = [
    ['with blank lines', text],
    ['without', text.replaceAll(/\n\n+/g, '\n')],
    ['with the head glued', text.replaceAll(/\n\n+/g, '\n').replace('Daily Papers\n', 'Daily Papers')],
    ['with the block on one line', text.replaceAll('\n·\n', '·')],
    ['with the block glued to what follows', text.replaceAll('\n·\n', '·').replaceAll(/(authors·.*)\n\n/g, '$1')],
  ];
  test.each(twists)('%s', async (name, twisted) => {
    if (name.includes('one line') || name.includes('follows')) twisted = twisted.replace('Lab·', 'Lab\n·\n');
    const { listings, problems } = await readText(listingPage, twisted);
    const got = listings.map((one) => {
      const { year = null, month = null, day = null, inferred = null } = one.date ?? {};
      return [one.title, one.author_count, one.organisation, year, month, day, inferred, one.comments];
    });
    expect(got).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('a missing year is that of --as-of where it is given, and stays unknown where nothing tells it', async () => {
    const given = await readText(listingPage, text, { asOfYear: 2030 });
    expect(given.listings[2]?.date).toEqual({ year: 2030, month: 9, day: 29, inferred: true });
    const unknown = await readText(listingPage, page(...ONE, block('  • 4 authors', '·', 'Apr 1')));
    expect(unknown.listings[0]?.date).toEqual({ year: null, month: 4, day: 1, inferred: false });
  });
});

describe('half a page', () => {
  const whole = page(...ONE, ...TWO);
  const full = page(...ONE, block('  • 4 authors', '·', 'Apr 1, 2021'), ...TWO);
  const rows: readonly (readonly [string, string, number, RegExp | null])[] = [
    ['in the last abstract', whole.slice(0, -30), 2, /seems cut off/],
    ['in the last title', `${page(...ONE)}\n\nTwo Thi`, 1, /not read as a paper/],
    ['before the last block', full, 2, /no authors and date/],
    ['in the last block', `${full}\n\n  • 3 auth`, 2, /no whole date/],
    ['in the last date', `${full}\n\n  • 3 authors\n·\nApr 1, 20`, 2, /no whole date/],
    ['at its start', `${ONE[1]}\n\n${page(...TWO)}`, 1, /without a title/],
    [
      'at its start, before a block',
      `${ONE[1]}\n\n  • 4 authors\n·\nApr 1, 2021 2\n\n${page(...TWO)}`,
      1,
      /without a title/,
    ],
    ['nowhere', whole, 2, null],
  ];
  test.each(rows)('cut %s', async (_name, text, count, what) => {
    const { listings, problems } = await readText(listingPage, text);
    expect(listings).toHaveLength(count);
    expect(problems).toHaveLength(what ? 1 : 0);
    if (what) expect(problems[0]?.what).toMatch(what);
  });
});

test('a page is told from other files by what it holds', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    [page('new', 'Get trending papers in your email inbox!', ...ONE), 'listing-page'],
    [page(...ONE, block('  • 4 authors', '·', 'Apr 1, 2021')), 'listing-page'],
    [page(...ONE, ...TWO), 'listing-page'],
    ['{"title":"x"}', 'kindred'],
    ['a few words\nand a few more', null],
    [`# Notes\n\n- a point\n\n${page('Daily Papers', ...ONE, block('  • 4 authors', '·', 'Apr 1, 2021'))}`, null],
    ['# How to cite\n\n```\n@misc{a,\n  title = {B}\n}\n```', null],
    [`<html><p>${ONE[1]}</p></html>`, null],
  ];
  expect(rows.map(([head]) => detect(head, 'x')?.name ?? null)).toEqual(rows.map(([, name]) => name));
});
