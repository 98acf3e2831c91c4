/** A published map opens from a folder, without a server: map, search, details with their sentences. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colours, kindred, openBrowser, tempStore } from './harness.ts';

const SAMPLE = new URL('../../src/sample/papers.jsonl', import.meta.url).pathname;
const store = tempStore();
const site = join(store.folder, 'site');
let browser: Browser;

beforeAll(async () => {
  const corpus = ['--store', join(store.folder, 'corpus')];
  await kindred('ingest', SAMPLE, ...corpus);
  [browser] = await Promise.all([openBrowser(), kindred('publish', site, '--title', 'A <b>map</b>', ...corpus)]);
});
afterAll(async () => {
  await browser.close();
  store.remove();
});

test('from file:// the map is drawn, search finds, and a node says why', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(pathToFileURL(join(site, 'index.html')).href);
  expect(await page.title()).toBe('A <b>map</b>');
  await page.waitForSelector('.map[data-drawn]');
  expect((await colours(page)).count).toBeGreaterThan(2_000);
  await page.keyboard.press('/');
  await page.keyboard.type('raftmlp');
  await page.waitForFunction(() => document.querySelector('.hit-name')?.textContent?.includes('RaftMLP'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('mark');
  expect(await page.locator('mark').first().innerText()).toMatch(/RaftMLP/i);
  if (process.env.KINDRED_SHOTS) await page.screenshot({ path: join(process.env.KINDRED_SHOTS, 'published.png') });
  await page.goto(`${pathToFileURL(join(site, 'index.html')).href}#view=methods&node=method%3Alora`);
  await page.locator('.lineage .steps .companion .link').first().click();
  await page.waitForSelector('.lineage .steps mark');
  await page.locator('.method-link .companion .link').first().click();
  await page.waitForSelector('.reasons mark');
  expect(complaints).toEqual([]);
});

test('the manifest names every file by its checksum, and what they were made from', async () => {
  const manifest = JSON.parse(await readFile(join(site, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ kind: 'kindred-published-map', counts: { papers: 275 } });
  expect(manifest.inputs[0]).toMatchObject({ records: 275, sha256: expect.any(String) });
  expect(manifest.files.length).toBeGreaterThan(20);
  for (const { path, sha256 } of manifest.files) {
    const bytes = await readFile(join(site, path));
    expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sha256]);
  }
});

test('a folder that is no published map is never replaced', async () => {
  const corpus = ['--store', join(store.folder, 'corpus')];
  await expect(kindred('publish', site, ...corpus)).rejects.toThrow(/holds a published map already/);
  await expect(kindred('publish', store.folder, '--force', ...corpus)).rejects.toThrow(/is no published map/);
  await kindred('publish', site, '--force', ...corpus);
});
