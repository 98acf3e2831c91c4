/** Parts 9 and 10 of the explorer over the five real pages: share and keep, and adding. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { downloaded, drawn, keepsLongList, listed } from '../../e2e/harness.ts';
import { forEveryone, overFivePages, shownOf } from './session.ts';

const { open, ask, url } = overFivePages();
const share = async (page: Page): Promise<void> => {
  await page.locator('.share > button').click();
  await page.locator('.menu').waitFor();
};
const taken = async (page: Page, name: string): Promise<Buffer> => {
  const file = await downloaded(page, page.locator('.menu .links .link', { hasText: name }));
  return readFile(await file.path());
};

test('9: an address brings back filters, focus, colours and camera; a long list has a short one', async () => {
  const page = await open(
    '#around=method%3Alora&hops=2&kind=Paper&kind=Method&colour=year&size=PageRank&years=2023..2025',
  );
  await drawn(page);
  await page.keyboard.press('+');
  await page.waitForURL(/at=/);
  const shown = await shownOf(page);
  const other = await open(new URL(page.url()).hash);
  await drawn(other);
  expect(await shownOf(other)).toEqual(shown);
  expect(await other.locator('.chip').allInnerTexts()).toEqual(await page.locator('.chip').allInnerTexts());
  expect(await other.locator('.meanings select').first().inputValue()).toBe('year');
  await other.waitForTimeout(400);
  expect(new URL(other.url()).hash).toBe(new URL(page.url()).hash);

  await page.goto(url());
  await drawn(page);
  expect(await keepsLongList(page, open, 140, 90, 860, 740)).toBeGreaterThan(100);
});

test('9: a view is saved by name and forgotten; pictures are PNG at two sizes, see-through, and SVG with its key', async () => {
  const page = await open('#around=method%3Amoe&hops=1');
  await drawn(page);
  await share(page);
  await page.locator('.saved input').fill('Around MoE');
  await page.keyboard.press('Enter');
  await page.locator('.saved a', { hasText: 'Around MoE' }).waitFor();
  const { views } = await ask<{ views: { name: string | null }[] }>('views');
  expect(views.map(({ name }) => name)).toContain('Around MoE');
  const { width, height } = (await page.locator('.map').boundingBox())!;
  for (const [name, scale] of [
    ['PNG 2×', 2],
    ['PNG 4×', 4],
  ] as const) {
    const png = await taken(page, name);
    expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, scale * width, scale * height]);
  }
  const clear = (await taken(page, 'PNG transparent')).toString('base64');
  const corner = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(4, 4).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    return [...canvas.getImageData(1, 1, 1, 1).data];
  }, clear);
  expect(corner[3]).toBe(0);
  const svg = (await taken(page, 'SVG')).toString();
  for (const word of ['Papers', 'Methods', 'Datasets']) expect(svg).toContain(`>${word}</text>`);
  expect(svg).toContain('>MoE</text>');
  await page.locator('.saved button[aria-label="Forget Around MoE"]').click();
  await page.locator('.saved a', { hasText: 'Around MoE' }).waitFor({ state: 'detached' });
});

test('9: “open in Gephi Lite” opens its page and hands over what is shown as GEXF, with places and colours', async () => {
  const page = await open('#around=method%3Amoe&hops=1');
  await drawn(page);
  const [nodes] = await shownOf(page);
  await page.context().route('https://lite.gephi.org/**', (route) => route.fulfill({ body: 'Gephi Lite' }));
  await share(page);
  const [file, lite] = await Promise.all([
    page.waitForEvent('download'),
    page.context().waitForEvent('page'),
    page.locator('.menu a', { hasText: 'Open in Gephi Lite' }).click(),
  ]);
  await lite.waitForURL('https://lite.gephi.org/');
  expect(file.suggestedFilename()).toBe('kindred.gexf');
  const gexf = await readFile(await file.path(), 'utf8');
  expect(gexf.match(/<node /g)).toHaveLength(nodes);
  expect(gexf.match(/<viz:position /g)).toHaveLength(nodes);
  expect(gexf.match(/<viz:color /g)?.length).toBeGreaterThanOrEqual(nodes);
  expect(await page.innerText('.menu')).toContain('drop it on the page of Gephi Lite');
});

/** Made up; the second has no title. */
const BIBTEX = `@article{one, title = {Zebrafish Adapters with {LoRA} on {ImageNet}}, year = {2024},
  abstract = {We fine-tune a Transformer with LoRA on ImageNet and compare it with MoE.}}
@article{two, year = {2023}, author = {Nobody, Ann}}
@article{three, title = {Mixtures of Zebrafish}, year = {2025}, abstract = {A mixture of experts (MoE) with LoRA, evaluated on GLUE.}}
`;

test('10: a file dropped on the page is read in with progress, its problem told, its papers ringed and shown', async () => {
  const page = await open();
  await drawn(page);
  const [, before] = await shownOf(page);
  const said: string[] = [];
  await page.exposeFunction('told', (text: string) => void said.push(text));
  await page.evaluate(() => {
    const tell = Reflect.get(window, 'told');
    new MutationObserver(() => tell(document.querySelector('.job p')?.textContent ?? '')).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'zebrafish.bib', { type: 'text/plain' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, BIBTEX);
  await page.locator('.chip.fresh', { hasText: '2 new papers' }).waitFor();
  expect(said.some((text) => /^zebrafish\.bib: \w+ \d+ of \d+/.test(text))).toBe(true);
  expect(await page.innerText('.job')).toMatch(/zebrafish\.bib: 2 papers, \d+ new links.*, 1 problem/);
  await page.locator('.job summary').click();
  expect(await page.innerText('.job details')).toMatch(/zebrafish\.bib:\d+: .+title/);
  await forEveryone(page, 'new papers');
  expect((await shownOf(page))[1]).toBeGreaterThanOrEqual(before + 2);
  await page.locator('.job .link', { hasText: 'show them' }).click();
  await expect.poll(() => listed(page)).toBe(2);
  await page.locator('.listed .neighbour', { hasText: 'Mixtures of Zebrafish' }).click();
  await page.waitForSelector('.relation mark');
  expect(await page.innerText('.panel .facts')).toContain('2025');
});
