/** What the map's stage rests on: the place of the map, how crowded a place is, edges drawn as one line, lines hit. */
import { expect, test } from 'vitest';
import { makeAtlas } from '../web/atlas.ts';
import { crowdOf } from '../web/crowd.ts';
import { fitMap } from '../web/fit.ts';
import { lineAt } from '../web/pick-line.ts';
import type { Extent } from '../web/regions.ts';
import { linesOf, shownLines } from '../web/stage/sigma-graph.ts';
import { smallMap } from './support/small-map.ts';

const screen = { left: 0, top: 0, right: 400, bottom: 300 };

test('a crowd counts the dots in a box as a plain count does, those off the screen not at all', () => {
  const dots = Array.from({ length: 600 }, (_, i) => ((i * 7919) % 1000) - (i % 2 === 0 ? 300 : 400));
  const crowd = crowdOf(dots, screen);
  for (const box of [screen, { left: 40, top: 80, right: 200, bottom: 120 }, { ...screen, left: -80, right: -4 }]) {
    let plain = 0;
    for (let i = 0; i < dots.length; i += 2) {
      const [x, y] = [dots[i]!, dots[i + 1]!];
      const onScreen = x >= 0 && x < 400 && y >= 0 && y < 300;
      if (onScreen && x >= box.left && x < box.right && y >= box.top && y < box.bottom) plain += 1;
    }
    expect(crowd.within(box)).toBe(plain);
  }
  expect(crowd.within(screen)).toBeGreaterThan(50);
});

const free = { left: 10, top: 0, width: 600, height: 400 };
const extent: Extent = { x: [0, 100], y: [0, 50], reach: 2 };
/** A disc of nodes that fills the extent. */
const disc = Array.from({ length: 400 }, (_, i) => {
  const [r, turn] = [Math.sqrt(i / 400), i * 2.399963];
  return { x: 50 + 50 * r * Math.cos(turn), y: 25 + 25 * r * Math.sin(turn) };
});
const places = { x: Float64Array.from(disc, ({ x }) => x), y: Float64Array.from(disc, ({ y }) => y) };

test.each([
  ['nothing', [], 1],
  ['a legend in the corner', [{ left: 0, top: 230, right: 240, bottom: 400 }], 0.75],
  ['what lies beside it', [{ left: 0, top: 390, right: 60, bottom: 400 }], 1],
  ['the whole stage, which it cannot keep clear of', [{ left: 0, top: 0, right: 700, bottom: 400 }], 1],
] as const)('the map is as large as it can be beside %s', (name, covers, least) => {
  const whole = Math.min(free.width / 104, free.height / 54);
  const { scale, left, top } = fitMap(places, extent, free, covers);
  expect(scale / whole).toBeLessThanOrEqual(1);
  expect(scale / whole).toBeGreaterThanOrEqual(least);
  for (const { x, y } of disc) {
    const [px, py] = [left + x * scale, top - y * scale];
    expect(px >= free.left && px <= free.left + free.width && py >= free.top && py <= free.height).toBe(true);
    if (name.startsWith('a legend')) expect(px < 240 && py > 230).toBe(false);
  }
});

test('edges between the same two nodes are one line, shown while any of them is', () => {
  const map = smallMap();
  const { source, target, kind, weight, role, confidence } = map.edges;
  const atlas = makeAtlas({
    ...map,
    edges: {
      source: [...source, target[0]!],
      target: [...target, source[0]!],
      kind: [...kind, kind[0]!],
      weight: [...weight, 9],
      role: [...role, role[0]!],
      confidence: [...confidence, 1],
    },
  });
  const lines = linesOf(atlas);
  const last = source.length;
  expect(lines.of[last]).toBe(lines.of[0]);
  expect(lines.edge[lines.of[0]!]).toBe(last);
  const flags = new Uint8Array(last + 1);
  expect(shownLines(lines, flags)).toEqual(new Uint8Array(lines.edge.length));
  flags[0] = 1;
  expect(shownLines(lines, flags)[lines.of[0]!]).toBe(1);
});

/** From (0, 0) to (100, 0) within a community, and to (0, 100) between two: bent to its left. */
const lines = {
  x: Float64Array.from([0, 100, 0]),
  y: Float64Array.from([0, 0, 100]),
  source: Uint32Array.from([0, 0]),
  target: Uint32Array.from([1, 2]),
  community: Int32Array.from([0, 0, 1]),
};
test.each([
  ['on a straight line', 50, 1, true, [1, 1], 0],
  ['beyond its end', 104, 1, true, [1, 1], null],
  ['where a bent line would be, were it straight', 0.5, 50, true, [1, 1], null],
  ['on a bent line', -12.5, 50, true, [1, 1], 1],
  ['on the same one where none is bent', 0.5, 50, false, [1, 1], 1],
  ['on a line that is not shown', 50, 1, true, [0, 1], null],
] as const)('%s', (_, x, y, curves, shown, line) => {
  expect(lineAt(lines, Uint8Array.from(shown), curves, x, y, 2)).toBe(line);
});
