/** What is not known is said: of each paper, community and edge kind, and why a paper stands alone. */
import { expect, test } from 'vitest';
import { type Alone, coverage } from '../graph/coverage.ts';
import { edge, paper } from './store-contract.ts';

const papers = [
  paper('paper:title:a', { abstract: 'Text.', published: '2021', published_how: 'stated' }),
  paper('paper:title:b', { summary: 'Words.', published: '2021', published_how: 'inferred' }),
  paper('paper:title:c'),
  paper('paper:title:d', { abstract: 'Text.' }),
  paper('paper:title:e', { abstract: 'Text.' }),
  paper('paper:title:f', { stub: true }),
  paper('paper:title:g', { stub: true }),
];
const edges = [
  edge('paper:title:a', 'USES', 'method:shared'),
  edge('paper:title:b', 'USES', 'method:shared'),
  edge('paper:title:a', 'HAS_CODE', 'repo:x'),
  edge('paper:title:a', 'CITES', 'paper:title:f'),
  edge('paper:title:e', 'INTRODUCES', 'method:own'),
  edge('method:shared', 'BUILDS_ON', 'method:own'),
];

test('counts by field, kind, community and reason', async () => {
  const why: Record<string, Alone | null> = {};
  const found = await coverage({
    papers,
    edges,
    communityOf: (id) => (id === 'paper:title:a' || id === 'paper:title:c' ? 'c1' : null),
    each: ({ id }, { alone }) => {
      why[id.slice(-1)] = alone;
    },
  });
  expect(why).toEqual({
    a: null,
    b: null,
    c: 'no text',
    d: 'no names',
    e: 'names of its own',
    f: null,
    g: 'cited only',
  });
  expect(found.all).toEqual({
    papers: 5,
    abstract: 3,
    summary: 1,
    references: 1,
    code: 1,
    date: 2,
    inferred: 1,
    kinds: { USES: 2, HAS_CODE: 1, CITES: 1, INTRODUCES: 1 },
    alone: { 'no text': 1, 'no names': 1, 'names of its own': 1 },
  });
  expect(found.stubs).toBe(2);
  expect([...found.communities]).toEqual([
    ['c1', expect.objectContaining({ papers: 2, abstract: 1, alone: { 'no text': 1 } })],
  ]);
});
