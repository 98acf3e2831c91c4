/** Part 4 of the explorer over the five real pages: focus, opening, ways, a line around nodes, pins, hiding, steps, years. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MapAnswer } from '../../../src/api.ts';
import { colours, drawn, inAddress, lasso, listed } from '../../e2e/harness.ts';
import { forEveryone, idsWhere, overFivePages, shownOf } from './session.ts';

const { open, ask } = overFivePages();
/** Types a name and presses Enter at once: the first hit for all of it is taken, not one for its beginning. */
async function pick(page: Page, name: string): Promise<void> {
  await page.focus('.search input');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}
const nodesShown = async (page: Page): Promise<number> => (await shownOf(page))[0];

/** How many nodes stand within so many links of one, none through a broad word; names of one paper only beside the node. */
function within(map: MapAnswer, id: string, hops: number): number {
  const { source, target } = map.edges;
  const away = new Map([[map.nodes.id.indexOf(id), 0]]);
  for (let step = 1; step <= hops; step++) {
    const found = source.flatMap((a, e) => {
      const b = target[e]!;
      const passes = (node: number): boolean => away.has(node) && map.nodes.broad[node] === 0;
      return [...(passes(a) && !away.has(b) ? [b] : []), ...(passes(b) && !away.has(a) ? [a] : [])];
    });
    for (const node of found) away.set(node, step);
  }
  return [...away].filter(([node, steps]) => steps <= 1 || map.nodes.leaf[node] === 0).length;
}

test('4: focus takes in one to three links, and goes back with the browser’s Back', async () => {
  const [page, map] = [await open('#node=method%3Alora'), await ask<MapAnswer>('map')];
  await drawn(page);
  const all = await nodesShown(page);
  await page.locator('.actions button', { hasText: 'Focus' }).click();
  await expect.poll(() => nodesShown(page)).toBe(within(map, 'method:lora', 1));
  await forEveryone(page, 'focus');
  const more = page.locator('.chip button[aria-label="One link more"]');
  for (const hops of [2, 3]) {
    await more.click();
    await expect.poll(() => nodesShown(page)).toBe(within(map, 'method:lora', hops));
  }
  expect(await more.isDisabled()).toBe(true);
  for (let k = 0; k < 3; k++) await page.goBack();
  await expect.poll(() => nodesShown(page)).toBe(all);
});

test('4: neighbours are opened by kind, “k of n”, and folded again', async () => {
  const [page, map] = [await open('#around=method%3Alora&hops=0&node=method%3Alora'), await ask<MapAnswer>('map')];
  await drawn(page);
  const { source, target } = map.edges;
  const lora = map.nodes.id.indexOf('method:lora');
  const isPaper = (i: number): boolean => map.kinds[map.nodes.kind[i]!] === 'Paper';
  const near = new Set(source.flatMap((a, e) => (a === lora ? [target[e]!] : target[e] === lora ? [a] : [])));
  const all = [...near].filter(isPaper).length;
  const papers = page.locator('.expand li', { hasText: 'papers' });
  expect(await papers.innerText()).toContain(`0 of ${all} papers`);
  for (const some of [10, 20, all]) {
    await papers.locator('button[aria-label="More papers"]').click();
    const words = some >= all ? `all ${all} papers` : `${some} of ${all} papers`;
    await expect.poll(() => papers.innerText()).toContain(words);
    expect(await nodesShown(page)).toBe(1 + Math.min(some, all));
  }
  await papers.locator('button[aria-label="Fewer papers"]').click();
  await expect.poll(() => nodesShown(page)).toBe(1);
});

test('4: two and three nodes are joined by typed ways with alternatives, each link with its sentence', async () => {
  const page = await open('#node=method%3Alora');
  await drawn(page);
  await page.locator('.actions button', { hasText: 'Path to' }).click();
  await pick(page, 'GLUE');
  await page.waitForSelector('.way mark');
  expect(await page.innerText('.panel h2')).toBe('LoRA → GLUE');
  const ways = page.locator('.ways button');
  expect(await ways.count()).toBeGreaterThan(1);
  const [first, second] = await ways.allInnerTexts();
  expect(first).toMatch(/^(via .+|linked directly)\s*\d links?$/);
  expect(second).not.toBe(first);
  await ways.nth(1).click();
  await page.waitForSelector('.ways li:nth-child(2) button[aria-pressed=true]');
  await forEveryone(page, 'the ways');
  await page.locator('.actions button', { hasText: 'Reach one more' }).click();
  await pick(page, 'ImageNet');
  await expect.poll(() => page.innerText('.panel h2')).toBe('Ways between LoRA, GLUE and ImageNet');
  expect(await page.locator('.panel-body section.relation > h3').count()).toBe(2);
});

test('4: a line around nodes lists them; a pin stays; hidden nodes come back; undo, redo and Back take each step', async () => {
  const page = await open();
  await drawn(page);
  const all = await nodesShown(page);
  await lasso(page, 420, 320, 620, 520);
  await expect.poll(() => listed(page)).toBeGreaterThan(3);
  const some = await listed(page);
  await forEveryone(page, 'a list');
  await page.locator('.tools button[aria-label=Undo]').click();
  await expect.poll(() => listed(page)).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => listed(page)).toBe(some);
  await page.locator('.listed .actions button', { hasText: 'Hide' }).click();
  await expect.poll(() => nodesShown(page)).toBe(all - some);
  await page.goBack();
  await expect.poll(() => nodesShown(page)).toBe(all);
  await page.locator('.listed .actions button', { hasText: 'Empty' }).click();
  await expect.poll(() => listed(page)).toBe(0);

  const { spots } = await colours(page);
  const spot = spots[Math.floor(spots.length / 2)]!;
  await page.mouse.move(spot.x, spot.y);
  await page.waitForSelector('.map.over-node');
  await page.mouse.down();
  await page.mouse.move(spot.x - 50, spot.y - 80, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/pin=/);
  const pinned = inAddress(page).get('pin');
  await page.reload();
  await drawn(page);
  expect(inAddress(page).get('pin')).toBe(pinned);
  await page.locator('.chip', { hasText: '1 pinned' }).waitFor();
});

test('4: the years play from the first to the last, and give all back', async () => {
  const [page, map] = [await open('', { reducedMotion: 'no-preference' }), await ask<MapAnswer>('map')];
  await drawn(page);
  const isPaper = (i: number): boolean => map.kinds[map.nodes.kind[i]!] === 'Paper';
  const years = map.nodes.year.filter((year) => year !== null);
  const first = Math.min(...years);
  await page.locator('.filters-fold').click();
  await page.locator('.play button', { hasText: 'play the years' }).click();
  for (let year = first; year <= first + 3; year++) {
    const count = idsWhere(map, (i) => isPaper(i) && (map.nodes.year[i] ?? 9999) <= year).length;
    // The counts follow the year by a frame or two, before the next year comes.
    await page.waitForFunction(
      ([now, papers]) =>
        document.querySelector('.play strong')?.textContent === now &&
        document.querySelector('.kinds .count')?.textContent === papers,
      [String(year), String(count)],
    );
  }
  await page.locator('.play button', { hasText: 'stop' }).click();
  await page.goBack();
  await expect.poll(() => nodesShown(page)).toBe(idsWhere(map, (i) => map.nodes.leaf[i] === 0).length);
});
