/** What a reader renames, takes back and asks in Cypher: through Chromium, over the real server and its child processes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawn, goingWith, kindred, serve, session, shot, tempStore } from './harness.ts';

const store = tempStore();
const place = join(store.folder, 'store');
const BUILT = { timeout: 90_000 };
const LONG = 300_000;
/** Small, so that a build is over soon; made up, so that it says exactly what the tests ask. */
const PAPERS = [
  ['Sparse Adapters', 'We fine-tune LLaMA with LoRA on GLUE and ImageNet.'],
  ['Deep Adapters', 'LoRA and QLoRA are compared on GLUE.'],
  ['Wide Adapters', 'Our method uses LoRA with BERT and evaluates on SQuAD.'],
  ['Quantized Adapters', 'We use QLoRA to fine-tune LLaMA on SQuAD.'],
  ['Mixture Adapters', 'A mixture of experts with LoRA and BERT on ImageNet.'],
  ['Vision Adapters', 'We train ViT with LoRA on ImageNet and CIFAR-10.'],
];
const { open: openPage, url } = session(async () => {
  const file = join(store.folder, 'papers.jsonl');
  writeFileSync(file, PAPERS.map(([title, abstract]) => `${JSON.stringify({ title, abstract })}\n`).join(''));
  await kindred('ingest', '--store', place, file);
  return goingWith(await serve(place), store.remove);
});

async function open(hash: string): Promise<Page> {
  const page = await openPage(hash);
  await drawn(page);
  return page;
}

const corrections = (): string => readFileSync(join(place, 'corrections.tsv'), 'utf8');
const heading = async (page: Page): Promise<string> => (await page.innerText('.panel h2')).trim();

test(
  'a method and a community are renamed without a reload; the list of corrections takes both back',
  async () => {
    const page = await open('#node=method%3Alora');
    await page.locator('.correct > button').click();
    await shot(page, 'correct-menu');
    await page.locator('.correct-menu button', { hasText: 'Rename' }).click();
    await page.locator('.correct-form input').fill('Low-rank adapters <b>');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page), BUILT).toBe('Low-rank adapters <b>');
    expect(corrections()).toBe('rename\tmethod:lora\tLow-rank adapters <b>\n');
    await page.locator('.facts .link').first().click();
    await page.waitForSelector('.about-community');
    const before = await heading(page);
    await page.locator('.correct > button').click();
    await page.locator('.correct-menu button', { hasText: 'Rename' }).click();
    await page.locator('.correct-form input').fill('My cluster');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page), BUILT).toBe('My cluster');
    expect(before).not.toBe('My cluster');
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
    await page.locator('.correct > button').click();
    await page.locator('.correct-menu button', { hasText: 'All corrections' }).click();
    await expect.poll(() => page.locator('.corrections li').count()).toBe(2);
    await shot(page, 'corrections');
    for (const left of [1, 0]) {
      await page.locator('.corrections button').first().click();
      await expect.poll(() => page.locator('.corrections li').count(), BUILT).toBe(left);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.dialog').count()).toBe(0);
    await expect.poll(() => heading(page), BUILT).toBe(before);
    expect(corrections()).toBe('');
    await page.goto(`${url()}#node=method%3Alora`);
    await expect.poll(() => heading(page), BUILT).toBe('LoRA');
  },
  LONG,
);

test(
  'a question in Cypher: its address, its table, its error in place, and its nodes on the map',
  async () => {
    const statement = "MATCH (p:Paper)-[:USES]->(m:Method {id: 'method:lora'}) RETURN p, m.label AS name ORDER BY p.id";
    const page = await open(`#${new URLSearchParams({ ask: statement })}`);
    expect(await page.inputValue('.console textarea')).toBe(statement);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.results tbody tr', BUILT);
    expect(await page.locator('.results th').allInnerTexts()).toEqual(['p', 'name']);
    expect((await page.locator('.results tbody tr').first().innerText()).trim()).toMatch(/Adapters\s+LoRA$/);
    const rows = await page.locator('.results tbody tr').count();
    expect(rows).toBeGreaterThan(1);
    await shot(page, 'console');
    await page.locator('.console-run .link').click();
    await expect.poll(() => page.innerText('.showing')).toMatch(new RegExp(`^showing ${rows} of`));
    await shot(page, 'console-on-map');
    await page.goBack();
    await page.waitForSelector('.console textarea');

    await page.locator('.console textarea').fill('MATCH (p:Paper RETURN p');
    await page.locator('.console .primary').click();
    await page.waitForSelector('.console [role=alert]');
    const at = await page.locator('.console textarea').evaluate((field: HTMLTextAreaElement) => field.selectionStart);
    expect(at).toBeGreaterThan(8);
    await shot(page, 'console-error');
    await page.locator('.console textarea').fill("MATCH (p:Paper) SET p.title = 'broken' RETURN p");
    await page.locator('.console .primary').click();
    await expect.poll(() => page.innerText('.console [role=alert]')).toMatch(/not allowed/);

    await page.selectOption('.console select[aria-label=Examples]', 'papers-using-both');
    expect(await page.locator('.console-run input').count()).toBeGreaterThanOrEqual(2);
    await page.locator('.console .primary').click();
    await expect.poll(() => page.innerText('.console-run [role=status]'), BUILT).toMatch(/^\d+ rows?/);
    expect(await page.locator('.console select[aria-label=History] option').count()).toBe(3);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.console').count()).toBe(0);
  },
  LONG,
);
