/** Killed at any point of a write, a corpus folder holds the old state or the new one, and the next opening leaves no trace of it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolder } from '../graph/stores/folder.ts';
import { contents } from './store-rows.ts';
import { stateA, stateB } from './store-states.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-kill-'));
const programs = fileURLToPath(new URL('./.cache/programs', import.meta.url));
const writer = join(programs, 'store-writer.js');
/** Kills at random times; raise it to look longer. */
const KILLS = Number(process.env.KINDRED_KILLS ?? 4);

type Tree = Record<string, string>;
let treeA: Tree;
let treeB: Tree;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: fileURLToPath(new URL('./programs/store-writer.ts', import.meta.url)), outDir: programs },
  });
  treeA = tree(await written('a', stateA()));
  treeB = tree(await written('b', stateB()));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function written(name: string, state: ReturnType<typeof stateA>): Promise<string> {
  const root = join(work, name);
  const store = await openFolder(root);
  await store.write(state);
  await store.close();
  return root;
}

function tree(root: string): Tree {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

/** Opens the folder as the next process would; says which state it holds, and fails when it is neither, or not tidy. */
async function stateOf(root: string): Promise<'A' | 'B' | 'none'> {
  const store = await openFolder(root);
  const manifest = await store.manifest();
  const rows = await contents(store);
  await store.close();
  const now = tree(root);
  if (!manifest) {
    expect(now).toEqual({});
    return 'none';
  }
  expect(rows.papers.length).toBe(manifest.counts.papers);
  const state = now['manifest.json'] === treeA['manifest.json'] ? 'A' : 'B';
  expect(now).toEqual(state === 'A' ? treeA : treeB);
  return state;
}

/** Makes the lock of this living process that of a dead one. */
function bury(root: string): void {
  const path = join(root, '.lock');
  if (!existsSync(path)) return;
  const holder = { ...JSON.parse(readFileSync(path, 'utf8')), pid: 2 ** 22 + 1, host: hostname() };
  writeFileSync(path, JSON.stringify(holder));
}

/** A SIGKILL leaves exactly the files of that moment: copies them after every step of `work`. */
async function momentsOf(root: string, name: string, work_: (onStep: () => void) => Promise<void>): Promise<string[]> {
  const moments: string[] = [];
  await work_(() => {
    const copy = join(work, `${name}-${moments.length}`);
    cpSync(root, copy, { recursive: true });
    bury(copy);
    moments.push(copy);
  });
  return moments;
}

test.each([
  ['an update', 'A'],
  ['a first write', 'none'],
] as const)(
  'stopped after any step of %s: the old state or the new one, also when stopped again while recovering',
  async (...[, old]) => {
    const root = join(work, `live-${old}`);
    if (old === 'A') cpSync(join(work, 'a'), root, { recursive: true });
    const moments = await momentsOf(root, `step-${old}`, async (onStep) => {
      const store = await openFolder(root, { onStep });
      await store.write(stateB());
      await store.close();
    });
    const seen: string[] = [];
    for (const [at, moment] of moments.entries()) {
      const again = join(work, `again-${old}-${at}`);
      cpSync(moment, again, { recursive: true });
      const half = await momentsOf(again, `half-${old}-${at}`, async (onStep) => {
        const store = await openFolder(again, { onStep });
        await store.close();
      });
      const state = await stateOf(moment);
      seen.push(state);
      for (const folder of half) expect(await stateOf(folder), `step ${at}, stopped again`).toBe(state);
    }
    // The states change once, from old to new.
    expect(seen.join(' ')).toMatch(new RegExp(`^(${old} )+(B )*B$`));
    expect(seen.filter((state) => state === 'B').length).toBeGreaterThan(5);
    expect(seen.length).toBeGreaterThan(40);
  },
);

test('a process killed at a step leaves what the copies above say, and its lock is taken over', async () => {
  const seen = new Set<string>();
  for (const step of [3, 20, 36, 38, 40]) {
    const root = join(work, `killed-${step}`);
    cpSync(join(work, 'a'), root, { recursive: true });
    const child = spawnSync(process.execPath, [writer, root, String(step)], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(child.signal).toBe('SIGKILL');
    expect(existsSync(join(root, '.lock'))).toBe(true);
    seen.add(await stateOf(root));
    const store = await openFolder(root);
    await store.write(stateB());
    await store.close();
    expect(tree(root)).toEqual(treeB);
  }
  expect([...seen].sort()).toEqual(['A', 'B']);
});

test('killed at random moments, again and again, over the same folder', async () => {
  const root = join(work, 'random');
  cpSync(join(work, 'a'), root, { recursive: true });
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [writer, root], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await setTimeout((kill * 37) % 120);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await stateOf(root)).toMatch(/^[AB]$/);
  }
});

test('readers that open while a writer is at work see one whole state', async () => {
  const root = join(work, 'busy');
  cpSync(join(work, 'a'), root, { recursive: true });
  const child = spawn(process.execPath, [writer, root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    await once(child.stdout, 'data');
    const builds = new Set<string>();
    for (let reads = 0; reads < 40 || builds.size < 2; reads++) {
      expect(child.exitCode, 'no reader stops the writer').toBeNull();
      const store = await openFolder(root);
      const manifest = await store.manifest();
      const rows = await contents(store);
      for (const [table, list] of Object.entries(rows)) expect(list.length).toBe(manifest?.counts[table]);
      builds.add(manifest!.build);
      await store.close();
    }
    expect(builds.size).toBe(2);
    expect(child.exitCode, 'no reader stops the writer').toBeNull();
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});
