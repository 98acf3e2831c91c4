/**
 * Single runs beside the consensus on planted graphs: modularity, likeness of runs under different seeds, likeness with
 * the planted groups, CPU seconds, peak memory of the process. Run: npm run bench -- communities (KINDRED_CASES=1k,10k for some).
 * The same graphs in igraph and networkit: KINDRED_EDGES=/tmp/edges npm run bench -- communities, then
 * `python test/bench/communities.py /tmp/edges` (pip install igraph networkit).
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { modularity } from '../../graph/partition.ts';
import { CASES, plantedGraph } from './planted-graph.ts';

const run = promisify(execFile);
const runner = fileURLToPath(new URL('run.mjs', import.meta.url));
const WAYS = [
  'Louvain, one run',
  'Leiden, 1 iteration',
  'Leiden, 10 iterations',
  'consensus of 20 Louvain',
  'consensus of 20 Leiden',
];
const chosen = process.env.KINDRED_CASES?.split(',') ?? CASES.map(({ name }) => name);

for (const { name, order, size, groups, inside } of CASES.filter((one) => chosen.includes(one.name)))
  test(`communities of ${name} nodes`, async () => {
    const { graph, pairs, truth } = plantedGraph(order, size, groups, inside);
    const folder = process.env.KINDRED_EDGES;
    if (folder) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${name}.tsv`), pairs.map(({ a, b }) => `${a}\t${b}\n`).join(''));
      await writeFile(join(folder, `${name}.groups`), truth.join('\n'));
    }
    const table: Record<string, unknown> = {};
    for (const way of WAYS) {
      const { stdout } = await run(process.execPath, [runner, 'communities-run', name, way]);
      table[way] = JSON.parse(stdout);
      expect(table[way]).toHaveProperty('modularity');
    }
    const planted = modularity(graph, truth).toFixed(4);
    console.log(`${name}: ${order} nodes, ${size} edges, ${groups} planted groups, modularity of those ${planted}`);
    console.table(table);
  });
