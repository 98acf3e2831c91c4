/** Moving about, as pure functions: ways between several nodes, opening by kind, hiding, pins, a line around nodes, overviews. */
import { expect, test } from 'vitest';
import type { EdgeKind, NodeKind } from '../graph/model.ts';
import type { MapAnswer } from '../src/api.ts';
import { openCorpus } from '../src/views/corpus.ts';
import { communityMap, firstMap } from '../src/views/map.ts';
import { makeAtlas } from '../web/atlas.ts';
import { legs } from '../web/paths.ts';
import { pinned } from '../web/pins.ts';
import { neighbourhood, shown, strongest } from '../web/shown.ts';
import { inside } from '../web/stage/lasso.ts';
import { expand, hide, START, type View } from '../web/state.ts';
import { smallStore } from './support/small-corpus.ts';

const KINDS = ['Paper', 'Method'] as const satisfies readonly NodeKind[];
const EDGES = ['USES'] as const satisfies readonly EdgeKind[];
/** p1 – a – p2 – b – p3, and p1 – c – p3, p3 – d: papers hold methods; lone is linked to nothing. */
const IDS = ['p1', 'p2', 'p3', 'a', 'b', 'c', 'd', 'lone'];
const LINKS: readonly (readonly [string, string, number])[] = [
  ['p1', 'a', 0.9],
  ['p2', 'a', 0.5],
  ['p2', 'b', 0.9],
  ['p3', 'b', 0.4],
  ['p1', 'c', 0.8],
  ['p3', 'c', 0.7],
  ['p3', 'd', 0.6],
];

function answer(): MapAnswer {
  const of = <T>(value: T): T[] => IDS.map(() => value);
  const index = (id: string): number => IDS.indexOf(id);
  return {
    build: 'b',
    scope: 'whole',
    kinds: KINDS,
    edgeKinds: EDGES,
    roles: [],
    sources: [],
    total: { nodes: IDS.length, edges: LINKS.length },
    nodes: {
      id: IDS,
      kind: IDS.map((id) => (id.startsWith('p') ? 0 : 1)),
      label: IDS,
      x: IDS.map((_, i) => i),
      y: IDS.map((_, i) => 7 - i),
      degree: IDS.map((id) => LINKS.filter(([from, to]) => from === id || to === id).length),
      community: of(-1),
      year: of(null),
      broad: of(0),
      leaf: IDS.map((id) => (id === 'd' ? 1 : 0)),
      leaves: of(0),
      known: of(0),
      citations: of(null),
      sources: of([]),
      pagerank: of(0),
      stability: of(null),
    },
    edges: {
      source: LINKS.map(([from]) => index(from)),
      target: LINKS.map(([, to]) => index(to)),
      kind: LINKS.map(() => 0),
      weight: LINKS.map(([, , weight]) => weight),
      role: LINKS.map(() => -1),
      confidence: LINKS.map(() => 1),
    },
    communities: [],
  };
}

const atlas = makeAtlas(answer());
const at = (id: string): number => atlas.index.get(id)!;
const names = (way: readonly number[]): string => way.map((node) => atlas.ids[node]).join(' ');
const visible = (view: View): string[] => {
  const { nodes } = shown(atlas, view);
  return atlas.ids.filter((_, i) => nodes[i] === 1);
};

test('two ends have their ways, three are joined by the shortest legs, and what nothing reaches has none', () => {
  const two = legs(atlas, [at('p1'), at('p3')], 4);
  expect(two.map(({ ways }) => ways.map(names))).toEqual([['p1 c p3', 'p1 a p2 b p3']]);
  const three = legs(atlas, [at('p1'), at('p2'), at('p3')], 1);
  expect(three.map(({ from, to }) => [atlas.ids[from], atlas.ids[to]])).toEqual([
    ['p1', 'p2'],
    ['p1', 'p3'],
  ]);
  expect(legs(atlas, [at('p1'), at('lone')], 4).map(({ ways }) => ways)).toEqual([[]]);
});

test('neighbours open by kind, the strongest first, past a focus and a fold; none is folded away; a hand hides more', () => {
  const near: View = { ...START, focus: { ids: ['p3'], hops: 0, together: false } };
  expect(strongest(atlas, at('p3'), 'Method').map((node) => atlas.ids[node])).toEqual(['c', 'd', 'b']);
  expect(visible(near)).toEqual(['p3']);
  const open = expand(near, 'p3', 'Method', 2);
  expect(visible(open)).toEqual(['p3', 'c', 'd']);
  expect(neighbourhood(atlas, shown(atlas, open), at('p3'))).toEqual([{ kind: 'Method', shown: 2, all: 3 }]);
  expect(visible(expand(START, 'p3', 'Method', 0))).toEqual(['p1', 'p2', 'p3', 'a', 'lone']);
  expect(visible(expand(open, 'p3', 'Method', null))).toEqual(['p3']);
  expect(visible(hide({ ...open, node: 'c', list: ['d'] }, ['c', 'd']))).toEqual(['p3']);
});

test('a pin moves its node alone, and never out of the frame', () => {
  const moved = pinned(atlas, [
    { id: 'a', x: 2.5, y: 3.5 },
    { id: 'b', x: 900, y: 900 },
    { id: 'nobody', x: 0, y: 0 },
  ]);
  expect([moved.x[at('a')], moved.y[at('a')]]).toEqual([2.5, 3.5]);
  expect([moved.x[at('b')], moved.y[at('b')]]).toEqual([7, 7]);
  expect([...moved.x].filter((x, i) => x !== atlas.x[i])).toHaveLength(2);
  expect(pinned(atlas, [])).toBe(atlas);
});

test.each([
  ['inside a square', [0, 0, 10, 0, 10, 10, 0, 10], 5, 5, true],
  ['beside it', [0, 0, 10, 0, 10, 10, 0, 10], 15, 5, false],
  ['in the bay of a U', [0, 0, 3, 0, 3, 7, 7, 7, 7, 0, 10, 0, 10, 10, 0, 10], 5, 3, false],
  ['in the arm of a U', [0, 0, 3, 0, 3, 7, 7, 7, 7, 0, 10, 0, 10, 10, 0, 10], 1, 3, true],
] as const)('a line drawn by hand: %s', (_, line, x, y, expected) => {
  expect(inside(line, x, y)).toBe(expected);
});

test('a community comes alone with all that it holds, an unknown one is refused; a small corpus needs no overview', async () => {
  const { store, close } = await smallStore();
  try {
    const corpus = await openCorpus(store);
    expect(firstMap(corpus).scope).toBe('whole');
    const overview = firstMap(corpus, 2);
    expect([overview.scope, overview.total.nodes]).toEqual(['overview', 6]);
    expect(overview.nodes.id.length).toBeLessThan(4);
    const one = communityMap(corpus, 'c1');
    expect(one.scope).toBe('community');
    expect(one.nodes.id).toHaveLength(5);
    expect(() => communityMap(corpus, 'c9')).toThrow('there is no community "c9"');
  } finally {
    await close();
  }
});
