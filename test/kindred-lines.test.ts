/** Kindred's own lines: every field in every shape that is allowed, nothing dropped. */
import { describe, expect, test } from 'vitest';
import type { Listing } from '../ingest/model.ts';
import { codeField } from '../ingest/sources/code-field.ts';
import { kindredLines } from '../ingest/sources/kindred-lines.ts';
import { readText } from './support/read-text.ts';

const none = null;
const read = async (record: object) => readText(kindredLines, JSON.stringify({ title: 'T', ...record }));

const FIELDS: readonly (readonly [object, Partial<Listing>])[] = [
  [{ title: '  Two\n lines ' }, { title: 'Two lines' }],
  [{ authors: ['A B', 'C D'] }, { authors: ['A B', 'C D'] }],
  [{ authors: 'A B and C D' }, { authors: ['A B', 'C D'] }],
  [{ author_count: 3 }, { author_count: 3 }],
  [{ published: '2021-06-17' }, { date: { year: 2021, month: 6, day: 17, inferred: false } }],
  [{ published: '2021-06', year: 2020 }, { date: { year: 2021, month: 6, day: none, inferred: false } }],
  [{ year: '2021' }, { date: { year: 2021, month: none, day: none, inferred: false } }],
  [{ arxiv: 'https://arxiv.org/abs/2106.09685v2' }, { ids: { arxiv: '2106.09685' } }],
  [
    { doi: 'https://doi.org/10.48550/arXiv.2106.09685', ids: { s2: 'A'.repeat(40) } },
    { ids: { doi: '10.48550/arxiv.2106.09685', s2: 'a'.repeat(40) } },
  ],
  [{ code: 'github.com/a/b' }, { repositories: [{ url: 'https://github.com/a/b', official: none }] }],
  [
    { repositories: [{ url: 'https://github.com/a/b', official: true }] },
    { repositories: [{ url: 'https://github.com/a/b', official: true }] },
  ],
  [
    { methods: ['LoRA', { name: 'Adam', aliases: ['ADAM'], role: 'uses' }] },
    {
      methods: [
        { name: 'LoRA', aliases: [], relation: none },
        { name: 'Adam', aliases: ['ADAM'], relation: 'uses' },
      ],
    },
  ],
  [{ datasets: 'ImageNet' }, { datasets: [{ name: 'ImageNet', aliases: [], relation: none }] }],
  [
    {
      citations: [
        'arXiv:2106.09685',
        'Some Other Work',
        { title: 'X', year: 2001, doi: '10.1000/x', context: 'as in X', intents: [] },
      ],
    },
    {
      citations: [
        { ids: { arxiv: '2106.09685' }, title: none, year: none, context: none, intents: [] },
        { ids: {}, title: 'Some Other Work', year: none, context: none, intents: [] },
        { ids: { doi: '10.1000/x' }, title: 'X', year: 2001, context: 'as in X', intents: [] },
      ],
    },
  ],
  [
    { upvotes: 4, comments: '2', citation_count: 9 },
    { upvotes: 4, comments: 2, citation_count: 9 },
  ],
  [
    { summary: '', abstract: null },
    { summary: none, abstract: none },
  ],
  [{ colour: 'red', __proto__x: 1 }, { extra: { colour: 'red', __proto__x: 1 } }],
];

describe('fields', () => {
  test.each(FIELDS)('%j', async (record, expected) => {
    const { listings, problems } = await read(record);
    expect(problems).toEqual([]);
    expect(listings).toHaveLength(1);
    expect(listings[0]).toMatchObject(expected);
  });

  const BAD: readonly object[] = [
    { year: 9999 },
    { published: 'last spring' },
    { doi: 'none' },
    { arxiv: 'n/a' },
    { methods: [{ label: 'x' }] },
    { upvotes: -1 },
    { citations: [{ year: 2001 }] },
    { code: 'https://github.com/greydanus/visualize atari' },
  ];
  test.each(BAD)('%j costs its field only, and is kept as written', async (record) => {
    const { listings, problems } = await read({ ...record, venue: 'V' });
    expect(listings[0]).toMatchObject({ venue: 'V', extra: record });
    expect(problems.map((one) => one.what)).toEqual([expect.stringContaining(`"${Object.keys(record)[0]}"`)]);
  });
});

describe('code fields of the wild', () => {
  const badge = '[![github](/images/github_icon.svg) a/b](https://github.com/a/b)';
  const list =
    '[![Papers with Code](/images/pwc_icon.svg) 2 community implementations](https://paperswithcode.com/paper/?openreview=X)';
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['https://github.com/a/b', ['a/b'], []],
    ['github.com/a/b.git', ['a/b'], []],
    ['https://github.com/a/b/tree/main/c', ['a/b'], []],
    [badge, ['a/b'], []],
    [`${badge} + ${list}`, ['a/b'], ['https://paperswithcode.com/paper/?openreview=X']],
    [list, [], ['https://paperswithcode.com/paper/?openreview=X']],
    ['https://github.com/a/b; https://github.com/c/d', ['a/b', 'c/d'], []],
    ['https://github.com/a/b (implementation: https://github.com/A/B)', ['a/b'], []],
    ['https://github.com/ﬁn/b', ['fin/b'], []],
    ['https://someone.github.io/thing/', [], ['https://someone.github.io/thing/']],
    ['someone.github.io', [], ['https://someone.github.io']],
    ['https://github.com/a/two words', [], []],
    ['1Github Repository', [], []],
  ];
  test.each(rows)('%s', (text, repositories, pages) => {
    const found = codeField(text);
    expect(found.repositories.map((one) => one.url)).toEqual(repositories.map((name) => `https://github.com/${name}`));
    expect(found.pages).toEqual(pages);
  });
});
