/** JSON is cut into its records wherever the chunks fall, and a broken record costs itself. */
import { describe, expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import { jsonPaths } from '../ingest/sources/json/head.ts';
import type { JsonRecord } from '../ingest/sources/json/parse.ts';
import { jsonValues } from '../ingest/sources/json/values.ts';

function cut(text: string, size: number, wrappers: readonly string[] = ['results']): Promise<JsonRecord[]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  return collect(jsonValues(chunks(), new Set(wrappers)));
}

const ROWS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['a list', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
  [
    'a list with nulls and texts',
    '[null, {"a":[1,{"b":"]}"}]} , "x", 3, [4]]',
    [null, { a: [1, { b: ']}' }] }, 'x', 3, [4]],
  ],
  ['an answer with its list', '{"meta":{"results":[9]},"results":[{"a":1},{"a":2}],"more":[5]}', [{ a: 1 }, { a: 2 }]],
  ['an answer with an empty list', '{"meta":1,"results":[]}', []],
  ['one object', '{"a":{"results":[1]},"b":"{"}', [{ a: { results: [1] }, b: '{' }]],
  ['objects in a row', '{"a":1}\n{"a":2} {"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
  ['escapes', '[{"a":"\\"]\\\\"},{"b":"\\u007b"}]', [{ a: '"]\\' }, { b: '{' }]],
  ['nothing', ' ', []],
];

describe.each([1, 2, 7, 1000])('in chunks of %i', (size) => {
  test.each(ROWS)('%s', async (_name, text, expected) => {
    const found = await cut(text, size);
    expect(found.map((one) => ('value' in one ? one.value : one))).toEqual(expected);
  });

  const broken: readonly (readonly [string, string, readonly unknown[], number])[] = [
    ['a bad word', '[{"a":1},\n{"a":tru},\n{"a":3}]', [{ a: 1 }, { a: 3 }], 2],
    ['a bracket of the wrong kind', '[{"a":[1},\n{"a":2}]', [{ a: 2 }], 1],
    ['a string that does not end', '[\n {"a":"x},\n {"a":2},\n {"a":{\n  "b":3}}\n]', [{ a: 2 }, { a: { b: 3 } }], 2],
    ['a bracket that does not close', '[\n  {"a":{"b":1},\n  {"a":2}\n]', [{ a: 2 }], 2],
    [
      'a broken record without line ends',
      '[{"k":0,"a":{"k":9}},{"k":1,"a":"x},{"k":2,"a":{"k":7}},{"k":3,"a":8}]',
      [
        { k: 0, a: { k: 9 } },
        { k: 2, a: { k: 7 } },
        { k: 3, a: 8 },
      ],
      1,
    ],
    [
      'an end inside a record, of which a part is whole',
      '[{"a":1},\n{"b":[{"c":1},{"d":2},{"e":',
      [{ a: 1 }, { b: [{ c: 1 }, { d: 2 }] }],
      2,
    ],
    [
      'a list closed too early',
      '{"m":1,"results":[{"a":1},{"a":2]},{"a":3},{"a":4}]}',
      [{ a: 1 }, { a: 3 }, { a: 4 }],
      1,
    ],
    ['an end inside a record', '[{"a":1},\n{"a":', [{ a: 1 }], 2],
    ['an end between records', '[{"a":1},\n', [{ a: 1 }], 2],
  ];
  test.each(broken)('%s', async (_name, text, expected, line) => {
    const found = await cut(text, size);
    const values = found.flatMap((one) => ('value' in one ? [one.value] : []));
    expect(values).toEqual(expected);
    expect(found.filter((one) => 'broken' in one).map((one) => one.line)).toEqual([line]);
  });
});

test('key paths of a head that is cut anywhere', () => {
  const head = '{"meta":{"count":2},"results":[{"id":"x","ids":{"doi":null},"tit';
  expect([...jsonPaths(head, ['results'])]).toEqual([
    'meta',
    'meta.count',
    'results',
    'results.id',
    'id',
    'results.ids',
    'ids',
    'results.ids.doi',
    'ids.doi',
  ]);
});
