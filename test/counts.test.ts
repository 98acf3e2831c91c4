/** Holds how often things come, in the order in which they first come, and what follows where two come as often. */
import { expect, test } from 'vitest';
import { stability } from '../graph/communities.ts';
import { thingGroups } from '../graph/communities-rows.ts';
import { countsOf } from '../graph/counts.ts';
import { holdings } from '../graph/holdings.ts';
import { method, paper, uses } from './planted.ts';

test.each<[string, Iterable<unknown>, [thing: unknown, times: number][]]>([
  ['nothing', [], []],
  [
    'words',
    ['b', 'a', 'b', 'c', 'a', 'b'],
    [
      ['b', 3],
      ['a', 2],
      ['c', 1],
    ],
  ],
  [
    'numbers of a typed array',
    Int32Array.of(7, -1, 7),
    [
      [7, 2],
      [-1, 1],
    ],
  ],
  [
    'what can be walked once alone',
    new Set(['x', 'y']).values(),
    [
      ['x', 1],
      ['y', 1],
    ],
  ],
])('counted: %s', (_, things, expected) => {
  expect([...countsOf(things)]).toEqual(expected);
});

test('a run that halves a group keeps the half of its first node', () => {
  const [whole, halved] = [Int32Array.of(3, 3, 3, 3), Int32Array.of(9, 2, 2, 9)];
  expect([...stability(Int32Array.of(0, 0, 0, 0), 1, [whole, halved])]).toEqual([1, 0.5, 0.5, 1]);
});

test('a name that two groups hold as often goes to the larger one; one that nobody holds to none', () => {
  const papers = ['a', 'b', 'c'].map((id) => paper(`paper:${id}`, id, ''));
  const entities = ['m', 'n', 'o'].map((id) => method(`method:${id}`, id));
  const edges = [
    uses('paper:a', 'method:m'),
    uses('paper:b', 'method:m'),
    uses('paper:a', 'method:n'),
    uses('paper:b', 'method:n'),
    uses('paper:c', 'method:n'),
  ];
  // Groups are numbered from the largest.
  const groups = Int32Array.of(1, 0, 1);
  expect([...thingGroups(holdings({ papers, entities, edges }), groups)]).toEqual([0, 1, -1]);
});
