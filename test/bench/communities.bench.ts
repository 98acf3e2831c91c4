/**
 * Single runs beside the consensus on planted graphs: modularity, likeness of runs under different seeds, likeness with
 * the planted groups, CPU seconds. Run: npm run bench -- communities
 * The same graphs in igraph and networkit: KINDRED_EDGES=/tmp/edges npm run bench -- communities, then
 * `python test/bench/communities.py /tmp/edges` (pip install igraph networkit).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consensus } from '../../graph/communities.ts';
import { detect } from '../../graph/communities-moves.ts';
import { canonical, modularity, nmi } from '../../graph/partition.ts';
import { seeded } from '../../graph/random.ts';
import type { Weighted } from '../../graph/weighted.ts';
import { plantedGraph } from './planted-graph.ts';

const SEEDS = [1, 2, 3];
const CASES = [
  { name: '1k', order: 1000, size: 6000, groups: 20 },
  { name: '10k', order: 10_000, size: 60_000, groups: 40 },
  { name: '100k', order: 100_000, size: 500_000, groups: 100 },
] as const;

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const WAYS: Readonly<Record<string, (graph: Weighted, seed: number) => Int32Array>> = {
  'graphology Louvain': (graph, seed) => detect(graph, { algorithm: 'louvain', resolution: 1, rng: seeded(seed) }),
  'Leiden, 1 iteration': (graph, seed) =>
    detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(seed), iterations: 1 }),
  'Leiden, 10 iterations': (graph, seed) => detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(seed) }),
  'consensus of 20 Louvain': (graph, seed) =>
    consensus(graph, { algorithm: 'louvain', resolution: 1, runs: 20, seed }).groups,
  'consensus of 20 Leiden': (graph, seed) =>
    consensus(graph, { algorithm: 'leiden', resolution: 1, runs: 20, seed }).groups,
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

for (const { name, order, size, groups } of CASES)
  test(`communities of ${name} nodes`, async () => {
    const { graph, pairs, truth } = plantedGraph(order, size, groups, 0.5);
    const folder = process.env.KINDRED_EDGES;
    if (folder) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${name}.tsv`), pairs.map(({ a, b }) => `${a}\t${b}\n`).join(''));
    }
    const table: Record<string, Record<string, string>> = {};
    for (const [way, run] of Object.entries(WAYS)) {
      const began = seconds();
      const found = SEEDS.map((seed) => run(graph, seed));
      const spent = (seconds() - began) / SEEDS.length;
      expect(found[0]).toHaveLength(order);
      table[way] = {
        modularity: mean(found.map((one) => modularity(graph, one))).toFixed(4),
        groups: mean(found.map((one) => canonical(one).count)).toFixed(0),
        'NMI of two seeds': mean([nmi(found[0]!, found[1]!), nmi(found[1]!, found[2]!)]).toFixed(3),
        'NMI with planted': mean(found.map((one) => nmi(one, truth))).toFixed(3),
        'CPU s': spent.toFixed(2),
      };
    }
    console.log(
      `${name}: ${order} nodes, ${size} edges, ${groups} planted groups, modularity of those ${modularity(graph, truth).toFixed(4)}`,
    );
    console.table(table);
  });
