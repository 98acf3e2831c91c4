/** Reading a field, as pure functions: facets, years, the network of methods, matrix, rows, what is used together. */
import { expect, test } from 'vitest';
import type { MethodsAnswer } from '../src/api.ts';
import { makeAtlas } from '../web/atlas.ts';
import { facets } from '../web/facets.ts';
import { nextYears } from '../web/filters/Play.tsx';
import { judge } from '../web/judge.ts';
import { askFor } from '../web/known.ts';
import { fillers, matrix } from '../web/matrix.ts';
import { linksOf, methodsAtlas } from '../web/methods.ts';
import { monthBars } from '../web/panels/Years.tsx';
import { asCsv, asText, sortedRows } from '../web/rows.ts';
import { shown } from '../web/shown.ts';
import { START, type View, type Years } from '../web/state.ts';
import { companions } from '../web/together.ts';
import { smallMap } from './support/small-map.ts';

const atlas = makeAtlas(smallMap());
const id = (node: number): string => atlas.ids[node]!;
const at = (name: string): number => atlas.index.get(name)!;

test('a facet counts what each of its choices would show, the other filters standing', () => {
  const rules = { ...START, kinds: ['Paper'], has: ['abstract'] } satisfies View;
  const found = facets(atlas, judge(atlas, rules));
  expect([...found.kinds]).toEqual([
    ['Paper', 1],
    ['Method', 2],
    ['Dataset', 1],
  ]);
  expect(Object.fromEntries(found.has)).toMatchObject({ abstract: 1, '-abstract': 2, summary: 1, date: 1, '-date': 2 });
  expect([...found.sources]).toEqual([1, 0]);
  expect([...found.communities]).toEqual([1, 0]);
  const open = facets(atlas, judge(atlas, { ...START, relations: ['evaluates'] }));
  expect(open.relations.get('evaluates')).toBe(2);
  expect(open.relations.get('uses')).toBe(7);
  expect(open.sure).toEqual([2, 2, 0, 0, 0]);
});

test('a thing is asked with or without, never both', () => {
  const once = askFor([], 'code', '-code');
  expect([once, askFor(once, 'code', 'code'), askFor(once, 'code', '-code')]).toEqual([['-code'], ['code'], []]);
});

test('the years play from the first to all', () => {
  const years = [0, 1, 2].reduce<Years[]>((seen) => [...seen, nextYears(seen.at(-1) ?? [null, null], 2020, 2022)], []);
  expect(years).toEqual([
    [null, 2020],
    [null, 2021],
    [null, null],
  ]);
});

test('the network of methods: its links lead to the papers that hold both', () => {
  const answer = {
    build: 'b',
    resolution: 1,
    total: { nodes: 3, links: 2 },
    nodes: {
      id: ['a', 'b', 'c'],
      label: ['A', 'B', 'C'],
      x: [0, 1, 2],
      y: [0, 1, 2],
      papers: [4, 4, 9],
      community: [0, 0, 0],
      stability: [1, 1, 1],
    },
    links: { source: [0, 0], target: [1, 2], together: [2, 3], strength: [1.5, 0.9], papers: [[0], [0, 1]] },
    papers: [],
    communities: [],
  } satisfies MethodsAnswer;
  const network = methodsAtlas(answer);
  expect([network.total.edges, network.weight, [...network.order]]).toEqual([2, [0.5, 0.5], [2, 0, 1]]);
  expect(linksOf(answer, 'a').map(({ other, together }) => [other, together])).toEqual([
    [2, 3],
    [1, 2],
  ]);
});

test.each([
  ['months where the dates say so', ['2023-11', '2024-02', '2024-02'], [1, 0, 0, 2]],
  ['years where they do not', ['2023', '2024', '2024-02'], null],
  ['years where months span too long', ['1990-01', '2024-02'], null],
])('papers by month: %s', (_, dates, counts) => {
  expect(monthBars(dates)?.map(({ count }) => count) ?? null).toEqual(counts);
});

test('the matrix counts shown papers and leaves broad words out', () => {
  const found = matrix(atlas, shown(atlas, START), 'Method', 'Dataset', 10);
  expect([found.rows.map(id), found.columns.map(id)]).toEqual([['lora', 'moe'], ['glue']]);
  expect(found.cells.map((cell) => cell.map(id))).toEqual([['p1', 'p2'], ['p2']]);
});

test('an empty cell is filled by the rows most like its own', () => {
  const found = {
    rows: [0, 1, 2],
    columns: [3, 4],
    cells: [[9], [], [9], [8], [], [7]],
    likely: new Float32Array(6),
    largest: 1,
  };
  expect(fillers(found, 0, 1).map(({ row, like }) => [row, like])).toEqual([[1, 0.5]]);
});

test('rows sort with the unknown last either way, and are safe in a spreadsheet', () => {
  const { nodes } = shown(atlas, { ...START, kinds: ['Paper'] });
  expect(sortedRows(atlas, nodes, 'year', true).map(id)).toEqual(['p1', 'p2', 'p3']);
  expect(sortedRows(atlas, nodes, 'year', false).map(id)).toEqual(['p2', 'p1', 'p3']);
  const risky = { ...atlas, labels: atlas.labels.map((label, i) => (i === 0 ? '=1+1, "x"' : label)) };
  expect(asCsv(risky, [0]).split('\r\n')[1]).toBe(`"'=1+1, ""x""",Paper,5,9,2020,adapters,p1`);
  expect(asText(atlas, [0]).split('\n')[1]).toBe('P1\tPaper\t5\t9\t2020\tadapters\tp1');
});

test('companions', () => {
  expect(companions(atlas, at('lora'), 'Dataset').map((one) => [id(one.node), one.papers.length])).toEqual([
    ['glue', 2],
  ]);
});
