/** What is not known is said: of each paper, community and edge kind, and why a paper stands alone. */
import { expect, test } from 'vitest';
import { compactGraph } from '../graph/compact.ts';
import { type Alone, coverage, paperCoverage } from '../graph/coverage.ts';
import { edge, entity, paper } from './store-rows.ts';

const graph = await compactGraph({
  papers: [
    paper('paper:title:a', { abstract: 'Text.', published: '2021', published_how: 'stated' }),
    paper('paper:title:b', { summary: 'Words.', published: '2021', published_how: 'inferred' }),
    paper('paper:title:c'),
    paper('paper:title:d', { abstract: 'Text.' }),
    paper('paper:title:e', { abstract: 'Text.' }),
    paper('paper:title:f', { stub: true }),
    paper('paper:title:g', { stub: true }),
  ],
  entities: [entity('method:shared'), entity('method:own'), entity('repo:x')],
  edges: [
    edge('paper:title:a', 'USES', 'method:shared'),
    edge('paper:title:b', 'USES', 'method:shared'),
    edge('paper:title:a', 'HAS_CODE', 'repo:x'),
    edge('paper:title:a', 'CITES', 'paper:title:f'),
    edge('paper:title:e', 'INTRODUCES', 'method:own'),
    edge('method:shared', 'BUILDS_ON', 'method:own'),
  ],
  derived: [],
});

test('counts by field, kind, community and reason', () => {
  const why: Record<string, Alone | null> = {};
  const found = coverage(
    graph,
    (node) => (['paper:title:a', 'paper:title:c'].includes(graph.ids[node]!) ? ['c1', 'area'] : []),
    (node, { alone }) => {
      why[graph.ids[node]!.slice(-1)] = alone;
    },
  );
  expect(why).toEqual({
    a: null,
    b: null,
    c: 'no text',
    d: 'no names',
    e: 'names of its own',
    f: null,
    g: 'cited only',
  });
  expect(found.all).toEqual({
    papers: 5,
    abstract: 3,
    summary: 1,
    references: 1,
    code: 1,
    date: 2,
    inferred: 1,
    kinds: { USES: 2, HAS_CODE: 1, CITES: 1, INTRODUCES: 1 },
    alone: { 'no text': 1, 'no names': 1, 'names of its own': 1 },
  });
  expect(found.stubs).toBe(2);
  const one = expect.objectContaining({ papers: 2, abstract: 1, alone: { 'no text': 1 } });
  expect([...found.communities]).toEqual([
    ['c1', one],
    ['area', one],
  ]);
});

test('one paper alone is told the same as among all', () => {
  const all: unknown[] = [];
  coverage(
    graph,
    () => [],
    (node, found) => all.push([graph.ids[node], found]),
  );
  const each = graph.ids.flatMap((id, node) => {
    const found = paperCoverage(graph, node);
    return found ? [[id, found]] : [];
  });
  expect(each).toEqual(all);
  expect(each[0]).toEqual([
    'paper:title:a',
    { text: 'abstract', references: true, code: true, date: 'stated', alone: null },
  ]);
  expect(paperCoverage(graph, graph.indexOf('method:own'))).toBeNull();
});
