/** What every store promises, as a suite that each implementation runs. */
import { expect, test } from 'vitest';
import type { Community, Edge, Entity, NodeAnalysis, Paper } from '../graph/model.ts';
import type { Change, Rows, Store, TableName, Tables } from '../graph/stores/contract.ts';

/** A hostile title: quotes, braces, markup, a line end, an astral letter, a lone surrogate, separators. */
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
    id: `${source}|${kind}|${target}`,
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
const DERIVED = [edge('paper:title:a', 'SIMILAR_TO', 'paper:title:b', { score: 0.31, terms: ['adapter', 'rank'] })];

export function change(tables: Change['tables'], more: Partial<Change['manifest']> = {}, corrections?: string): Change {
  const manifest = { kindred: '0.1.0', as_of: '2026-01-01', inputs: [], analysis: null, ...more };
  return corrections === undefined ? { tables, manifest } : { tables, manifest, corrections };
}

const INPUTS = [{ name: 'page.txt', sha256: 'ab', bytes: 10, format: 'page', records: 3 }];
const ANALYSIS = { algorithm: 'louvain', seed: 1, resolution: 1, runs: 10, modularity: 0.5, agreement: 0.9 };

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

export async function collect<T>(rows: Rows<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const row of rows) out.push(row);
  return out;
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

/** Runs the contract; `fresh` gives an opener of one new, empty store (opened again by a second call). */
export function storeContract(fresh: () => Promise<() => Promise<Store>>): void {
  async function opened<T>(work: (store: Store, again: () => Promise<Store>) => Promise<T>): Promise<T> {
    const open = await fresh();
    const stores: Store[] = [];
    const again = async () => {
      const store = await open();
      stores.push(store);
      return store;
    };
    try {
      return await work(await again(), again);
    } finally {
      for (const store of stores) await store.close();
    }
  }

  test('an empty store says so', () =>
    opened(async (store) => {
      expect(await store.manifest()).toBeNull();
      expect(await collect(store.read('papers'))).toEqual([]);
      expect(await store.get('papers', ['paper:title:a'])).toEqual([]);
      expect(await store.edgesOf('paper:title:a')).toEqual([]);
      expect(await store.corrections()).toBe('');
    }));

  test('gives back the rows that it was given, in order, to the writer and to who opens it later', () =>
    opened(async (store, again) => {
      const wanted = wholeChange();
      const report = await store.write(wanted);
      expect(report.unchanged).toBe(false);
      expect(report.tables.papers).toEqual({ added: 3, changed: 0, same: 0, removed: 0 });
      expect(report.manifest).toMatchObject({ schema: 1, as_of: '2026-01-01', inputs: INPUTS, analysis: ANALYSIS });
      expect(report.manifest.counts).toMatchObject({
        papers: 3,
        entities: 3,
        edges: 5,
        derived: 1,
        Method: 1,
        USES: 2,
      });
      for (const reader of [store, await again()]) {
        expect(await contents(reader)).toEqual(await tablesOf(wanted));
        expect(await reader.corrections()).toBe(wanted.corrections);
        expect(await reader.manifest()).toEqual(report.manifest);
      }
    }));

  test('sorts rows that come in any order, by code units', () =>
    opened(async (store) => {
      const ids = ['paper:title:é', 'paper:title:z', 'paper:title:Z', 'paper:title:10', 'paper:title:9'];
      const problems = [
        { source: 'b', line: 10, what: 'w', remedy: 'r' },
        { source: 'b', line: 9, what: 'w', remedy: 'r' },
        { source: 'b', line: 9, what: 'w', remedy: 'r' },
        { source: 'a', line: 100, what: 'w', remedy: 'r' },
      ];
      await store.write(change({ papers: ids.map((id) => paper(id)), problems }));
      expect((await collect(store.read('papers'))).map((row) => row.id)).toEqual(ids.toSorted());
      expect((await collect(store.read('problems'))).map((row) => row.line)).toEqual([100, 9, 9, 10]);
    }));

  test('the same rows again, in any order of rows and keys, change nothing and give the same build', () =>
    opened(async (store) => {
      const first = await store.write(wholeChange());
      const whole = wholeChange();
      const turned = PAPERS.map((row) => paper(row.id, Object.fromEntries(Object.entries(row).reverse()))).reverse();
      const second = await store.write({ ...whole, tables: { ...whole.tables, papers: turned } });
      expect(second.unchanged).toBe(true);
      expect(second.tables.papers).toEqual({ added: 0, changed: 0, same: 3, removed: 0 });
      expect(second.manifest).toEqual(first.manifest);
    }));

  test('replaces what a change names, leaves the rest, and counts the difference', () =>
    opened(async (store) => {
      const first = await store.write(wholeChange());
      const papers = [paper('paper:title:a', { title: 'Another' }), PAPERS[2]!, paper('paper:title:c')];
      const second = await store.write(change({ papers }, { inputs: INPUTS, analysis: ANALYSIS }));
      expect(second.unchanged).toBe(false);
      expect(second.tables).toEqual({ papers: { added: 1, changed: 1, same: 1, removed: 1 } });
      expect(second.manifest.build).not.toBe(first.manifest.build);
      const now = await contents(store);
      expect(now.papers).toEqual(papers);
      expect(now.edges).toEqual(EDGES);
      expect(await store.corrections()).toBe(wholeChange().corrections);
      const back = await store.write(wholeChange());
      expect(back.manifest).toEqual(first.manifest);
    }));

  test('a table can be emptied', () =>
    opened(async (store) => {
      await store.write(wholeChange());
      const report = await store.write(change({ derived: [], edges: [] }));
      expect(report.tables.edges).toEqual({ added: 0, changed: 0, same: 0, removed: 5 });
      expect(await store.edgesOf('paper:title:a')).toEqual([]);
      expect(await collect(store.read('papers'))).toHaveLength(3);
    }));

  test('finds rows by id, in the order asked, and the edges of a node', () =>
    opened(async (store) => {
      await store.write(wholeChange());
      const found = await store.get('papers', ['paper:title:b', 'paper:nowhere', PAPERS[0]!.id]);
      expect(found).toEqual([PAPERS[2], PAPERS[0]]);
      expect(await store.get('edges', [EDGES[2]!.id])).toEqual([EDGES[2]]);
      expect(await store.get('nodes', ['paper:title:a'])).toEqual([
        nodeAnalysis('paper:title:a', { runs: [0, 12, 3] }),
      ]);
      expect(await store.get('records', ['page.txt:1'])).toHaveLength(1);
      expect(await store.edgesOf('paper:title:a')).toEqual([DERIVED[0], EDGES[3], EDGES[4]]);
      expect(await store.edgesOf('method:lora')).toEqual([EDGES[2], EDGES[4]]);
      expect(await store.edgesOf('method:nowhere')).toEqual([]);
    }));

  test('a failing source of rows leaves the store as it was', () =>
    opened(async (store, again) => {
      const first = await store.write(wholeChange());
      async function* failing() {
        yield paper('paper:title:x');
        throw new Error('the source broke');
      }
      await expect(store.write(change({ entities: [], papers: failing() }))).rejects.toThrow('the source broke');
      await expect(store.write(change({ papers: [paper('paper:title:x'), paper('paper:title:x')] }))).rejects.toThrow(
        'paper:title:x',
      );
      const reader = await again();
      expect(await reader.manifest()).toEqual(first.manifest);
      expect((await contents(reader)).papers).toEqual(PAPERS);
      expect((await store.write(wholeChange())).unchanged).toBe(true);
    }));

  test('one writer at a time; the second is told who holds it', () =>
    opened(async (store, again) => {
      const other = await again();
      let started: () => void = () => undefined;
      let go: () => void = () => undefined;
      const isStarted = new Promise<void>((resolve) => {
        started = resolve;
      });
      const mayGo = new Promise<void>((resolve) => {
        go = resolve;
      });
      async function* slow() {
        started();
        await mayGo;
        yield* PAPERS;
      }
      const first = store.write(change({ papers: slow() }));
      await Promise.race([isStarted, first]);
      await expect(other.write(wholeChange())).rejects.toMatchObject({
        code: 'store-locked',
        message: expect.stringContaining(String(process.pid)),
      });
      go();
      await first;
      await other.write(wholeChange());
    }));

  test('a change computed from an older state is refused, and what the other run wrote is kept', () =>
    opened(async (store, again) => {
      const other = await again();
      const { manifest } = await store.write({ ...wholeChange(), since: null });
      await expect(other.write({ ...change({ papers: [] }), since: null })).rejects.toMatchObject({
        code: 'store-changed',
      });
      await other.refresh();
      expect((await other.manifest())?.counts.papers).toBe(PAPERS.length);
      await other.write({ ...change({ papers: [] }), since: manifest.build });
      expect((await other.manifest())?.counts.papers).toBe(0);
    }));

  test('rows of the store itself can be written back while they are read', () =>
    opened(async (store) => {
      await store.write(wholeChange());
      async function* renamed() {
        for await (const row of store.read('papers')) yield { ...row, venue: 'here' };
      }
      const report = await store.write(change({ papers: renamed() }));
      expect(report.tables.papers).toEqual({ added: 0, changed: 3, same: 0, removed: 0 });
    }));
}

async function tablesOf({ tables }: Change): Promise<unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, rows] of Object.entries(tables)) {
    const list: unknown[] = [];
    for await (const row of rows) list.push(row);
    out[name] = list;
  }
  return out;
}
