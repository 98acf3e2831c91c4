/** Holds that spellings of one thing are put together, at all their places, before a role is asked for. */
import { expect, test } from 'vitest';
import type { Decided } from '../ingest/tagger/decide.ts';
import { marksOf, merged } from '../ingest/tagger/entity-names.ts';
import { together } from '../ingest/together.ts';

function name(key: string, places: readonly (readonly [from: number, to: number])[], fields: Partial<Decided> = {}) {
  const occurrences = places.map(([from, to]) => ({ field: 0, from, to, chances: new Float32Array(5) }));
  const group = {
    key,
    surface: key,
    occurrences,
    lexicon: [],
    introductions: [],
    learnt: [],
    partner: null,
    short: false,
    ...fields.group,
  };
  return { kind: 'Method', introduces: false, broad: false, confidence: 0.5, occurrences, ...fields, group } as const;
}

const partnered = (key: string, partner: string, at: number): Decided => {
  const plain = name(key, [[at, at + 1]]);
  return { ...plain, group: { ...plain.group, partner } };
};

test('acronym and expansion are one name, whichever comes first; others stay apart', () => {
  const names = [partnered('graphnet', 'gn', 3), name('lora', [[9, 10]]), partnered('gn', 'graphnet', 1)];
  const parts = together(names, marksOf).map((part) => part.map(({ group }) => group.key));
  expect(parts).toEqual([['graphnet', 'gn'], ['lora']]);
});

test('the whole stands where its spellings stand, but not twice on the same words', () => {
  const whole = merged([
    name('netwide', [
      [4, 6],
      [0, 2],
    ]),
    name(
      'net',
      [
        [4, 5],
        [8, 9],
      ],
      { introduces: true, confidence: 0.9 },
    ),
  ]);
  expect(whole.occurrences.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [4, 6],
    [8, 9],
  ]);
  expect([whole.introduces, whole.confidence]).toEqual([true, 0.9]);
});
