/** The explorer does what a reader asks of it: seen through Chromium, over the real command line and server. */
import { expect, test } from 'vitest';
import {
  barriers,
  colours,
  downloaded,
  drawn,
  find,
  NO_GL,
  openBrowser,
  serveSample,
  session,
  shareByKeys,
  showing,
  shownCount,
} from './harness.ts';

const PHONE = { width: 390, height: 844 };
const { open, url } = session(serveSample);

test('the map is drawn in colour, with counts of what is shown and what there is', async () => {
  const page = await open();
  await drawn(page);
  const { count, spots } = await colours(page);
  expect(count).toBeGreaterThan(2_000);
  expect(spots.length).toBeGreaterThan(0);
  expect(await showing(page)).toMatch(/^showing [\d,]+ of [\d,]+ nodes, [\d,]+ of [\d,]+ edges$/);
});

test('search by keyboard leads to the sentence that says why, the name marked, and Back leads back', async () => {
  const page = await open();
  await drawn(page);
  await find(page, 'LoRA');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.relation blockquote mark');
  expect(await page.innerText('.panel h2')).toBe('LoRA');
  expect(page.url()).toContain('node=method%3Alora');
  for (const mark of await page.locator('.relation blockquote').all()) {
    expect(await mark.locator('mark').innerText()).toMatch(/lora|low[- ]rank/i);
    expect(await mark.locator('footer').innerText()).toMatch(/papers\.jsonl:\d+/);
  }
  const first = page.locator('.relation:has(blockquote mark) .neighbour').first();
  const name = (await first.locator('span').first().innerText()).trim();
  await first.click();
  await page.waitForFunction((text) => document.querySelector('.panel h2')?.textContent === text, name);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'LoRA');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.invitation');
  // The name that was clicked went away under the pointer: nothing stands out any more.
  await page.waitForSelector('.sigma-veil:not(.on)', { state: 'attached' });
});

test('a hit stands out while it is looked at, and no longer once search is left', async () => {
  const page = await open();
  await drawn(page);
  await find(page, 'LoRA');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.sigma-veil.on', { state: 'attached' });
  await page.mouse.click(300, 70);
  await page.waitForSelector('.sigma-veil:not(.on)', { state: 'attached' });
});

test('the summaries of the sample are told apart from abstracts', async () => {
  const page = await open();
  await drawn(page);
  await find(page, 'DyLoRA: Parameter');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.whose');
  expect(await page.innerText('.whose')).toBe('Summary by Kindred’s authors, not the paper’s abstract');
});

test('hovering a node dims the rest, and leaving it brings all back', async () => {
  const page = await open();
  await drawn(page);
  const { count, spots } = await colours(page);
  const spot = spots[Math.floor(spots.length / 2)]!;
  await page.mouse.move(spot.x, spot.y);
  await page.waitForSelector('.map.over-node');
  await expect.poll(async () => (await colours(page)).count, { timeout: 30_000 }).toBeLessThan(0.8 * count);
  await page.mouse.move(640, 20);
  await page.waitForSelector('.map:not(.over-node)');
  await expect.poll(async () => (await colours(page)).count, { timeout: 30_000 }).toBeGreaterThan(0.95 * count);
});

test('a click on a node opens its panel, on the water closes it', async () => {
  const page = await open();
  await drawn(page);
  const { spots } = await colours(page);
  const spot = spots[Math.floor(spots.length / 2)]!;
  await page.mouse.click(spot.x, spot.y);
  await page.waitForSelector('.panel .relation');
  await page.mouse.click(300, 70);
  await page.waitForSelector('.invitation');
});

test('the legend shows a community or a kind alone, and Back shows all again', async () => {
  const page = await open();
  await drawn(page);
  const all = await showing(page);
  await page.locator('.communities button').first().click();
  await page.waitForSelector('.communities button[aria-pressed=true]');
  await expect.poll(() => showing(page)).not.toBe(all);
  const name = (await page.innerText('.communities button .name')).trim();
  await expect.poll(async () => (await page.innerText('.panel h2')).trim()).toBe(name);
  await page.goBack();
  await expect.poll(() => showing(page)).toBe(all);
  await page.locator('.kinds button', { hasText: 'Methods' }).click();
  const count = await page.locator('.kinds button', { hasText: 'Methods' }).locator('.count').innerText();
  await expect.poll(() => showing(page)).toMatch(new RegExp(`^showing ${count} of`));
});

test('an address holds the view', async () => {
  const page = await open('#node=method%3Alora&kind=Method');
  await drawn(page);
  await expect.poll(() => page.innerText('.panel h2')).toBe('LoRA');
  expect(await page.getAttribute('.kinds li:nth-child(2) button', 'aria-pressed')).toBe('true');
});

test('a phone has the map, and the panel as a sheet that nothing pushes off the side', async () => {
  const page = await open('', { viewport: PHONE });
  await drawn(page);
  await page.locator('.search input').click();
  await page.keyboard.type('lora');
  await page.locator('.hit').first().click();
  await page.waitForSelector('.relation mark');
  const box = await page.locator('.panel').boundingBox();
  expect(box!.x).toBe(0);
  expect(box!.width).toBe(PHONE.width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await page.locator('.legend-fold').click();
  await page.waitForSelector('.legend .kinds');
});

test('without WebGL the same data is a table that sorts and opens panels', async () => {
  const flat = await openBrowser(NO_GL);
  const page = await open('', {}, flat);
  await page.waitForSelector('.table .note');
  expect(await page.innerText('.table .note')).toContain('WebGL');
  await page.locator('.table th.t-name button').click();
  const names = await page.locator('.table td.t-name').allInnerTexts();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' })));
  await page.locator('.table td.t-name button').nth(2).click();
  await page.waitForFunction((text) => document.querySelector('.panel h2')?.textContent === text, names[2]!.trim());
  await flat.close();
});

test('focus, filters by year and the matrix each narrow what is shown, and a chip takes each away', async () => {
  const page = await open('#node=method%3Alora');
  await drawn(page);
  const all = await showing(page);
  await page.locator('.actions button', { hasText: 'Focus' }).click();
  await expect.poll(async () => shownCount(await showing(page))).toBeLessThan(shownCount(all));
  const near = await showing(page);
  await page.locator('.chip button[aria-label="One link more"]').click();
  await expect.poll(async () => shownCount(await showing(page))).toBeGreaterThan(shownCount(near));
  await page.locator('.chip button[aria-label^="Without"]').click();
  await expect.poll(() => showing(page)).toBe(all);
  await page.locator('.filters-fold').click();
  await page.locator('.year-filter .switch input').uncheck();
  await expect.poll(async () => shownCount(await showing(page))).toBeLessThan(shownCount(all));
  await page.locator('.views button', { hasText: 'Matrix' }).click();
  await page.locator('.matrix td button').first().click();
  const count = Number(await page.locator('.matrix td button').first().innerText());
  await expect.poll(() => page.locator('.cell-papers li').count()).toBe(count);
});

test('with the keyboard alone: the papers that use LoRA and MoE together, with a sentence for each', async () => {
  const page = await open();
  await drawn(page);
  expect(await shareByKeys(page, ['LoRA', 'MoE'])).toBe(14);
  await page.waitForSelector('.shared li');
  const paper = page.locator('.shared li').first();
  const marks = await paper.locator('mark').allInnerTexts();
  expect(marks.some((mark) => /lora|low[- ]rank/i.test(mark))).toBe(true);
  expect(marks.some((mark) => /moe|mixture/i.test(mark))).toBe(true);
});

test('the ways between two nodes are told, link by link, with sentences', async () => {
  const page = await open('#from=method%3Alora&to=method%3Avit');
  await drawn(page);
  await page.waitForSelector('.way mark');
  expect(await page.innerText('.panel h2')).toBe('LoRA → ViT');
  expect(await page.locator('.ways button').count()).toBeGreaterThan(1);
  await page.locator('.ways button').nth(1).click();
  await page.waitForSelector('.ways button[aria-pressed=true]');
});

test('the arrow keys walk the map and say where they are', async () => {
  const page = await open();
  await drawn(page);
  await page.locator('.map').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.panel h2');
  const first = await page.innerText('[aria-live=polite]');
  expect(first).toMatch(/, (method|dataset), \d+ papers?, community /);
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key);
  await expect.poll(() => page.innerText('[aria-live=polite]')).not.toBe(first);
});

test('what is shown can be taken away as a file, a picture and an address', async () => {
  const page = await open('#node=method%3Alora&around=method%3Alora&hops=1');
  await drawn(page);
  await page.locator('.share > button').click();
  const bibtex = await page.getAttribute('.take-away a[href*=bibtex]', 'href');
  const answer = await page.request.get(new URL(bibtex!, url()).href);
  expect(answer.status()).toBe(200);
  expect((await answer.text()).match(/^@/gm)?.length).toBeGreaterThan(5);
  const picture = await downloaded(page, page.locator('.menu .link', { hasText: 'PNG 2×' }));
  expect(picture.suggestedFilename()).toBe('kindred@2x.png');
});

test.each([
  ['the map', '', 'light'],
  ['a node', '#node=method%3Alora&list=method%3Alora', 'dark'],
  ['a path', '#from=method%3Alora&to=method%3Amoe', 'light'],
  ['the table', '#view=table&kind=Paper', 'dark'],
  ['the matrix', '#view=matrix', 'light'],
] as const)('%s has no barrier that axe finds', async (_, hash, colorScheme) => {
  const page = await open(hash, { colorScheme });
  await page.waitForSelector('.map[data-drawn], .table td, .matrix td');
  if (hash.includes('node=')) await page.waitForSelector('.relation mark');
  if (hash === '') await page.locator('.filters-fold').click();
  expect(await barriers(page)).toEqual([]);
});
