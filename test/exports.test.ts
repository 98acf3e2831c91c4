/** Every export is read back by a library that others read it with: the same ids, the same edges, hostile text unharmed. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import { Resvg } from '@resvg/resvg-js';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import '@citation-js/plugin-csl';
import { MultiDirectedGraph } from 'graphology';
import * as gexf from 'graphology-gexf';
import * as graphml from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../graph/collect.ts';
import { nameOf } from '../graph/exports/bibliography.ts';
import type { ExportSource } from '../graph/exports/contract.ts';
import { EXPORTS, exportFormat, formatOfFile } from '../graph/exports/index.ts';
import { openStore } from '../graph/stores/index.ts';
import { exportPieces } from '../src/export-pieces.ts';
import { wholeGraph } from '../src/export-source.ts';
import { readSources } from '../src/inputs.ts';
import { writeWhole } from '../src/write-file.ts';
import { readGraph } from './support/read-graph.ts';
import { smallChange } from './support/small-corpus.ts';

const HOSTILE = '=cmd|"/C calc"!A0, \'x\'; <b>&amp;</b> {LoRA}_$1 100% #~^\\ line\u2028end 𝛼 \u0001]]>';
const LORA = 'paper:arxiv:2106.09685';

let folder: string;
let source: ExportSource;
let close: () => Promise<void>;
let ids: string[];
let edges: string[][];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-exports-'));
  const store = await openStore(join(folder, 'corpus'));
  close = () => store.close();
  await store.write(smallChange(HOSTILE));
  source = await wholeGraph(store);
  ids = (await collect(source.nodes())).map(({ node }) => node.id);
  edges = (await collect(source.edges())).map((edge) => [edge.source, edge.kind, edge.target]);
  for (const format of EXPORTS) {
    const files = format.files.map((file) => ({
      path: join(folder, `${format.name}${file.suffix}.${format.extension}`),
      pieces: exportPieces(format, file, source),
    }));
    await writeWhole(files, { force: false });
  }
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const fileOf = (name: string) => join(folder, `${name}.${exportFormat(name).extension}`);
const textOf = (name: string) => readFile(fileOf(name), 'utf8');

/** What XML 1.0 may hold of a text. */
const inXml = (text: string) => text.replaceAll('\u0001', '');

describe('graphs', () => {
  test.for([
    ['gexf-1.2', 'networkx', inXml(HOSTILE)],
    ['graphml', 'networkx', inXml(HOSTILE)],
    ['graphml', 'igraph', inXml(HOSTILE)],
    ['csv', 'csv', `'${HOSTILE}`],
  ] as const)('%s through %s', ([name, reader, title], context) => {
    const found = readGraph(context, reader, fileOf(name));
    expect(Object.keys(found.nodes).sort()).toEqual([...ids].sort());
    expect(found.nodes[LORA]).toEqual({ label: title, year: 2021 });
    expect(found.edges).toEqual([...edges].sort());
  });

  test.each([
    ['gexf', gexf.parse],
    ['graphml', graphml.parse],
  ] as const)('%s through graphology', async (name, parse) => {
    const graph = parse(MultiDirectedGraph, await textOf(name));
    expect(graph.nodes().sort()).toEqual([...ids].sort());
    expect(graph.getNodeAttributes(LORA)).toMatchObject({ label: inXml(HOSTILE), year: 2021 });
    expect(graph.mapEdges((_edge, { kind }, from, to) => [from, kind, to]).sort()).toEqual([...edges].sort());
  });

  test('gexf 1.3 differs from 1.2 in its namespaces, version and edge kinds alone', async () => {
    const newer = await textOf('gexf');
    expect(newer).toContain('xmlns="http://gexf.net/1.3"');
    const older = newer
      .replaceAll('http://gexf.net/1.3', 'http://www.gexf.net/1.2draft')
      .replace('version="1.3"', 'version="1.2"')
      .replace(/(<edge [^>]*?) kind="\w+"/g, '$1');
    expect(older).toBe(await textOf('gexf-1.2'));
    expect(newer).toContain('start="2021-06-17"');
  });

  test('cytoscape and vosviewer hold their documented shapes', async () => {
    const number = z.number().finite();
    const scalars = z.record(z.string(), z.union([z.string(), number, z.boolean()]));
    const cytoscape = z
      .object({
        format_version: z.literal('1.0'),
        elements: z.object({
          nodes: z.array(z.object({ data: scalars, position: z.object({ x: number, y: number }) })),
          edges: z.array(z.object({ data: scalars.and(z.object({ source: z.string(), target: z.string() })) })),
        }),
      })
      .parse(JSON.parse(await textOf('cytoscape')));
    expect(cytoscape.elements.nodes.map(({ data }) => data.id)).toEqual(ids);
    const arcs = cytoscape.elements.edges.map(({ data }) => [data.source, data.interaction, data.target]);
    expect(arcs).toEqual(edges);

    const unit = number.min(-1).max(1);
    const { network } = z
      .object({
        network: z.object({
          items: z.array(
            z.object({
              id: z.string(),
              label: z.string(),
              x: unit.optional(),
              y: unit.optional(),
              cluster: z.int().min(1).optional(),
              weights: z.record(z.string(), number),
            }),
          ),
          links: z.array(z.object({ source_id: z.string(), target_id: z.string(), strength: number.min(0) })),
          clusters: z.array(z.object({ cluster: z.int().min(1), label: z.string() })),
        }),
      })
      .parse(JSON.parse(await textOf('vosviewer')));
    expect(network.items.map(({ id }) => id)).toEqual(ids);
    expect(network.items.find(({ id }) => id === LORA)?.label).toBe(HOSTILE);
    expect(network.links).toHaveLength(edges.length);
  });

  test('the picture is XML and draws what has a place', async (context) => {
    expect(readGraph(context, 'svg', fileOf('svg'))).toEqual({ shapes: 5 });
  });

  test('the picture of pixels is that picture, twice as wide', async () => {
    const [svg, png] = [await textOf('svg'), await readFile(fileOf('png'))];
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(
      ['width', 'height'].map((side) => 2 * Number(new RegExp(`<svg .*?${side}="(\\d+)"`).exec(svg)![1])),
    );
    const image = `<image width="800" height="600" href="data:image/png;base64,${png.toString('base64')}"/>`;
    const read = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${image}</svg>`;
    const { pixels } = new Resvg(read, { font: { loadSystemFonts: false } }).render();
    const colours = new Set(Array.from({ length: pixels.length / 4 }, (_, i) => pixels.readUInt32BE(4 * i)));
    expect(colours.size).toBeGreaterThan(3);
  });

  test('the Cypher script is statements alone: no text leaves its literal', async () => {
    const script = await textOf('cypher');
    const code = script.replace(/'(?:[^'\\]|\\.)*'/gs, "''");
    const statements = code.split(';\n').filter((part) => part.trim());
    for (const statement of statements) {
      expect(statement).toMatch(/^(CREATE CONSTRAINT \w+ IF NOT EXISTS|UNWIND \[[\s\S]*\] AS row (MERGE|MATCH) )/);
    }
    expect(code).not.toMatch(/cmd|calc|<b>|[^\x20-\x7e\n]/);
    expect(code.match(/props:/g)).toHaveLength(ids.length + edges.length);
  });
});

describe('bibliographies', () => {
  interface Item {
    title?: string;
    DOI?: string;
    author?: { family?: string; given?: string }[];
    issued?: { 'date-parts': (number | string)[][] };
    keyword?: string;
  }
  const plain = (text = '') => text.replace(/<\/?(?:span|i|b|sup|sub)[^>]*>/g, '');

  test.each([
    ['bibtex', HOSTILE.replace(/[\u2028\u0001]/g, ' ').replace(/ +/g, ' ')],
    ['ris', HOSTILE.replace(/[\u2028\u0001]/g, ' ').replace(/ +/g, ' ')],
    ['csl', HOSTILE],
  ])('%s through citation-js', async (name, title) => {
    const items: Item[] = new Cite(await textOf(name), { generateGraph: false }).data;
    expect(items).toHaveLength(3);
    const lora = items.find(({ author }) => author?.length === 2)!;
    expect(lora.author).toEqual([
      { family: 'Hu', given: 'Edward J.' },
      { family: 'Shen', given: 'Yelong' },
    ]);
    expect(lora.issued!['date-parts'][0]!.slice(0, 2).map(Number)).toEqual([2021, 6]);
    if (name === 'bibtex') expect(plain(lora.title)).toContain('100% #~^\\ line');
    else expect(lora.title).toBe(title);
    if (name !== 'bibtex') expect(lora.keyword).toMatch(/BERT/);
  });

  test('BibTeX escapes what TeX would run, and keys are unique', async () => {
    const text = await textOf('bibtex');
    expect(text).toContain('{\\{LoRA\\}\\_\\$1} 100\\% \\#\\textasciitilde{}\\textasciicircum{}\\textbackslash{} line');
    expect(text).toContain('eprint = {2106.09685}');
    const keys = [...text.matchAll(/^@\w+\{(.*),$/gm)].map((match) => match[1]);
    expect(new Set(keys).size).toBe(3);
    expect(keys).toContain('2018bert');
  });

  test.each([
    ['Edward J. Hu', { family: 'Hu', given: 'Edward J.' }],
    ['Aäron van den Oord', { family: 'van den Oord', given: 'Aäron' }],
    ['LeCun, Yann', { family: 'LeCun', given: 'Yann' }],
    ['DeepSeek-AI', { literal: 'DeepSeek-AI' }],
  ])('the name %s', (text, expected) => {
    expect(nameOf(text)).toEqual(expected);
  });

  test('a reading list groups papers by the method that they share and shows hostile titles as text', async () => {
    const text = await textOf('markdown');
    expect(text).toContain('## BERT\n\n- [=cmd');
    expect(text).toContain('\\<script\\>');
    expect(text.match(/^- /gm)).toHaveLength(3);
  });
});

test('JSON lines are read by ingest again, with names, code and citations', async () => {
  const items = readSources([fileOf('jsonl')], { cwd: folder, stdin: (async function* () {})(), asOfYear: null });
  const listings = [];
  for await (const item of items) {
    expect(item).not.toHaveProperty('problem');
    if ('listing' in item) listings.push(item.listing);
  }
  expect(listings).toHaveLength(3);
  const lora = listings.find(({ ids: known }) => known.arxiv === '2106.09685')!;
  expect(lora.title).toBe(HOSTILE.replace('\u2028', ' '));
  expect(lora.methods).toContainEqual({ name: 'LoRA', aliases: ['Low-Rank Adaptation'], relation: 'introduces' });
  expect(lora.repositories).toEqual([{ url: 'https://github.com/microsoft/LoRA', official: true }]);
  const qlora = listings.find(({ title }) => title.includes('QLoRA'))!;
  expect(qlora.citations).toMatchObject([{ ids: { arxiv: '2106.09685' } }]);
});

test.each([
  ['a.gexf', 'gexf'],
  ['a.json', 'json'],
  ['a.vosviewer.json', 'vosviewer'],
  ['a.csl.json', 'csl'],
  ['a.txt', undefined],
])('the ending of %s names %s', (path, name) => {
  expect(formatOfFile(path)?.name).toBe(name);
});
