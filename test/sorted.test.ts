/** Sorted streams walked together give every row once, in the order of ids, and are closed when nobody wants more. */
import { expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import { merged, sideBySide } from '../graph/sorted.ts';

let closed: string[] = [];
async function* rows(ids: string): AsyncGenerator<{ readonly id: string }> {
  try {
    for (const id of ids) yield { id };
  } finally {
    closed.push(ids);
  }
}

test.each([
  ['', '', []],
  ['ab', '', ['a-', 'b-']],
  ['', 'ab', ['-a', '-b']],
  ['ace', 'bcd', ['a-', '-b', 'cc', '-d', 'e-']],
  ['Zé', 'aé', ['Z-', '-a', 'éé']],
])('“%s” beside “%s”', async (left, right, expected) => {
  const pairs = await collect(sideBySide(rows(left), rows(right)));
  expect(pairs.map(([a, b]) => `${a?.id ?? '-'}${b?.id ?? '-'}`)).toEqual(expected);
  expect((await collect(merged(rows(left), rows(right)))).map(({ id }) => id)).toEqual([...`${left}${right}`].sort());
});

test('streams that are left early are closed', async () => {
  closed = [];
  for await (const { id } of merged(rows('ac'), rows('bd'))) if (id === 'b') break;
  expect(closed.sort()).toEqual(['ac', 'bd']);
});
