/**
 * The explorer over a made graph beside a bare Sigma of the same graph, in one browser: first map, frames while panning,
 * and the script that a hover and a filter cost. NODES and EDGES change the size. Run: npm run bench -- explorer
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { test } from 'vitest';
import { launch } from '../support/chromium.ts';
import { kindred, serving } from '../support/kindred.ts';
import { bareScript } from './explorer/bare.ts';
import { madeMap } from './explorer/made-map.ts';
import { clicked, filtered, hovered, panned, searched } from './explorer/measures.ts';

const NODES = Number(process.env.NODES ?? 10_000);
const EDGES = Number(process.env.EDGES ?? 60_000);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** All that the page loads before and after the first map, packed: kB of 1,000 bytes. */
async function bundle(): Promise<string> {
  const folder = join(root, 'dist/web/assets');
  const files = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  const packed = await Promise.all(files.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
  return `${Math.round(packed.reduce((sum, size) => sum + size, 0) / 1000)} kB in ${files.length} files`;
}

test('explorer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-bench-'));
  const store = join(folder, 'corpus');
  await kindred(['ingest', join(root, 'src/sample/papers.jsonl'), '--store', store]);
  const served = await serving(['serve', '--store', store]);
  const status: unknown = await (await fetch(`${served.address}api/status`)).json();
  const map = madeMap({ nodes: NODES, edges: EDGES });
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
      row['search (ms)'] = await searched(page);
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
