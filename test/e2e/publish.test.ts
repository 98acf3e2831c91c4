/** A published map opens from a folder, without a server: map, search, details with their sentences. */
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { NO_FIREFOX, startFirefox } from '../support/firefox.ts';
import { colours, downloaded, drawn, kindred, openBrowser, reader, shot, tempStore } from './harness.ts';

const SAMPLE = new URL('../../src/sample/papers.jsonl', import.meta.url).pathname;
const store = tempStore();
const site = join(store.folder, 'site');
const corpus = ['--store', join(store.folder, 'corpus')];
const PAPER = 'paper:title:raftmlp-how-much-can-be-done-without-attention-and-with-less-spatial-locality';
const OTHER = 'paper:title:scaling-mlps-a-tale-of-inductive-bias';
const addressOf = (hash: string) =>
  `${pathToFileURL(join(site, 'index.html')).href}#${hash.replace('PAPER', PAPER).replace('OTHER', OTHER).replace('METHOD', 'method:mlp-mixer')}`;
let browser: Browser;
const { open, close } = reader(() => browser);

beforeAll(async () => {
  await kindred('ingest', SAMPLE, ...corpus);
  [browser] = await Promise.all([openBrowser(), kindred('publish', site, '--title', 'A <b>map</b>', ...corpus)]);
});
afterEach(close);
afterAll(async () => {
  await browser.close();
  store.remove();
});

test('from file:// the map is drawn, search finds, and a node says why', async () => {
  const page = await open(addressOf(''));
  const missing: string[] = [];
  page.on('requestfailed', (request) => missing.push(request.url()));
  expect(await page.title()).toBe('A <b>map</b>');
  await drawn(page);
  expect((await colours(page)).count).toBeGreaterThan(2_000);
  await page.keyboard.press('/');
  await page.keyboard.type('raftmlp');
  await page.waitForFunction(() => document.querySelector('.hit-name')?.textContent?.includes('RaftMLP'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('mark');
  expect(await page.locator('mark').first().innerText()).toMatch(/RaftMLP/i);
  await shot(page, 'published');
  await page.goto(addressOf('view=methods&node=method%3Alora'));
  await page.locator('.lineage .steps .companion .link').first().click();
  await page.waitForSelector('.lineage .steps mark');
  await page.locator('.method-link .companion .link').first().click();
  await page.waitForSelector('.reasons mark');
  expect(missing).toEqual([]);
});

test('a file of the folder that cannot be loaded is told, and had again when it is there', async () => {
  const page = await open(addressOf(''));
  await drawn(page);
  const [search, aside] = [join(site, 'data/search.js'), join(store.folder, 'search.js')];
  await rename(search, aside);
  await page.fill('.search input', 'raftm');
  await expect
    .poll(() => page.innerText('.hits-note'))
    .toMatch(/^This map’s file data\/search\.js cannot be loaded\. Try again/);
  await rename(aside, search);
  await page.fill('.search input', 'raftmlp');
  await expect.poll(() => page.locator('.hit-name').first().innerText()).toContain('RaftMLP');
});

/** What a reader should see at `#…` of the published page. */
const VIEWS: readonly (readonly [what: string, hash: string, seen: string])[] = [
  ['the sentence of a paper', 'node=PAPER', `document.querySelector('mark')?.textContent`],
  [
    'related work with its receipt',
    'node=PAPER',
    `(document.querySelector('.related') ?? [...document.querySelectorAll('.actions button')].find((one) => one.textContent.includes('Related'))?.click(), document.querySelector('.related ol li .why')?.textContent)`,
  ],
  ['a path', 'from=PAPER&to=OTHER', `document.querySelector('.way mark')?.textContent`],
  ['where a method comes from', 'node=METHOD', `document.querySelector('.lineage .neighbour')?.textContent`],
  [
    'what was not tried',
    'node=METHOD',
    `(document.querySelector('.gaps')?.setAttribute('open', ''), document.querySelector('.gaps li')?.scrollIntoView(), document.querySelector('.gaps li')?.textContent)`,
  ],
  [
    'what search finds',
    '',
    `(() => { const box = document.querySelector('input[type=search], .search input'); if (!box) return null; if (!box.value) { Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, 'raftmlp'); box.dispatchEvent(new Event('input', { bubbles: true })); box.focus(); } return document.querySelector('.hit-name')?.textContent; })()`,
  ],
];

const SHOTS = process.env.KINDRED_SHOTS;
const shotName = (what: string) => what.replaceAll(/\W+/g, '-');

test.each(VIEWS)('Chromium shows from file:// %s', async (what, hash, seen) => {
  const page = await open(addressOf(hash));
  await page.waitForFunction(seen);
  await shot(page, `published-${shotName(what)}`);
});

test('a view saved without a server stays in the browser, and its short address opens it again', async () => {
  const page = await open('about:blank');
  const save = async (hash: string, name: string): Promise<string> => {
    await page.goto('about:blank');
    await page.goto(addressOf(hash));
    await drawn(page);
    await page.locator('.share > button').click();
    await page.locator('.saved input').fill(name);
    await page.keyboard.press('Enter');
    return (await page.locator('.saved a', { hasText: name }).getAttribute('href'))!.slice(1);
  };
  await save('around=METHOD&hops=1', 'One link');
  await expect.poll(() => page.innerText('.saved')).toMatch(/Saved\. Its short address ends in #saved=here-\w+/);
  const second = await save('around=METHOD&hops=2', 'Two links');
  await page.locator('.saved button[aria-label="Forget One link"]').click();
  await page.locator('.saved a', { hasText: 'One link' }).waitFor({ state: 'detached' });
  await save('around=METHOD&hops=3', 'Three links');
  expect(await page.locator('.saved a').allInnerTexts()).toEqual(['Two links', 'Three links']);
  const other = await page.context().newPage();
  await other.goto(addressOf(second));
  await other.locator('.chip', { hasText: '2 links' }).waitFor();
});

test('a reading list leaves the page as the BibTeX that the command line writes', async () => {
  const page = await open(addressOf(`list=${[PAPER, OTHER].map(encodeURIComponent).join('&list=')}`));
  const saved = await downloaded(page, page.locator('.listed .take-away .link', { hasText: 'BibTeX' }));
  await shot(page, 'published-list');
  const asked = ['--select', `ids ${PAPER} ${OTHER}`, '--format', 'bibtex', '--out', '-'];
  const written = await kindred('export', ...asked, ...corpus);
  expect(await readFile(await saved.path(), 'utf8')).toBe(written);
  expect(written.match(/^@/gm)).toHaveLength(2);
});

test('the page selects what the command line does', async () => {
  const page = await open(addressOf(''));
  await drawn(page);
  const ids = z.array(z.object({ id: z.string() }));
  for (const selection of [
    'around method:mlp-mixer 1 where kind=Paper,Dataset',
    'all where year=..2021 broad=no',
    'all where edge=USES role=extends',
  ]) {
    const exported = await kindred('export', '--select', selection, '--format', 'json', '--out', '-', ...corpus);
    const { nodes, edges } = z.object({ nodes: ids, edges: ids }).parse(JSON.parse(exported));
    const answer = z
      .object({ nodes: z.array(z.string()), edges: z.array(z.string()), cypher: z.string() })
      .parse(
        await page.evaluate(async (q) => (await fetch(`api/select?q=${encodeURIComponent(q)}`)).json(), selection),
      );
    expect([selection, answer.nodes.sort(), answer.edges.sort()]).toEqual([
      selection,
      nodes.map(({ id }) => id).sort(),
      edges.map(({ id }) => id).sort(),
    ]);
    expect(answer.cypher).toContain('RETURN a, r, b');
  }
});

test.skipIf(NO_FIREFOX)('Firefox shows from file:// the map, and all of that', async () => {
  const firefox = await startFirefox();
  try {
    // Where there is no graphics card Firefox may have no WebGL: then the map is a still drawing.
    await firefox.open(addressOf(''));
    await firefox.until(`document.querySelector('.map[data-drawn], .flat-map canvas') !== null`);
    if (SHOTS) await writeFile(join(SHOTS, 'firefox-map.png'), await firefox.picture());
    for (const [what, hash, seen] of VIEWS) {
      // Another fragment alone would not load the page anew.
      await firefox.open('about:blank');
      await firefox.open(addressOf(hash));
      expect([what, await firefox.until(seen)]).toEqual([what, expect.any(String)]);
      if (SHOTS) await writeFile(join(SHOTS, `firefox-${shotName(what)}.png`), await firefox.picture());
    }
  } finally {
    await firefox.close();
  }
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
  await expect(kindred('publish', site, ...corpus)).rejects.toThrow(/holds a published map already/);
  await expect(kindred('publish', store.folder, '--force', ...corpus)).rejects.toThrow(/is no published map/);
  await kindred('publish', site, '--force', ...corpus);
});
