/** What every store promises, as a suite that each implementation runs. */
import { expect, test } from 'vitest';
import { collect } from '../graph/collect.ts';
import type { Change, Store } from '../graph/stores/contract.ts';
import {
  ANALYSIS,
  change,
  contents,
  DERIVED,
  EDGES,
  INPUTS,
  nodeAnalysis,
  PAPERS,
  paper,
  wholeChange,
} from './store-rows.ts';

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
    out[name] = await collect<unknown>(rows);
  }
  return out;
}
