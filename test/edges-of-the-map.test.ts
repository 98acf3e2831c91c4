/** The map at its edges: a corpus of nothing, of one node, and of one community that is all of it. */
import { expect, test } from 'vitest';
import type { MapAnswer } from '../src/api.ts';
import { landSlot } from '../web/appearance.ts';
import { makeAtlas } from '../web/atlas.ts';
import { facets } from '../web/facets.ts';
import { judge } from '../web/judge.ts';
import { makePicker } from '../web/pick.ts';
import { coasts, extentOf, regions } from '../web/regions.ts';
import { shown } from '../web/shown.ts';
import { START } from '../web/state.ts';
import { smallMap } from './support/small-map.ts';

/** The first nodes of the small map, the edges among them, all in one community. */
function some(count: number): MapAnswer {
  const map = smallMap();
  const rows = <T>(column: readonly T[]): readonly T[] => column.slice(0, count);
  const { nodes, edges } = map;
  const kept = [...edges.source.keys()].filter((e) => edges.source[e]! < count && edges.target[e]! < count);
  const links = (column: readonly number[]): number[] => kept.map((e) => column[e]!);
  return {
    ...map,
    total: { nodes: count, edges: kept.length },
    nodes: {
      id: rows(nodes.id),
      kind: rows(nodes.kind),
      label: rows(nodes.label),
      x: rows(nodes.x),
      y: rows(nodes.y),
      degree: rows(nodes.degree),
      community: rows(nodes.community).map(() => 0),
      year: rows(nodes.year),
      broad: rows(nodes.broad),
      leaf: rows(nodes.leaf),
      leaves: rows(nodes.leaves),
      known: rows(nodes.known),
      citations: rows(nodes.citations),
      sources: rows(nodes.sources),
      pagerank: rows(nodes.pagerank),
      stability: rows(nodes.stability),
    },
    edges: {
      source: links(edges.source),
      target: links(edges.target),
      kind: links(edges.kind),
      weight: links(edges.weight),
      role: links(edges.role),
      confidence: links(edges.confidence),
    },
    communities: count === 0 ? [] : [{ ...map.communities[0]!, size: count, papers: Math.min(3, count) }],
  };
}

test.each([
  [0, 0, 0],
  [1, 1, 0],
  [8, 7, 1],
])('%i nodes: %i shown at first, %i regions with a coast and a name', (count, seen, land) => {
  const atlas = makeAtlas(some(count));
  const state = shown(atlas, START);
  expect(state.nodes.reduce((sum, one) => sum + one, 0)).toBe(seen);
  expect(extentOf(atlas).reach).toBeGreaterThan(0);
  const [coast, names] = [coasts(atlas), regions(atlas, state)];
  expect([coast.length, names.length]).toEqual([land, land]);
  for (const { loops } of coast) for (const loop of loops) expect(loop.every(Number.isFinite)).toBe(true);
  const { kinds } = facets(atlas, judge(atlas, START));
  expect([...kinds.values()].reduce((sum, one) => sum + one, 0)).toBe(seen);
  expect(makePicker(atlas).at(0, 0, 1, 1, state.nodes)).toBe(count === 0 ? null : 0);
});

test.each([
  ['community', 1],
  ['area', 7],
  ['kind', null],
] as const)('coloured by %s, land has the colour %s of what is on it', (colouring, slot) => {
  const map = smallMap();
  const area = { ...map.communities[0]!, id: 'a', name: 'area', level: 1, colour: 7 };
  const communities = [...map.communities.map((one) => ({ ...one, parent: 'a' })), area];
  expect(landSlot({ atlas: makeAtlas({ ...map, communities }), colouring }, 1)).toBe(slot);
});
