/** The explorer's pure parts: addresses, what a view shows, labels, islands, ways, picking. */
import { describe, expect, test } from 'vitest';
import { fromHash, sameStep, toHash } from '../web/address.ts';
import { makeAtlas } from '../web/atlas.ts';
import { islands } from '../web/contours.ts';
import { place, type Wish } from '../web/labels.ts';
import { distances, ways } from '../web/paths.ts';
import { makePicker } from '../web/pick.ts';
import { idsSelection, viewSelection } from '../web/selection.ts';
import { shown, yearBars } from '../web/shown.ts';
import { focusOn, isolateKind, START, stepBack, type View } from '../web/state.ts';
import { walk } from '../web/walk.ts';
import { cut } from '../web/words.ts';
import { ROWS, smallMap } from './support/small-map.ts';

const atlas = makeAtlas(smallMap());
const id = (node: number): string => atlas.ids[node]!;
const at = (name: string): number => atlas.index.get(name)!;
const visible = (view: Partial<View>): string[] => {
  const { nodes } = shown(atlas, { ...START, ...view });
  return atlas.ids.filter((_, i) => nodes[i] === 1);
};

test('columns that do not fit each other are refused, not guessed at', () => {
  const map = smallMap();
  expect(() => makeAtlas({ ...map, nodes: { ...map.nodes, x: [1] } })).toThrow('column x has 1 of 8 rows');
  expect(() => makeAtlas({ ...map, nodes: { ...map.nodes, kind: map.nodes.kind.map(() => 9) } })).toThrow('kind 9');
});

test.each([
  ['the start', START, ''],
  ['a selection', { ...START, node: 'method:lora' }, 'node=method%3Alora'],
  [
    'filters',
    { ...START, kinds: ['Method'], years: [2020, null], undated: false } satisfies View,
    'kind=Method&years=2020..&undated=0',
  ],
  [
    'facets',
    { ...START, areas: ['a'], relations: ['extends'], sources: ['x.bib'], has: ['-code'], sure: 0.9 } satisfies View,
    'area=a&link=extends&source=x.bib&has=-code&sure=0.9',
  ],
  [
    'a focus',
    { ...START, focus: { ids: ['a&b', 'c'], hops: 2, together: true } } satisfies View,
    'around=a%26b&around=c&hops=2&together=1',
  ],
  [
    'a path, a list, a camera',
    { ...START, path: ['a', 'b', 'c'], list: ['x'], camera: { x: 1.5, y: -2, ratio: 0.5 } } satisfies View,
    'from=a&to=b&to=c&list=x&at=1.5%2C-2%2C0.5',
  ],
  [
    'what hands did',
    {
      ...START,
      hidden: ['a'],
      pins: [{ id: 'paper:title:a,b', x: 1.5, y: -20 }],
      expanded: [{ id: 'method:lora', kind: 'Paper', count: 10 }],
    } satisfies View,
    'hide=a&pin=1.5%2C-20%2Cpaper%3Atitle%3Aa%2Cb&expand=Paper%2C10%2Cmethod%3Alora',
  ],
  [
    'a link of the methods',
    { ...START, mode: 'methods', link: ['method:lora', 'method:moe'] } satisfies View,
    'pair=method%3Alora&pair=method%3Amoe&view=methods',
  ],
  ['a matrix by year', { ...START, mode: 'matrix', colouring: 'year' } satisfies View, 'view=matrix&colour=year'],
] as const)('the address of %s leads back to it', (_, view, hash) => {
  expect(toHash(view)).toBe(hash);
  expect(fromHash(`#${hash}`)).toEqual(view);
});

test('an address that makes no sense is the start', () => {
  expect(fromHash('#kind=Nonsense&years=x..y&at=1,2&view=sky&hops=9&colour=&pair=a&pair=b')).toEqual(START);
  expect(sameStep({ ...START, camera: { x: 1, y: 1, ratio: 1 } }, START)).toBe(true);
});

test('Escape takes back the selection, then the filters, then the view', () => {
  const view = isolateKind({ ...START, node: 'a', mode: 'table' }, 'Method', false);
  const steps = [stepBack(view), stepBack(stepBack(view)), stepBack(stepBack(stepBack(view)))];
  expect(steps.map(({ node, kinds, mode }) => [node, kinds.length, mode])).toEqual([
    [null, 1, 'table'],
    [null, 0, 'table'],
    [null, 0, 'map'],
  ]);
  expect(stepBack(START)).toBe(START);
});

test.each([
  ['leaves are folded', {}, ['p1', 'p2', 'p3', 'lora', 'moe', 'glue', 'broad']],
  ['the selected leaf is shown', { node: 'leaf', kinds: ['Dataset'] }, ['glue', 'leaf']],
  ['one kind and no broad words', { kinds: ['Method'], broad: false }, ['lora', 'moe']],
  ['one community', { communities: ['c1'] }, ['p3', 'moe']],
  [
    'years keep the names that their papers hold',
    { years: [2021, 2021], undated: false },
    ['p2', 'lora', 'moe', 'glue', 'broad'],
  ],
  ['one link around', { focus: { ids: ['moe'], hops: 1, together: false } }, ['p2', 'p3', 'moe']],
  [
    'a broad word is reached, not passed through',
    { focus: { ids: ['p3'], hops: 2, together: false } },
    ['p1', 'p2', 'p3', 'lora', 'moe', 'glue', 'broad'],
  ],
  ['papers that evaluate, and on what', { relations: ['evaluates'] }, ['p1', 'p2', 'glue']],
  ['papers of one source and what they hold', { sources: ['two.bib'] }, ['p2', 'p3', 'lora', 'moe', 'glue', 'broad']],
  ['papers without an abstract', { has: ['-abstract'], kinds: ['Paper'] }, ['p2', 'p3']],
  ['no link that is not sure', { sure: 0.9, kinds: ['Method', 'Dataset'] }, ['lora', 'moe']],
  ['what two share', { focus: { ids: ['lora', 'moe'], hops: 1, together: true } }, ['p2', 'lora', 'moe']],
] as const)('shown: %s', (_, view, expected) => {
  expect(visible(view)).toEqual(expected);
});

test('distances stop at the asked number of links', () => {
  const away = distances(atlas, [at('glue')], 1);
  expect(ROWS.filter((_, i) => away[i] === 1).map(([name]) => name)).toEqual(['p1', 'p2']);
});

test('ways avoid broad words and each other', () => {
  const found = ways(atlas, at('lora'), at('moe'), 3).map((way) => way.map(id));
  expect(found[0]).toEqual(['lora', 'p2', 'moe']);
  expect(found[1]?.slice(1, -1)).not.toContain('p2');
});

test('years as bars, empty years too, undated apart', () => {
  const nodes = shown(atlas, { ...START, communities: ['c0'] }).nodes;
  expect(yearBars(atlas, nodes)).toEqual({
    bars: [
      { year: 2020, all: 1, shown: 1 },
      { year: 2021, all: 1, shown: 1 },
    ],
    undated: { all: 1, shown: 0 },
  });
});

test('the arrow keys walk to the strongest neighbour on that side', () => {
  const { nodes, edges, nodeCount, edgeCount } = shown(atlas, START);
  const step = (from: string | null, side: 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'ArrowDown'): string | null => {
    const to = walk(atlas, { nodes, edges, nodeCount, edgeCount }, from === null ? null : at(from), side);
    return to === null ? null : id(to);
  };
  expect(step(null, 'ArrowUp')).toBe('lora');
  expect(step('lora', 'ArrowDown')).toBe('p1');
  expect(step('p3', 'ArrowRight')).toBeNull();
});

test('the node under the pointer is the nearest for its size, and only a shown one', () => {
  const picker = makePicker(atlas);
  const { nodes } = shown(atlas, START);
  expect(picker.at(5.2, 5.1, 0.1, 0.1, nodes)).toBe(at('lora'));
  expect(picker.at(0, 9, 0.1, 0.1, nodes)).toBeNull();
  expect(picker.at(500, 500, 0.1, 0.1, nodes)).toBeNull();
});

test('a view as a selection: the very nodes where they fit', () => {
  const few = { ...START, communities: ['c1'] };
  expect(viewSelection(atlas, shown(atlas, few), few)).toEqual({ text: 'ids p3 moe', exact: true });
  expect(viewSelection(atlas, shown(atlas, { ...START, leaves: true }), START).text).toBe('all');
  expect(idsSelection(['a "b" c'])).toBe('ids "a \\"b\\" c"');
});

describe('labels', () => {
  const screen = { left: 0, top: 0, right: 400, bottom: 300 };
  const wish = (key: number, x: number, y: number, where: Wish['where'] = 'around'): Wish => ({
    key,
    text: `n${key}`,
    x,
    y,
    radius: 5,
    width: 60,
    height: 15,
    where,
  });
  test('never touch, stay on the screen, the worthier first', () => {
    const wishes = Array.from({ length: 200 }, (_, i) => wish(i, (i * 37) % 400, (i * 53) % 300));
    const placed = place(wishes, screen, 40, []);
    const keys = placed.map((one) => one.wish.key);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(keys.length).toBeGreaterThan(10);
    const boxes = placed.map(
      ({ x, y, wish: { width, height } }) => [x, y - height / 2, x + width, y + height / 2] as const,
    );
    for (const [i, a] of boxes.entries()) {
      expect(a[0] >= 0 && a[2] <= 400 && a[1] >= 0 && a[3] <= 300).toBe(true);
      for (const b of boxes.slice(i + 1)) expect(a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]).toBe(false);
    }
  });
  test('a panel is never written under; a region moves off a landmark', () => {
    const panel = { key: 9, solid: true, left: 0, top: 0, right: 400, bottom: 290 };
    expect(place([wish(1, 200, 100), wish(2, 200, 100, 'over')], screen, 9, [panel])).toEqual([]);
    const landmark = { key: 9, solid: false, left: 190, top: 140, right: 210, bottom: 160 };
    const region = { ...wish(3, 200, 150, 'over'), dots: [200, 100, 200, 200] };
    expect(Math.abs(place([region], screen, 9, [landmark])[0]!.y - 150)).toBeGreaterThan(10);
  });
});

test('islands hold their own nodes and no others', () => {
  const places = [0, 1, 2].flatMap((group) =>
    Array.from({ length: 12 }, (_, i) => ({ x: group * 10 + (i % 4), y: Math.floor(i / 4), group })),
  );
  const found = islands(places, 3, 2.5);
  expect(found.map(({ group }) => group)).toEqual([0, 1, 2]);
  const inside = (loop: Float64Array, x: number, y: number): boolean => {
    let odd = false;
    for (let i = 0, j = loop.length - 2; i < loop.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [loop[i]!, loop[i + 1]!, loop[j]!, loop[j + 1]!];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
    return odd;
  };
  for (const { group, loops } of found) {
    for (const place of places) {
      const hits = loops.filter((loop) => inside(loop, place.x, place.y)).length;
      expect([place, hits % 2]).toEqual([place, place.group === group ? 1 : 0]);
    }
  }
  expect(islands([], 3, 1)).toEqual([]);
});

test.each([
  ['short', 'A title', 'A title'],
  ['long, at a word', `${'word '.repeat(12)}end`, `${'word '.repeat(9).trim()}…`],
  ['one long word', 'x'.repeat(60), `${'x'.repeat(47)}…`],
  ['emoji count as one', '🧪'.repeat(48), '🧪'.repeat(48)],
])('cut: %s', (_, text, expected) => {
  expect(cut(text, 48)).toBe(expected);
});

test('focus widens link by link and then ends', () => {
  const hops = [1, 2, 3, 4].reduce<(number | null)[]>((seen, _, i) => {
    const view = Array.from({ length: i + 1 }).reduce<View>((now) => focusOn(now, 'a'), START);
    return [...seen, view.focus?.hops ?? null];
  }, []);
  expect(hops).toEqual([1, 2, 3, null]);
});
