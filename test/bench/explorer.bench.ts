/**
 * The explorer over a made graph beside a bare Sigma of the same graph, in one browser: first map, frames while panning,
 * and the script that a hover and a filter cost. NODES and EDGES change the size. Run: npm run bench -- explorer
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { test } from 'vitest';
import type { MapAnswer } from '../../src/api.ts';
import { launch } from '../support/chromium.ts';
import { kindred, serving } from '../support/kindred.ts';

const NODES = Number(process.env.NODES ?? 10_000);
const EDGES = Number(process.env.EDGES ?? 60_000);
const PAN_MS = 5_000;
/** A place without a node: who drags a large one carries it. */
const WATER = [300, 90] as const;
const root = fileURLToPath(new URL('../..', import.meta.url));

function madeMap(): MapAnswer {
  let state = 7;
  const random = (): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const groups = Math.max(4, Math.round(Math.sqrt(NODES) / 2));
  const community = Array.from({ length: NODES }, () => Math.floor(random() ** 1.5 * groups));
  const kind = Array.from({ length: NODES }, (_, i) => (i < NODES * 0.15 ? 1 : i < NODES * 0.25 ? 2 : 0));
  const entities = Array.from({ length: groups }, (): number[] => [0]);
  kind.forEach((one, i) => {
    if (one) entities[community[i]!]!.push(i);
  });
  const degree = new Array<number>(NODES).fill(0);
  const edges = {
    source: [] as number[],
    target: [] as number[],
    kind: [] as number[],
    weight: [] as number[],
    role: [] as number[],
    confidence: [] as number[],
  };
  for (let e = 0; e < EDGES; e++) {
    const source = Math.floor(NODES * 0.25 + random() * NODES * 0.75);
    const near = entities[random() < 0.85 ? community[source]! : Math.floor(random() * groups)]!;
    const target = near[Math.floor(random() ** 2 * near.length)]!;
    edges.source.push(source);
    edges.target.push(target);
    edges.kind.push(0);
    edges.weight.push(random());
    edges.role.push(0);
    edges.confidence.push(1);
    degree[source]! += 1;
    degree[target]! += 1;
  }
  const spot = (axis: (angle: number) => number) =>
    community.map((c) => 1000 * Math.sqrt(c + 0.5) * axis(c * 2.4) + 700 * (random() + random() - 1));
  return {
    build: 'bench',
    scope: 'whole',
    kinds: ['Paper', 'Method', 'Dataset'],
    edgeKinds: ['USES'],
    roles: ['uses'],
    sources: ['made.jsonl'],
    total: { nodes: NODES, edges: EDGES },
    nodes: {
      id: community.map((_, i) => `n${i}`),
      kind,
      label: community.map((_, i) => `A thing of number ${i}`),
      x: spot(Math.cos),
      y: spot(Math.sin),
      degree,
      community,
      year: community.map(() => 2010 + Math.floor(random() * 15)),
      broad: community.map(() => 0),
      leaf: community.map(() => 0),
      leaves: community.map(() => 0),
      known: kind.map((one) => (one ? 0 : 1)),
      citations: community.map(() => null),
      sources: kind.map((one) => (one ? [] : [0])),
      pagerank: community.map(() => 0.5),
      stability: community.map(() => 1),
    },
    edges,
    communities: entities.map((_, c) => ({
      id: `c${c}`,
      name: `Community ${c}`,
      renamed_from: null,
      colour: c < 10 ? c : 10 + (c % 2),
      level: 0,
      parent: null,
      size: community.filter((one) => one === c).length,
      papers: 1,
      stability: 1,
      top: [],
      central: [],
    })),
  };
}

const BARE = `
import Graph from 'graphology';
import Sigma from 'sigma';
const map = await (await fetch('/map.json')).json();
const graph = new Graph({ multi: true });
map.nodes.id.forEach((id, i) => graph.addNode(id, { x: map.nodes.x[i], y: map.nodes.y[i], size: 3, label: map.nodes.label[i] }));
map.edges.source.forEach((s, e) => graph.addEdge(map.nodes.id[s], map.nodes.id[map.edges.target[e]]));
new Sigma(graph, document.getElementById('map'), { hideEdgesOnMove: true });
document.body.dataset.drawn = 'yes';
`;

async function bareScript(): Promise<string> {
  const found = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bare',
        resolveId: (id) => (id === 'bare' ? join(root, 'bare.js') : null),
        load: (id) => (id.endsWith('bare.js') ? BARE : null),
      },
    ],
    build: { write: false, target: 'es2022', rolldownOptions: { input: 'bare' } },
  });
  const output = Array.isArray(found) ? found[0] : found;
  const chunk = output && 'output' in output ? output.output[0] : null;
  if (chunk?.type !== 'chunk') throw new Error('the bare page was not built');
  return chunk.code;
}

/** All that the page loads before and after the first map, packed: kB of 1,000 bytes. */
async function bundle(): Promise<string> {
  const folder = join(root, 'dist/web/assets');
  const files = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  const packed = await Promise.all(files.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
  return `${Math.round(packed.reduce((sum, size) => sum + size, 0) / 1000)} kB in ${files.length} files`;
}

/** Frames a second of the page while the pointer drags the map. */
async function panned(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = { frames: 0 };
    Object.assign(window, { seen });
    const next = (): void => {
      seen.frames += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const frames = (): Promise<number> => page.evaluate(() => Number(Reflect.get(Reflect.get(window, 'seen'), 'frames')));
  const [x, y] = WATER;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const before = await frames();
  const began = performance.now();
  for (let n = 0; performance.now() - began < PAN_MS; n++)
    await page.mouse.move(x + ((n * 9) % 160), y + ((n * 7) % 120));
  const rate = (1000 * ((await frames()) - before)) / (performance.now() - began);
  await page.mouse.up();
  return rate;
}

/** Milliseconds of script that the map spends on the pointer at each of some places: the middle and the worst. */
async function hovered(page: Page): Promise<string> {
  const times = await page.evaluate(() => {
    const mouse = document.querySelector('.sigma-mouse');
    return Array.from({ length: 60 }, (_, i) => {
      const at = { clientX: 300 + ((i * 97) % 500), clientY: 120 + ((i * 53) % 560), bubbles: true };
      const began = performance.now();
      mouse?.dispatchEvent(new MouseEvent('mousemove', at));
      return performance.now() - began;
    }).sort((a, b) => a - b);
  });
  return `${times[30]!.toFixed(1)} / ${times[59]!.toFixed(1)}`;
}

/** `middle / worst`. */
function spread(times: readonly number[], digits: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1]!.toFixed(digits)} / ${sorted.at(-1)!.toFixed(digits)}`;
}

/** Processor time of the page's own thread so far, in milliseconds: what other jobs take of the machine is not in it. */
async function threadTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
}

/** From a click on a node until its panel stands and the map has been marked. */
async function clicked(page: Page): Promise<Record<string, string>> {
  const spent = await threadTime(page);
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let i = 0; i < 200 && walls.length < 30; i++) {
    const at = { clientX: 300 + ((i * 97) % 500), clientY: 120 + ((i * 53) % 560), bubbles: true };
    const over = await page.evaluate((place) => {
      document.querySelector('.sigma-mouse')?.dispatchEvent(new MouseEvent('mousemove', place));
      return document.querySelector('.map.over-node') !== null;
    }, at);
    if (!over) continue;
    const before = await spent();
    walls.push(
      await page.evaluate(async (place) => {
        const began = performance.now();
        document.querySelector('.sigma-mouse')?.dispatchEvent(new MouseEvent('click', place));
        await new Promise((done) => setTimeout(done));
        return performance.now() - began;
      }, at),
    );
    cpus.push((await spent()) - before);
    await page.waitForTimeout(400);
  }
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  return { 'click (ms)': spread(walls, 1), 'click, CPU (ms)': spread(cpus, 1) };
}

/**
 * From a click on a community until the filtered map has been handed to the card and the counts of what is shown are
 * right; until the frame after, in which the card may still draw; and until the counts of all choices follow.
 */
async function filtered(page: Page): Promise<Record<string, string>> {
  const spent = await threadTime(page);
  const rounds: { there: number; frame: number; counts: number; cpu: number }[] = [];
  for (let round = 0; round < 8; round++) {
    const before = await spent();
    await page.evaluate(() => {
      const text = (selector: string): string =>
        Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent).join();
      const [shown, counts] = [text('.showing'), text('.kinds .count')];
      const start = performance.now();
      const since = (): number => performance.now() - start;
      document.querySelector<HTMLElement>('.communities button')?.click();
      const seen = (async () => {
        await new Promise((done) => setTimeout(done));
        const there = text('.showing') === shown ? Number.NaN : since();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const frame = since();
        while (text('.kinds .count') === counts && since() < 5_000) await new Promise((done) => setTimeout(done, 1));
        return { there, frame, counts: since() };
      })();
      Object.assign(window, { seen });
      return new Promise((done) => setTimeout(done));
    });
    const cpu = (await spent()) - before;
    const seen = await page.evaluate(
      (): Promise<{ there: number; frame: number; counts: number }> => Reflect.get(window, 'seen'),
    );
    rounds.push({ ...seen, cpu });
    await page.waitForTimeout(1_500);
  }
  const of = (name: 'there' | 'frame' | 'counts' | 'cpu'): string =>
    spread(
      rounds.map((round) => round[name]),
      0,
    );
  return {
    'filter (ms)': of('there'),
    'its CPU (ms)': of('cpu'),
    'its frame (ms)': of('frame'),
    'its counts (ms)': of('counts'),
  };
}

test('explorer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-bench-'));
  const store = join(folder, 'corpus');
  await kindred(['ingest', join(root, 'src/sample/papers.jsonl'), '--store', store]);
  const served = await serving(['serve', '--store', store]);
  const status: unknown = await (await fetch(`${served.address}api/status`)).json();
  const map = madeMap();
  const bare = await bareScript();
  const browser = await launch(['--disable-gpu-rasterization', '--disable-accelerated-2d-canvas']);
  const rows: Record<string, Record<string, string>> = {};
  for (const name of ['bare Sigma', 'explorer']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    if (name === 'explorer') {
      await page.route('**/api/map', (route) => route.fulfill({ json: map }));
      await page.route('**/api/status', (route) => route.fulfill({ json: { ...Object(status), build: 'bench' } }));
      await page.route('**/api/events', (route) => route.abort());
    } else {
      const html =
        '<!doctype html><body style="margin:0"><div id="map" style="height:800px"></div><script type="module" src="/bare.js"></script>';
      await page.route('http://bench.local/**', (route) => {
        const path = new URL(route.request().url()).pathname;
        if (path === '/map.json') return route.fulfill({ json: map });
        if (path === '/bare.js') return route.fulfill({ body: bare, contentType: 'text/javascript' });
        return route.fulfill({ body: html, contentType: 'text/html' });
      });
    }
    const began = performance.now();
    await page.goto(name === 'explorer' ? served.address : 'http://bench.local/');
    await page.waitForSelector('[data-drawn]');
    const drawn = performance.now() - began;
    await page.waitForTimeout(3_000);
    const hover = await hovered(page);
    const rate = await panned(page);
    const row: Record<string, string> = {
      'first map (s)': (drawn / 1000).toFixed(2),
      'panning (frames/s)': rate.toFixed(1),
      'hover script (ms)': hover,
    };
    if (name === 'explorer') {
      await page.waitForTimeout(2_000);
      Object.assign(row, await clicked(page), await filtered(page));
      const search = await page.evaluate(async () => {
        await (await fetch('api/search?q=lora&limit=20')).json();
        const start = performance.now();
        await (await fetch('api/search?q=transf&limit=20')).json();
        return performance.now() - start;
      });
      row['search (ms)'] = search.toFixed(0);
    }
    rows[name] = row;
    await context.close();
  }
  await browser.close();
  await served.stop();
  await rm(folder, { recursive: true, force: true });
  console.log(`${NODES} nodes, ${EDGES} edges, software GL; pairs of times are the middle and the worst`);
  console.table(rows);
  console.log(`bundle: ${await bundle()}`);
});
