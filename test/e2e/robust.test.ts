/** What goes wrong around the explorer breaks nothing in it: hostile text, builds, two tabs, a lost card, a lost server. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { drawn, type Kindred, kindred, openBrowser, reader, serve, showing, tempStore } from './harness.ts';

let browser: Browser;
const { open, close } = reader(() => browser);

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(close);

const HOSTILE = [
  '<img src=x onerror="window.broken=1"> A Survey of LoRA',
  '</script><script>window.broken=1</script> LoRA Again',
  'مقدمة في LoRA \u202e reversed',
  '🧪 LoRA & <b>Transformers</b>: $\\mathcal{O}(n^2)$ "quotes"',
  `LoRA ${'very '.repeat(400)}long`,
];
const line = (title: string): string =>
  `${JSON.stringify({ title, summary: `We use LoRA and <i onclick="window.broken=1">BERT</i> with ResNet. ${title}` })}\n`;

interface Own {
  readonly served: Kindred;
  /** The papers read, one a line. */
  readonly file: string;
  /** The corpus folder. */
  readonly place: string;
  readonly folder: string;
}

/** A server over papers of these titles, in a store that goes with it. */
async function over(titles: readonly string[], look: (own: Own) => Promise<void>): Promise<void> {
  const { folder, remove } = tempStore();
  const [file, place] = [join(folder, 'first.jsonl'), join(folder, 'store')];
  writeFileSync(file, titles.map(line).join(''));
  await kindred('ingest', '--store', place, file);
  const served = await serve(place);
  try {
    await look({ served, file, place, folder });
  } finally {
    await served.stop();
    remove();
  }
}

test('hostile titles are text everywhere; a new build shows up without a reload and keeps the selection', async () =>
  over(HOSTILE, async ({ served, file, place }) => {
    const page = await open(`${served.url}#view=table`);
    await page.waitForSelector('.table td.t-name');
    const titles = await page.locator('.table td.t-name').allInnerTexts();
    for (const title of HOSTILE.slice(0, 2)) expect(titles.map((text) => text.trim())).toContain(title);
    await page.locator('.table td.t-name button', { hasText: 'onerror' }).click();
    await page.waitForSelector('.relation mark');
    await page.locator('.bar .views button', { hasText: 'Papers' }).click();
    await drawn(page);
    const before = await showing(page);
    appendFileSync(file, line('A new arrival that uses LoRA'));
    await kindred('ingest', '--store', place, file);
    await expect.poll(() => showing(page), { timeout: 60_000 }).not.toBe(before);
    expect(await page.innerText('.panel h2')).toBe(HOSTILE[0]);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await page.locator('.page img, .page script').count()).toBe(0);
  }));

test('a file is added through the page, its papers shown; a correction is written, seen in a second tab, and taken back', async () =>
  over(HOSTILE.slice(3, 4), async ({ served, folder }) => {
    const page = await open(served.url);
    await drawn(page);
    const more = join(folder, 'more.jsonl');
    const added = { title: 'Adapters for Zebrafish', summary: 'We train LoRA on ImageNet and compare it with BERT.' };
    writeFileSync(more, `${JSON.stringify(added)}\n`);
    await page.setInputFiles('.add input', more);
    expect(await page.locator('.chip.fresh').innerText()).toMatch(/^1 new paper/);
    await page.locator('.job .link', { hasText: 'show them' }).click();
    await page.locator('.listed .neighbour', { hasText: 'Zebrafish' }).click();
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent?.includes('Zebrafish'));
    const tab = await open(page.url());
    await drawn(tab);
    const bert = page.getByRole('button', { name: 'Not this: BERT' });
    const inTab = tab.getByRole('button', { name: 'Not this: BERT' });
    await inTab.waitFor({ state: 'attached' });
    await bert.focus();
    await page.keyboard.press('Enter');
    await bert.waitFor({ state: 'detached' });
    await inTab.waitFor({ state: 'detached' });
    await page.locator('.job .link', { hasText: 'take it back' }).click();
    await bert.waitFor({ state: 'attached' });
  }));

test('a server that goes is told, loses nothing, and is found again', async () =>
  over(HOSTILE, async ({ served, place }) => {
    const page = await open(served.url);
    await drawn(page);
    const before = await showing(page);
    await served.stop();
    await page.waitForSelector('.toast[role=alert]');
    expect(await showing(page)).toBe(before);
    const again = await serve(place, served.port);
    try {
      await page.waitForSelector('.toast', { state: 'detached' });
      expect(again.port).toBe(served.port);
    } finally {
      await again.stop();
    }
  }));

test('a graphics card that drops the map leaves a still drawing and the table; the map comes back by itself', async () =>
  over(['Only one paper'], async ({ served }) => {
    const page = await open(served.url);
    await drawn(page);
    expect(await showing(page)).toMatch(/^showing 1 of \d nodes/);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map .sigma-nodes');
      canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    await page.waitForSelector('.flat-map canvas');
    expect(await page.innerText('.table .note')).toContain('comes back by itself');
    await page.waitForSelector('.table td.t-name');
    await drawn(page);
    expect(await page.locator('.flat-map').count()).toBe(0);
  }));
