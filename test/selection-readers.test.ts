/** One selection, the same ids and edges through every reader: networkx and igraph here; Neo4j and the page in their suites. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exportFormat } from '../graph/exports/index.ts';
import { type Corpus, openCorpus } from '../src/views/corpus.ts';
import { selectedGraph, selectionAnswer } from '../src/views/selection.ts';
import { writeWhole } from '../src/write-file.ts';
import { SELECTIONS } from './selections.ts';
import { HOSTILE } from './store-rows.ts';
import { readGraph } from './support/read-graph.ts';
import { smallChange, smallStore } from './support/small-corpus.ts';

let folder: string;
let small: Awaited<ReturnType<typeof smallStore>>;
let corpus: Corpus;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-selections-'));
  small = await smallStore();
  await small.store.write(smallChange(HOSTILE));
  corpus = await openCorpus(small.store);
  for (const [i, text] of SELECTIONS.entries()) {
    const source = await selectedGraph(corpus, text);
    for (const name of ['graphml', 'gexf-1.2']) {
      const { extension, files } = exportFormat(name);
      await writeWhole([{ path: join(folder, `${i}.${extension}`), pieces: files[0]!.write(source) }], {
        force: false,
      });
    }
  }
});
afterAll(async () => {
  await small.close();
  await rm(folder, { recursive: true });
});

const Found = z.array(z.object({ nodes: z.record(z.string(), z.unknown()), edges: z.array(z.array(z.string())) }));

test.for([
  ['networkx', 'graphml'],
  ['networkx', 'gexf'],
  ['igraph', 'graphml'],
] as const)('through %s from %s', async ([reader, extension], context) => {
  const paths = SELECTIONS.map((_, i) => join(folder, `${i}.${extension}`));
  const found = Found.parse(readGraph(context, reader, ...paths));
  for (const [i, text] of SELECTIONS.entries()) {
    const { nodes, edges } = await selectionAnswer(corpus, text);
    expect([text, Object.keys(found[i]!.nodes).sort()]).toEqual([text, [...nodes].sort()]);
    expect([text, found[i]!.edges.map((edge) => edge.join('|')).sort()]).toEqual([text, [...edges].sort()]);
  }
});
