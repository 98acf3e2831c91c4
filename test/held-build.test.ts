/** Holds that what could not be made of a build, because its store was out of reach, is made when it is asked for again. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Rows, Store } from '../graph/stores/contract.ts';
import { related } from '../src/index.ts';
import { type HeldBuild, holdBuild } from '../src/server/build.ts';
import { smallStore } from './support/small-corpus.ts';

/** The first row alone. */
async function* cutOff<T>(rows: Rows<T>): AsyncGenerator<T> {
  let count = 0;
  for await (const row of rows) {
    if (count++ > 0) throw new Error('out of reach');
    yield row;
  }
}

describe.each(['at once', 'while it is read'])('a store that refuses %s', (when) => {
  let small: Awaited<ReturnType<typeof smallStore>>;
  let held: HeldBuild;
  let gone = false;
  let refused = 0;

  beforeAll(async () => {
    small = await smallStore();
    const read: Store['read'] = (table) => {
      if (!gone) return small.store.read(table);
      refused += 1;
      if (when === 'at once') throw new Error('out of reach');
      return cutOff(small.store.read(table));
    };
    held = await holdBuild({ ...small.store, read });
  });
  afterAll(() => small.close());

  test('search that failed beside the map, where nobody waited for it', async () => {
    gone = true;
    held.map();
    await vi.waitUntil(() => refused > 0, { timeout: 10_000 });
    await expect(held.search()).rejects.toThrow('out of reach');
    gone = false;
    expect((await held.search()).find('lora', 1).hits).toMatchObject([{ id: 'method:lora' }]);
  });

  test('related work', async () => {
    gone = true;
    await expect(held.related()).rejects.toThrow('out of reach');
    gone = false;
    expect((await held.related()).nodes).toHaveLength(3);
  });

  test('related work of the library', async () => {
    gone = true;
    await expect(related(held.corpus, ['method:lora'])).rejects.toThrow('out of reach');
    gone = false;
    expect((await related(held.corpus, ['method:lora'])).papers).not.toEqual([]);
  });
});
