import { describe, expect, it } from 'vitest';
import { bridges } from '../graph/bridges.ts';
import { consensus, continuedGroups } from '../graph/communities.ts';
import { communityChanges } from '../graph/communities-changes.ts';
import { colours, matchGroups } from '../graph/communities-lineage.ts';
import { detect } from '../graph/communities-moves.ts';
import { countsOf } from '../graph/counts.ts';
import { holdings } from '../graph/holdings.ts';
import { methodNetwork } from '../graph/method-network.ts';
import type { Community, NodeAnalysis } from '../graph/model.ts';
import { adjustedRand, modularity, nmi } from '../graph/partition.ts';
import { seeded } from '../graph/random.ts';
import { weighted } from '../graph/weighted.ts';
import { method, paper, planted, uses } from './planted.ts';

/** n nodes in k groups; `inside` of the m edges stay within a group. */
function plantedGraph(n: number, m: number, k: number, inside: number) {
  const rng = seeded(1);
  const pairs: { a: number; b: number; weight: number }[] = [];
  while (pairs.length < m) {
    const a = Math.floor(rng() * n);
    const b = rng() < inside ? Math.floor((rng() * n) / k) * k + (a % k) : Math.floor(rng() * n);
    if (a !== b && b < n) pairs.push({ a, b, weight: 1 });
  }
  return { graph: weighted(n, pairs), truth: Int32Array.from({ length: n }, (_, i) => i % k) };
}

function analysed(id: string, community: string): NodeAnalysis {
  return { id, community, area: null, x: 0, y: 0, degree: 0, pagerank: 0, stability: 1, leaf: false, runs: null };
}

describe('runs and their consensus', () => {
  const { graph, truth } = plantedGraph(1000, 6000, 20, 0.5);
  const single = [1, 2, 3].map((seed) => detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(seed) }));
  const both = [1, 2].map((seed) => consensus(graph, { algorithm: 'leiden', resolution: 1, runs: 10, seed }));

  it('Leiden finds what Louvain alone stops short of', () => {
    const louvain = detect(graph, { algorithm: 'louvain', resolution: 1, rng: seeded(1) });
    expect(modularity(graph, single[0]!)).toBeGreaterThan(modularity(graph, louvain));
    expect(nmi(single[0]!, truth)).toBeGreaterThan(0.9);
  });

  it('agrees with itself under other seeds, at no loss of modularity', () => {
    expect(nmi(both[0]!.groups, both[1]!.groups)).toBeGreaterThan(0.95);
    const best = Math.max(...single.map((groups) => modularity(graph, groups)));
    for (const one of both) expect(one.modularity).toBeGreaterThan(best - 0.005);
  });

  it('makes Louvain as good: nearly the planted groups from runs that miss them', () => {
    const found = consensus(graph, { algorithm: 'louvain', resolution: 1, runs: 20, seed: 1 });
    expect(found.agreement).toBeLessThan(0.85);
    expect(nmi(found.groups, truth)).toBeGreaterThan(0.9);
  });

  it('gives up the last partition when a fresh one is much better', () => {
    expect(continuedGroups(graph, both[0]!.groups, both[1]!.groups, 1)).toEqual(both[0]!.groups);
    const wrong = Int32Array.from({ length: 1000 }, (_, i) => i % 2);
    expect(continuedGroups(graph, wrong, both[0]!.groups, 1)).toBeNull();
  });
});

it.each([
  ['equal', [0, 0, 1, 1], [1, 1, 0, 0], 1, 1],
  ['independent', [0, 0, 1, 1], [0, 1, 0, 1], 0, -0.5],
  ['one group against two', [0, 0, 0, 0], [0, 0, 1, 1], 0, 0],
])('likeness of partitions: %s', (_, a, b, information, rand) => {
  expect(nmi(a, b)).toBeCloseTo(information, 9);
  expect(adjustedRand(Int32Array.from(a), Int32Array.from(b))).toBeCloseTo(rand, 9);
});

it('matches communities one to one by overlap, and leaves small overlaps as new', () => {
  const now = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2];
  const before = [7, 7, 7, 7, 7, 7, 8, 8, 9, 9, 9];
  expect(matchGroups(now, before).map((match) => [match.now, match.before])).toEqual([
    [2, 9],
    [0, 7],
  ]);
});

it.each([
  ['fresh: the ten largest, then greys in turn', Array(12).fill(null), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ['kept slots stay, a new one takes the free', [3, null, 0], [3, 1, 0]],
])('colours: %s', (_, kept, expected) => {
  expect(colours(kept)).toEqual(expected);
});

describe('what an update did', () => {
  const community = (id: string, papers: number): Community => ({
    id,
    name: id.toUpperCase(),
    renamed_from: null,
    colour: 0,
    level: 0,
    parent: null,
    size: papers,
    papers,
    stability: 1,
    top: [],
    central: [],
  });
  const build = (groups: Record<string, string>) => {
    const nodes = Object.entries(groups).map(([id, group]) => analysed(`paper:${id}`, group));
    return { nodes, communities: [...countsOf(Object.values(groups))].map(([id, n]) => community(id, n)) };
  };

  it.each([
    ['nothing', { p: 'a', q: 'a' }, { p: 'a', q: 'a' }, []],
    ['grown', { p: 'a', q: 'a' }, { p: 'a', q: 'a', r: 'a' }, ['A grew from 2 to 3 papers.']],
    ['born', { p: 'a' }, { p: 'a', q: 'b' }, ['B is new, with 1 paper.']],
    ['gone', { p: 'a', q: 'b' }, { p: 'a' }, ['B is gone; it had 1 paper.']],
    ['split', { p: 'a', q: 'a' }, { p: 'a', q: 'b' }, ['A split into A and B.', 'A shrank from 2 to 1 paper.']],
    ['merged', { p: 'a', q: 'b' }, { p: 'a', q: 'a' }, ['A and B merged into A.', 'A grew from 1 to 2 papers.']],
  ])('%s', (_, before, after, words) => {
    expect(communityChanges(build(before), build(after)).map((change) => change.words)).toEqual(words);
  });
});

it('a bridge is tied to several communities; who shares only with its own is none', () => {
  const held = { p: ['a', 'b'], q: ['a'], r: ['b', 'x'], s: ['x', 'common'], t: ['common'] };
  const papers = Object.keys(held).map((id) => paper(`paper:${id}`, id, ''));
  const entities = ['a', 'b', 'x', 'common'].map((id) => method(`method:${id}`, id, id === 'common'));
  const edges = Object.entries(held).flatMap(([id, things]) =>
    things.map((one) => uses(`paper:${id}`, `method:${one}`)),
  );
  const nodes = papers.map(({ id }) => analysed(id, 'qs'.includes(id.slice(6)) ? 'one' : 'two'));
  // r shares with p (two) and s (one), p with q (one) and r (two); s shares with r alone, t a broad word.
  expect(bridges(holdings({ papers, entities, edges }), nodes, 9)).toEqual([
    { paper: 'paper:p', participation: 0.5, communities: ['one', 'two'] },
    { paper: 'paper:r', participation: 0.5, communities: ['one', 'two'] },
  ]);
});

describe('the method network', () => {
  it('links methods by how much more often than by chance they meet', () => {
    const methods = ['a', 'b', 'c', 'd'].map((id) => method(`method:${id}`, id.toUpperCase()));
    const held = [
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'd'],
      ['c', 'd'],
    ];
    const papers = held.map((_, i) => paper(`paper:${i}`, `Paper ${i}`, ''));
    const edges = held.flatMap((ids, i) => ids.map((id) => uses(`paper:${i}`, `method:${id}`)));
    const { links } = methodNetwork(holdings({ papers, entities: methods, edges }), {
      seed: 1,
      resolution: 1,
      runs: 3,
    });
    // Five co-occurrences, 2m = 10; a has 3, b 2, c 3, d 2.
    expect(links.map(({ source, target, together, strength }) => [source, target, together, strength])).toEqual([
      ['method:a', 'method:b', 2, 3.333],
      ['method:a', 'method:c', 1, 1.111],
      ['method:c', 'method:d', 2, 3.333],
    ]);
  });

  it('finds the planted topics among methods, without leaves and broad words', () => {
    const { rows } = planted({ topics: 5, papersPerTopic: 40, seed: 2 });
    const entities = rows.entities.map((one) => (one.id === 'method:common' ? { ...one, broad: true } : one));
    const { nodes, communities } = methodNetwork(holdings({ ...rows, entities }), { seed: 1, resolution: 1, runs: 5 });
    expect(nodes.map((node) => node.label)).not.toContain('Common');
    expect(nodes.every((node) => node.papers > 1)).toBe(true);
    const topic = nodes.map((node) => node.id.split('-')[1]!);
    expect(
      nmi(
        nodes.map((node) => node.community),
        topic,
      ),
    ).toBeGreaterThan(0.9);
    expect(new Set(communities.map((one) => one.name)).size).toBe(communities.length);
  });
});
