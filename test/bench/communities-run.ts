/**
 * One way of finding communities on one planted graph, alone in its process so that its memory can be told:
 * node test/bench/run.mjs communities-run CASE WAY. Prints one line of JSON.
 */
import { consensus } from '../../graph/communities.ts';
import { detect } from '../../graph/communities-moves.ts';
import { canonical, modularity, nmi } from '../../graph/partition.ts';
import { seeded } from '../../graph/random.ts';
import type { Weighted } from '../../graph/weighted.ts';
import { CASES, plantedGraph } from './planted-graph.ts';

const WAYS: Readonly<Record<string, (graph: Weighted, seed: number) => Int32Array>> = {
  'Louvain, one run': (graph, seed) => detect(graph, { algorithm: 'louvain', resolution: 1, rng: seeded(seed) }),
  'Leiden, 1 iteration': (graph, seed) =>
    detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(seed), iterations: 1 }),
  'Leiden, 10 iterations': (graph, seed) => detect(graph, { algorithm: 'leiden', resolution: 1, rng: seeded(seed) }),
  'consensus of 20 Louvain': (graph, seed) =>
    consensus(graph, { algorithm: 'louvain', resolution: 1, runs: 20, seed }).groups,
  'consensus of 20 Leiden': (graph, seed) =>
    consensus(graph, { algorithm: 'leiden', resolution: 1, runs: 20, seed }).groups,
};

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const [name = '', way = '', count = '3'] = process.argv.slice(2);
const { order, size, groups, inside } = CASES.find((one) => one.name === name)!;
const { graph, truth } = plantedGraph(order, size, groups, inside);
const found: Int32Array[] = [];
const spent: number[] = [];
const wall: number[] = [];
for (let seed = 1; seed <= Number(count); seed++) {
  const began = seconds();
  const clock = performance.now();
  found.push(WAYS[way]!(graph, seed));
  spent.push(seconds() - began);
  wall.push((performance.now() - clock) / 1000);
}
console.log(
  JSON.stringify({
    modularity: mean(found.map((one) => modularity(graph, one))).toFixed(4),
    groups: mean(found.map((one) => canonical(one).count)).toFixed(0),
    'NMI of two seeds': found[1] ? mean(found.slice(1).map((one, i) => nmi(found[i]!, one))).toFixed(3) : '',
    'NMI with planted': mean(found.map((one) => nmi(one, truth))).toFixed(3),
    'CPU s': mean(spent).toFixed(2),
    'wall s': mean(wall).toFixed(2),
    'peak MB': (process.resourceUsage().maxRSS / 1024).toFixed(0),
  }),
);
