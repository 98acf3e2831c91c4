/** Moving about, sharing and keeping, as hands do it: a line around nodes, pins, hiding, opening, ways, undo, saved views. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  barriers,
  colours,
  downloaded,
  drawn,
  keepsLongList,
  lasso,
  listed,
  serveSample,
  session,
  showing,
  shownCount,
} from './harness.ts';

const { open } = session(serveSample);

test('a line around nodes lists them; undo, redo and Back go step by step; what is too long has a short address', async () => {
  const page = await open();
  await drawn(page);
  await lasso(page, 400, 300, 600, 480);
  await expect.poll(() => listed(page)).toBeGreaterThan(5);
  const some = await listed(page);
  await page.locator('.tools button[aria-label=Undo]').click();
  await expect.poll(() => listed(page)).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => listed(page)).toBe(some);
  await page.goBack();
  await expect.poll(() => listed(page)).toBe(0);
  expect(await keepsLongList(page, open, 150, 100, 850, 700)).toBeGreaterThan(150);
});

test('with Shift, a click on a node puts it on the list and another takes it off', async () => {
  const page = await open();
  await drawn(page);
  const { spots } = await colours(page);
  const { x, y } = spots[Math.floor(spots.length / 2)]!;
  for (const count of [1, 0]) {
    await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    await page.keyboard.up('Shift');
    await expect.poll(() => listed(page)).toBe(count);
  }
});

test('a node is carried to another place and stays; hidden ones go and come back', async () => {
  const page = await open('#around=method%3Alora&hops=1&node=method%3Alora');
  await drawn(page);
  const all = await showing(page);
  const { spots } = await colours(page);
  const spot = spots[Math.floor(spots.length / 2)]!;
  await page.mouse.click(spot.x, spot.y);
  await page.waitForSelector('.panel .relation');
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.mouse.move(spot.x - 60, spot.y - 90, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/pin=/);
  await page.locator('.chip', { hasText: '1 pinned' }).waitFor();
  await page.locator('.correct > button').click();
  await page.locator('.correct-menu button', { hasText: 'Hide' }).click();
  await expect.poll(async () => shownCount(await showing(page))).toBe(shownCount(all) - 1);
  await page.locator('.chip button[aria-label="Without: 1 hidden by hand"]').click();
  await expect.poll(async () => shownCount(await showing(page))).toBe(shownCount(all));
});

test('neighbours are opened and folded kind by kind, k of n', async () => {
  const page = await open('#around=method%3Alora&hops=0&node=method%3Alora');
  await drawn(page);
  const papers = page.locator('.expand li', { hasText: 'papers' });
  const [some, all] = /^(\d+) of (\d+)/
    .exec(await papers.innerText())!
    .slice(1)
    .map(Number);
  expect(some).toBe(0);
  await papers.locator('button[aria-label="More papers"]').click();
  await expect.poll(() => papers.innerText()).toMatch(new RegExp(`^${Math.min(10, all!)} of|^all`));
  await papers.locator('button[aria-label="Fewer papers"]').click();
  await expect.poll(() => papers.innerText()).toMatch(new RegExp(`^0 of ${all}`));
});

test('a way is found to a name in the panel, where a node is asked for', async () => {
  const page = await open('#node=method%3Alora');
  await drawn(page);
  await page.locator('.actions button', { hasText: 'Path to' }).click();
  await page.locator('.chip.asking').waitFor();
  await page.locator('.relation:has(blockquote mark) .neighbour').first().click();
  await expect.poll(() => page.innerText('.panel h2')).toMatch(/^LoRA → /);
  expect(await page.locator('.chip.asking').count()).toBe(0);
});

test('three nodes are joined by ways with alternatives, each link with its sentence', async () => {
  const page = await open('#from=method%3Alora&to=method%3Avit&to=method%3Amoe');
  await drawn(page);
  await page.waitForSelector('.way mark');
  expect(await page.innerText('.panel h2')).toBe('Ways between LoRA, ViT and MoE');
  expect(await page.locator('.panel-body section.relation > h3').count()).toBe(2);
  expect(await page.locator('.ways button', { hasText: 'via' }).count()).toBeGreaterThan(2);
});

test('a view is saved under a name; the picture is an SVG with its key, and no text of a paper is markup in it', async () => {
  const page = await open('#around=method%3Alora&hops=1');
  await drawn(page);
  await page.locator('.share > button').click();
  expect(await barriers(page)).toEqual([]);
  await page.locator('.saved input').fill('Around LoRA');
  await page.keyboard.press('Enter');
  const link = page.locator('.saved a', { hasText: 'Around LoRA' });
  const short = await link.getAttribute('href');
  expect(short).toMatch(/^#saved=\w{8}$/);
  const file = await downloaded(page, page.locator('.menu .link', { hasText: 'SVG' }));
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+"/);
  expect(svg).toContain('>Methods</text>');
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return { name: root.nodeName, kinds: [...new Set([...root.children].map((child) => child.nodeName))].sort() };
  }, svg);
  expect(parsed).toEqual({ name: 'svg', kinds: ['path', 'rect', 'text'] });
  const other = await open(short!);
  await other.locator('.chip', { hasText: 'around LoRA' }).waitFor();
});

test('near by, a small map tells where one is: its arrow keys move what is seen, Enter shows the whole map', async () => {
  const page = await open();
  await drawn(page);
  const small = page.locator('.minimap');
  expect(await small.isVisible()).toBe(false);
  for (const key of ['+', '+', '+']) await page.keyboard.press(key);
  await small.waitFor();
  const frame = (): Promise<string | null> => small.locator('span').getAttribute('style');
  const before = await frame();
  await small.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(frame).not.toBe(before);
  await page.keyboard.press('Enter');
  await small.waitFor({ state: 'hidden' });
});

test('by touch: every tool is large enough to be hit, and a tap readies the line around nodes', async () => {
  const page = await open('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await drawn(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.tools button, .legend-fold, .grip, .views button')]
      .filter((button) => button.getClientRects().length > 0)
      .map((button) => button.getBoundingClientRect())
      .filter(({ width, height }) => Math.min(width, height) < 24),
  );
  expect(small).toEqual([]);
  await page.locator('.tools button[aria-label="Draw around nodes"]').tap();
  await page.waitForSelector('.map.lasso');
});
