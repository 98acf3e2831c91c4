/** At scale: every export in bounded memory, and related work within 10 ms, on generated graphs. Prints tables. */
import { expect, test } from 'vitest';
import { compactGraph } from '../../graph/compact.ts';
import type { ExportSource } from '../../graph/exports/contract.ts';
import { EXPORTS } from '../../graph/exports/index.ts';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Edge, Paper } from '../../graph/model.ts';
import { seeded } from '../../graph/random.ts';
import { related } from '../../graph/related.ts';
import { relatedIndex } from '../../graph/related-index.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { edge, entity, nodeAnalysis, paper } from '../store-rows.ts';

const EDGES_PER_PAPER = 5;
const PAPERS_PER_NAME = 20;

/** A corpus of so many edges: papers of thirty words that use five names each, some far more common than others. */
function corpus(edgeCount: number) {
  const random = seeded(1);
  const papers = edgeCount / EDGES_PER_PAPER;
  const names = papers / PAPERS_PER_NAME;
  const skewed = (most: number) => Math.floor(most * random() ** 3);
  const pad = (number: number) => String(number).padStart(7, '0');
  const paperAt = (i: number): Paper => {
    const words = Array.from({ length: 30 }, () => `word${skewed(20_000)}`).join(' ');
    return paper(`paper:title:p${pad(i)}`, { title: `Paper ${i}`, abstract: words, published: `${2000 + (i % 25)}` });
  };
  const edgesOf = (i: number): Edge[] => {
    const used = new Set(Array.from({ length: EDGES_PER_PAPER }, () => `method:m${pad(skewed(names))}`));
    return [...used].sort(byCodeUnit).map((id) => edge(`paper:title:p${pad(i)}`, 'USES', id, { role: 'uses' }));
  };
  return { papers, names, paperAt, edgesOf, methodAt: (i: number) => entity(`method:m${pad(i)}`, { label: `M${i}` }) };
}

function streamed(edgeCount: number): ExportSource {
  const from = corpus(edgeCount);
  return {
    manifest: { schema: 1, kindred: '0', build: 'b', as_of: null, inputs: [], counts: {}, analysis: null },
    communities: [],
    async *nodes() {
      for (let i = 0; i < from.names; i++) yield { node: from.methodAt(i), analysis: nodeAnalysis(`method:m${i}`) };
      for (let i = 0; i < from.papers; i++) {
        const node = from.paperAt(i);
        yield { node, analysis: nodeAnalysis(node.id) };
      }
    },
    async *edges() {
      for (let i = 0; i < from.papers; i++) yield* from.edgesOf(i);
    },
    edgesFrom: async (id) => from.edgesOf(Number(id.slice(-7))),
    get: async (ids) => ids.map((id) => (id.startsWith('paper') ? from.paperAt(0) : entity(id, { label: id }))),
  };
}

/** `KINDRED_BENCH_FORMATS=json,gexf`: those alone. */
const only = (process.env.KINDRED_BENCH_FORMATS ?? '').split(',').filter(Boolean);
const sizes = (process.env.KINDRED_BENCH_EDGES ?? '1000,100000,1000000').split(',').map(Number);

test.each(sizes)('exports of %i edges', async (edgeCount) => {
  const rows: string[] = [];
  for (const { name, files } of EXPORTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    // Time of the processor, not of the wall: other work on the machine is none of ours.
    const started = process.cpuUsage();
    let bytes = 0;
    let peak = 0;
    let resident = 0;
    for (const { write } of files) {
      let pieces = 0;
      for await (const piece of write(streamed(edgeCount))) {
        bytes += piece.length;
        if (pieces++ % 1_000 > 0) continue;
        const { heapUsed, rss } = process.memoryUsage();
        peak = Math.max(peak, heapUsed);
        resident = Math.max(resident, rss);
      }
    }
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    rows.push(
      `${name.padEnd(12)} ${(bytes / 1e6).toFixed(1).padStart(8)} MB ${seconds.toFixed(1).padStart(7)} s ${(peak / 1e6).toFixed(0).padStart(5)} MB heap ${(resident / 1e6).toFixed(0).padStart(5)} MB resident`,
    );
    console.info(rows.at(-1));
    expect(bytes).toBeGreaterThan(0);
  }
  console.info(`${edgeCount} edges\n${rows.join('\n')}`);
});

test('related work on 100,000 papers and 500,000 edges', async () => {
  const from = corpus(500_000);
  const papers = Array.from({ length: from.papers }, (_, i) => from.paperAt(i));
  const graph = await compactGraph({
    papers,
    entities: Array.from({ length: from.names }, (_, i) => from.methodAt(i)),
    edges: papers.flatMap((_, i) => from.edgesOf(i)),
    derived: [],
  });
  const before = performance.now();
  const index = await relatedIndex(graph, papers, wordVectors());
  const indexed = performance.now() - before;
  const random = seeded(2);
  const times = Array.from({ length: 300 }, () => {
    const seed = index.nodes[Math.floor(random() * index.nodes.length)]!;
    const started = process.cpuUsage();
    related(index, [seed], { limit: 20 });
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
  console.info(`index ${(indexed / 1000).toFixed(1)} s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
});
