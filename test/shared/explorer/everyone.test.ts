/** Part 8 of the explorer over the five real pages: by keyboard, by touch, on every screen, without WebGL. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MapAnswer, NodeAnswer } from '../../../src/api.ts';
import { counted, kindWord } from '../../../web/words.ts';
import { downloaded, drawn, NO_GL, openBrowser, shareByKeys } from '../../e2e/harness.ts';
import { forEveryone, idsWhere, overFivePages, shownOf } from './session.ts';

const { open, ask } = overFivePages();
/** As the page itself has it: that a key has been answered is not yet told to whoever pressed it. */
const addressNow = async (page: Page): Promise<URLSearchParams> =>
  new URLSearchParams((await page.evaluate(() => location.hash)).slice(1));
const spoken = (page: Page): Promise<string> => page.innerText('[aria-live=polite]');

test('8: with the keyboard alone, from the start to the papers that use LoRA and MoE together, with their sentences', async () => {
  const page = await open();
  await drawn(page);
  const began = performance.now();
  const keys = await shareByKeys(page, ['LoRA', 'MoE']);
  await page.waitForSelector('.shared li mark');
  const seconds = (performance.now() - began) / 1000;
  console.log(`LoRA and MoE together, by keyboard: ${keys} keys, ${seconds.toFixed(1)} s`);
  expect(keys).toBeLessThan(25);
  const [lora, moe] = await Promise.all(
    ['method:lora', 'method:moe'].map(async (id) => {
      const { neighbours } = await ask<NodeAnswer>(`node?id=${encodeURIComponent(id)}`);
      return neighbours.filter(({ kind }) => kind === 'Paper').map(({ label }) => label);
    }),
  );
  const both = lora!.filter((label) => moe!.includes(label));
  expect(both.length).toBeGreaterThan(3);
  const papers = page.locator('.shared li');
  for (const label of both) {
    const marks = await papers.filter({ hasText: label }).first().locator('mark').allInnerTexts();
    expect([label, marks.some((mark) => /lora|low[- ]rank/i.test(mark))]).toEqual([label, true]);
    expect([label, marks.some((mark) => /moe|mixture|experts/i.test(mark))]).toEqual([label, true]);
  }
  await forEveryone(page, 'what two methods share');
});

test('8: arrow keys walk from node to node along links, and a live region reads name, kind, links and community', async () => {
  const [page, map] = [await open(), await ask<MapAnswer>('map')];
  await drawn(page);
  await page.locator('.map').focus();
  const { id, label, degree, community, kind } = map.nodes;
  const linked = new Set(
    map.edges.source.flatMap((a, e) => [`${a} ${map.edges.target[e]}`, `${map.edges.target[e]} ${a}`]),
  );
  const papersOf = (node: number): number =>
    [...linked].filter((pair) => {
      const [a, b] = pair.split(' ').map(Number);
      return a === node && map.kinds[kind[b!]!] === 'Paper';
    }).length;
  let before: number | null = null;
  let steps = 0;
  for (const key of [
    'ArrowRight',
    'ArrowRight',
    'ArrowDown',
    'ArrowLeft',
    'ArrowUp',
    'ArrowRight',
    'ArrowDown',
    'ArrowLeft',
  ]) {
    await page.keyboard.press(key);
    const now = id.indexOf((await addressNow(page)).get('node') ?? '');
    // On a side without a neighbour one stays.
    if (now === before) continue;
    const word = kindWord(map.kinds[kind[now]!]!);
    const cluster = map.communities[community[now]!];
    await expect
      .poll(() => spoken(page))
      .toBe(
        [
          label[now],
          word,
          word === 'paper' ? counted(degree[now]!, 'link', 'links') : counted(papersOf(now), 'paper', 'papers'),
          cluster && `community ${cluster.name}`,
        ]
          .filter(Boolean)
          .join(', '),
      );
    if (before !== null) expect([key, linked.has(`${before} ${now}`)]).toEqual([key, true]);
    before = now;
    steps += 1;
  }
  expect(steps).toBeGreaterThan(3);
  const ring = await page.locator('.map').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(ring).not.toBe('none');
});

test.each([
  [360, 740],
  [2560, 1440],
])('8: on a screen of %i pixels nothing is pushed off the side', async (width, height) => {
  const touch = width < 720;
  const page = await open('', { viewport: { width, height }, hasTouch: touch, isMobile: touch });
  await drawn(page);
  await page.locator('.search input').click();
  await page.keyboard.type('lora');
  await page.locator('.hit').first().click();
  await page.waitForSelector('.relation mark');
  if (touch) await forEveryone(page, `a node on ${width} pixels`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const aside = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, summary')]
      .filter((one) => one.checkVisibility() && !one.closest('.unseen'))
      .map((one) => ({ name: one.getAttribute('aria-label') ?? one.innerText, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.left < innerWidth && (box.left < -1 || box.right > innerWidth + 1))
      .map(({ name }) => name),
  );
  expect(aside).toEqual([]);
});

test('8: without WebGL a still drawing and the table stand in, and the pictures can still be taken', async () => {
  const flat = await openBrowser(NO_GL);
  try {
    const [page, map] = [await open('', {}, flat), await ask<MapAnswer>('map')];
    await page.waitForSelector('.flat-map canvas');
    await page.waitForSelector('.table td.t-name');
    expect(await page.innerText('.table .note')).toContain('WebGL');
    expect((await shownOf(page))[0]).toBe(idsWhere(map, (i) => map.nodes.leaf[i] === 0).length);
    await forEveryone(page, 'without WebGL');
    await page.locator('.share > button').click();
    const png = await downloaded(page, page.locator('.menu .link', { hasText: 'PNG 2×' }));
    const bytes = await readFile(await png.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const box = await page.locator('.flat-map').boundingBox();
    expect(bytes.readUInt32BE(16)).toBe(2 * Math.round(box!.width));
    const svg = await downloaded(page, page.locator('.menu .link', { hasText: 'SVG' }));
    expect(await readFile(await svg.path(), 'utf8')).toContain('>Methods</text>');
  } finally {
    await flat.close();
  }
});
