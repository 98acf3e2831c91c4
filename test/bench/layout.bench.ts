/**
 * CPU seconds and neighbourhood preservation (mean share of a node's neighbours among as many nearest on the map) of the
 * islands beside plain ForceAtlas2. Run: npm run bench -- layout. ForceAtlas2 at 10,000 nodes takes minutes.
 */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { expect, test } from 'vitest';
import { detect } from '../../graph/communities-moves.ts';
import { layout } from '../../graph/layout.ts';
import { canonical } from '../../graph/partition.ts';
import { seeded } from '../../graph/random.ts';
import type { Weighted } from '../../graph/weighted.ts';
import { plantedGraph } from './planted-graph.ts';

interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function preservation(graph: Weighted, { x, y }: Places): number {
  const step = Math.max(1, Math.floor(graph.order / 500));
  const shares: number[] = [];
  for (let node = 0; node < graph.order; node += step) {
    const near = graph.targets.subarray(graph.starts[node]!, graph.starts[node + 1]!);
    if (near.length === 0) continue;
    const distance = Float64Array.from(
      { length: graph.order },
      (_, i) => (x[i]! - x[node]!) ** 2 + (y[i]! - y[node]!) ** 2,
    );
    const reach = Float64Array.from(distance).sort()[near.length]!;
    shares.push(near.filter((other) => distance[other]! <= reach).length / near.length);
  }
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function islands(graph: Weighted): Places {
  const found = detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(1), iterations: 1 });
  const { groups, count } = canonical(found);
  const keys = Array.from({ length: count }, (_, i) => String(i));
  const radius = new Float64Array(graph.order).fill(1.7);
  return layout({ graph, groups, count, radius, keys, seed: 1, previous: null });
}

function plain(graph: Weighted, iterations: number): Places {
  const net = new UndirectedGraph();
  const rng = seeded(1);
  for (let node = 0; node < graph.order; node++) net.addNode(node, { x: rng() * 1000, y: rng() * 1000 });
  for (let node = 0; node < graph.order; node++)
    for (let i = graph.starts[node]!; i < graph.starts[node + 1]!; i++)
      if (graph.targets[i]! > node) net.addEdge(node, graph.targets[i]!, { weight: graph.weights[i]! });
  const found = forceAtlas2(net, { iterations, settings: forceAtlas2.inferSettings(net) });
  const places = Array.from({ length: graph.order }, (_, node) => found[String(node)]!);
  return { x: places.map((at) => at.x), y: places.map((at) => at.y) };
}

test.each([
  [2000, 12_000],
  [10_000, 60_000],
])('layout of %i nodes and %i edges', (order, size) => {
  const { graph } = plantedGraph(order, size, Math.round(Math.sqrt(order) / 2), 0.8, 0.7);
  const table: Record<string, Record<string, string>> = {};
  for (const [way, run] of [
    ['islands (communities found, then laid out)', islands],
    ['ForceAtlas2, 500 iterations', (one: Weighted) => plain(one, 500)],
  ] as const) {
    const began = seconds();
    const places = run(graph);
    const spent = seconds() - began;
    expect(places.x).toHaveLength(order);
    table[way] = { 'CPU s': spent.toFixed(1), preservation: preservation(graph, places).toFixed(3) };
  }
  console.log(`${order} nodes, ${size} edges`);
  console.table(table);
});
