/** Holds that what could not be made of a build, because its store was out of reach, is made when it is asked for again. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Store } from '../graph/stores/contract.ts';
import { type HeldBuild, holdBuild } from '../src/server/build.ts';
import { smallStore } from './support/small-corpus.ts';

let small: Awaited<ReturnType<typeof smallStore>>;
let held: HeldBuild;
let gone = false;
let refused = 0;

beforeAll(async () => {
  small = await smallStore();
  const read: Store['read'] = (table) => {
    if (!gone) return small.store.read(table);
    refused += 1;
    throw new Error('out of reach');
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
