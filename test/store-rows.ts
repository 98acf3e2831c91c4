/** Rows of every table, a change that holds them all, and everything that a store holds: what tests of stores and graphs are made of. */
import { collect } from '../graph/collect.ts';
import { edgeId } from '../graph/ids.ts';
import type { Community, Edge, Entity, NodeAnalysis, Paper } from '../graph/model.ts';
import type { Change, Store, TableName, Tables } from '../graph/stores/contract.ts';

/** A hostile title: quotes, braces, markup, a line end, an astral letter, a separator of lines. */
export const HOSTILE =
  'A "quoted" \\title\\ {of} <script>alert(1)</script>,\n\ttab; 𝛼 \u2028 `; MATCH (n) DETACH DELETE n //';

export function paper(id: string, more: Partial<Paper> = {}): Paper {
  return {
    id,
    kind: 'Paper',
    title: `Title of ${id}`,
    abstract: null,
    summary: null,
    authors: [],
    author_count: null,
    organisation: null,
    published: null,
    published_precision: null,
    published_how: null,
    venue: null,
    ids: {},
    aliases: [],
    pages: [],
    comments: null,
    upvotes: null,
    citation_count: null,
    stub: false,
    sources: [{ file: 'page.txt', line: 1 }],
    extra: {},
    ...more,
  };
}

export function entity(id: string, more: Partial<Entity> = {}): Entity {
  return { id, kind: 'Method', label: id, aliases: [], area: null, broad: false, family: null, url: null, ...more };
}

export function edge(source: string, kind: Edge['kind'], target: string, more: Partial<Edge> = {}): Edge {
  return {
    id: edgeId(source, kind, target),
    source,
    target,
    kind,
    role: null,
    official: null,
    confidence: 0.9,
    score: null,
    terms: [],
    evidence: [],
    ...more,
  };
}

export function nodeAnalysis(id: string, more: Partial<NodeAnalysis> = {}): NodeAnalysis {
  return {
    id,
    community: 'community:1',
    area: null,
    x: 0.1 + 0.2,
    y: -3,
    degree: 2,
    pagerank: 1e-7,
    stability: 1,
    leaf: false,
    runs: null,
    ...more,
  };
}

const COMMUNITY: Community = {
  id: 'community:1',
  name: 'LoRA and MoE',
  renamed_from: 'LoRA · experts',
  colour: 0,
  level: 0,
  parent: null,
  size: 4,
  papers: 3,
  stability: 0.75,
  top: ['method:lora'],
  central: ['paper:title:b', 'paper:title:a'],
};

export const PAPERS: readonly Paper[] = [
  paper('paper:arxiv:2106.09685', {
    title: HOSTILE,
    abstract: 'We propose LoRA. It uses MoE.',
    authors: ['Ada Lovelace', 'Zoë Ä'],
    author_count: 2,
    published: '2021-06-17',
    published_precision: 'day',
    published_how: 'stated',
    ids: { doi: '10.1/x', arxiv: '2106.09685' },
    aliases: ['paper:title:lora'],
    upvotes: 0,
    citation_count: 12345,
    extra: { zeta: [1, { b: 1, a: null }], alpha: 2.5, '2021': 'year' },
  }),
  paper('paper:title:a'),
  paper('paper:title:b', { stub: true, sources: [] }),
];
export const ENTITIES: readonly Entity[] = [
  entity('dataset:imagenet', { kind: 'Dataset', label: 'ImageNet', area: 'vision' }),
  entity('method:lora', { label: 'LoRA', aliases: ['Low-Rank Adaptation'] }),
  entity('repo:github.com/owner/name', { kind: 'Repo', label: 'owner/name', url: 'https://github.com/owner/name' }),
];
export const EDGES: readonly Edge[] = [
  edge('paper:arxiv:2106.09685', 'CITES', 'paper:title:b', { confidence: 1 }),
  edge('paper:arxiv:2106.09685', 'HAS_CODE', 'repo:github.com/owner/name', { official: true }),
  edge('paper:arxiv:2106.09685', 'INTRODUCES', 'method:lora', {
    evidence: [
      {
        source: 'page.txt:1',
        field: 'abstract',
        start: 11,
        end: 15,
        quote: 'LoRA',
        sentence: [0, 16],
        rule: 'introduces',
        confidence: 0.9,
      },
    ],
  }),
  edge('paper:title:a', 'USES', 'dataset:imagenet', { role: 'evaluates' }),
  edge('paper:title:a', 'USES', 'method:lora', { role: 'extends', confidence: 0.5 }),
];
export const DERIVED = [
  edge('paper:title:a', 'SIMILAR_TO', 'paper:title:b', { score: 0.31, terms: ['adapter', 'rank'] }),
];

export function change(tables: Change['tables'], more: Partial<Change['manifest']> = {}, corrections?: string): Change {
  const manifest = { kindred: '0.1.0', as_of: '2026-01-01', inputs: [], analysis: null, ...more };
  return corrections === undefined ? { tables, manifest } : { tables, manifest, corrections };
}

export const INPUTS = [{ name: 'page.txt', sha256: 'ab', bytes: 10, format: 'page', records: 3 }];
export const ANALYSIS = { algorithm: 'louvain', seed: 1, resolution: 1, runs: 10, modularity: 0.5, agreement: 0.9 };

export function wholeChange(): Change {
  return change(
    {
      records: [{ id: 'page.txt:1', listing: { title: HOSTILE, authors: ['Ada'], nested: { a: 1 } } }],
      papers: PAPERS,
      entities: ENTITIES,
      edges: EDGES,
      problems: [
        { source: 'page.txt', line: null, what: 'half a page', remedy: 'copy it again' },
        { source: 'page.txt', line: 9, what: 'no title', remedy: 'add one' },
        { source: 'page.txt', line: 10, what: 'no title', remedy: 'add one' },
      ],
      nodes: [nodeAnalysis('method:lora', { leaf: true }), nodeAnalysis('paper:title:a', { runs: [0, 12, 3] })],
      communities: [COMMUNITY],
      derived: DERIVED,
    },
    { inputs: INPUTS, analysis: ANALYSIS },
    '# corrections\nnot-this\tmethod:lora\n',
  );
}

/** Everything a store holds, by table. */
export async function contents(store: Store): Promise<{ [K in TableName]: Tables[K][] }> {
  return {
    records: await collect(store.read('records')),
    papers: await collect(store.read('papers')),
    entities: await collect(store.read('entities')),
    edges: await collect(store.read('edges')),
    problems: await collect(store.read('problems')),
    nodes: await collect(store.read('nodes')),
    communities: await collect(store.read('communities')),
    derived: await collect(store.read('derived')),
  };
}
