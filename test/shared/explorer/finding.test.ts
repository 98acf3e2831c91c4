/** Parts 1 and 2 of the explorer over the five real pages: finding, and reading the map. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MapAnswer, MethodLinkAnswer, MethodsAnswer, SearchAnswer } from '../../../src/api.ts';
import { cut } from '../../../web/words.ts';
import { drawn, inAddress } from '../../e2e/harness.ts';
import { forEveryone, idsWhere, numbers, overFivePages, shownOf, sum } from './session.ts';
import { namesDrawn } from './svg-names.ts';

const { open, ask } = overFivePages();

test('1: search forgives typing errors, ranks, tells kinds and counts; Enter opens the first', async () => {
  const page = await open();
  await drawn(page);
  for (const [typed, name] of [
    ['lorra', 'LoRA'],
    ['imagnet', 'ImageNet'],
    ['mlp mixr', 'MLP-Mixer'],
    ['low rank adaption', 'LoRA'],
  ] as const) {
    const said = await ask<SearchAnswer>(`search?limit=12&q=${encodeURIComponent(typed)}`);
    expect([typed, said.hits[0]?.label]).toEqual([typed, name]);
    await page.fill('.search input', typed);
    await expect
      .poll(() => page.locator('.hit-name').allInnerTexts())
      .toEqual(said.hits.map(({ label }) => cut(label, 90)));
    const told = await page.innerText('.hit-kinds [role=status]');
    expect(told).toBe(said.total > 12 ? `12 of ${said.total} matches` : `${said.total} matches`);
    for (const [kind, word] of [
      ['Method', 'method'],
      ['Paper', 'paper'],
    ] as const) {
      const button = page.locator('.hit-kinds button', { hasText: word });
      expect(Number.parseInt((await button.count()) ? await button.innerText() : '0', 10)).toBe(said.kinds[kind] ?? 0);
    }
  }
  const words = await ask<SearchAnswer>('search?limit=12&q=automatic%20speach');
  expect(words.hits.map(({ hint }) => hint)).toContain('in the text');
  await page.fill('.search input', 'lorra');
  await page.locator('.hit-kinds button', { hasText: 'paper' }).click();
  await expect.poll(() => page.locator('.hit-kind').allInnerTexts()).toEqual(new Array(12).fill('paper'));
  await forEveryone(page, 'the search');
  await page.focus('.search input');
  await page.keyboard.press('ArrowDown');
  const second = await page.innerText('.hit[aria-selected=true] .hit-name');
  await page.keyboard.press('Enter');
  await expect.poll(async () => cut(await page.innerText('.panel h2'), 90)).toBe(second);
});

test('1: facets count what they would show, their counts sum, and each filters to the number that it told', async () => {
  const [page, map] = [await open(), await ask<MapAnswer>('map')];
  await drawn(page);
  const { kind, leaf, year, community, sources } = map.nodes;
  const isPaper = (i: number): boolean => map.kinds[kind[i]!] === 'Paper';
  const [nodes, allNodes, , allLinks] = await shownOf(page);
  expect([allNodes, allLinks]).toEqual([map.total.nodes, map.total.edges]);
  expect(nodes).toBe(idsWhere(map, (i) => leaf[i] === 0).length);
  await expect.poll(async () => sum(await numbers(page, '.kinds .count'))).toBe(nodes);
  await page.locator('.legend .link', { hasText: 'communities' }).click();
  const grouped = idsWhere(map, (i) => leaf[i] === 0 && community[i]! >= 0).length;
  await expect.poll(async () => sum(await numbers(page, '.communities .count'))).toBe(grouped);

  await page.locator('.filters-fold').click();
  const bars = await page.locator('.year-filter title').allTextContents();
  const [dated, undated] = [bars.filter((bar) => /^\d/.test(bar)), bars.filter((bar) => /^undated/.test(bar))];
  const papersIn = (titles: readonly string[]): number =>
    sum(titles.map((title) => Number(/ of ([\d,]+) papers?/.exec(title)?.[1]?.replaceAll(',', ''))));
  expect(papersIn(dated)).toBe(idsWhere(map, (i) => isPaper(i) && year[i] !== null).length);
  expect(papersIn(undated)).toBe(idsWhere(map, (i) => isPaper(i) && year[i] === null).length);

  const papers = page.locator('.kinds button', { hasText: 'Papers' }).locator('.count');
  for (const [title, choice] of [
    ['Where they were read', map.sources[0]!],
    ['What is known of papers', 'with a date'],
  ] as const) {
    const facet = page.locator('.facet', { hasText: title });
    await facet.locator('summary').click();
    const button = facet.locator('li button', { hasText: choice });
    const told = await button.locator('.count').innerText();
    await button.click();
    await expect.poll(() => papers.innerText()).toBe(told);
    await expect.poll(() => page.locator('.chip').count()).toBe(1);
    await page.goBack();
    await expect.poll(() => page.locator('.chip').count()).toBe(0);
  }
  expect(idsWhere(map, (i) => sources[i]!.includes(0)).length).toBeGreaterThan(0);
  await forEveryone(page, 'the filters');
});

test('2: far out the names of communities stand, nearer those of methods and papers, and no two touch', async () => {
  const [page, map] = [await open(), await ask<MapAnswer>('map')];
  await drawn(page);
  const titles = new Set(idsWhere(map, (i) => map.kinds[map.nodes.kind[i]!] === 'Paper'));
  const named = new Map(map.nodes.id.map((id, i) => [map.nodes.label[i]!, id]));
  const far = await namesDrawn(page);
  expect(far.touching).toEqual([]);
  expect(far.regions.length).toBeGreaterThan(4);
  const isPaper = (name: string): boolean => titles.has(named.get(name) ?? '') || name.endsWith('…');
  expect(far.nodes.filter(isPaper)).toEqual([]);
  expect(far.nodes.length).toBeGreaterThan(8);
  for (let k = 0; k < 5; k++) await page.keyboard.press('+');
  await page.waitForURL(/at=/);
  const near = await namesDrawn(page);
  expect(near.touching).toEqual([]);
  expect(near.nodes.filter(isPaper).length).toBeGreaterThan(0);
  const [, , ratio] = cameraOf(page);
  expect(ratio).toBeLessThan(0.2);
  await page.keyboard.press('0');
  await expect.poll(() => cameraOf(page)[2]).toBe(1);
});

/** Centre and ratio of the camera, as the address says. */
function cameraOf(page: Page): number[] {
  return (inAddress(page).get('at') ?? '').split(',').map(Number);
}

const legend = (page: Page, text: string) => page.locator('.legend .switch', { hasText: text });

test('2: the legend shows one community or kind alone, hides broad words, and unfolds the names of one paper', async () => {
  const [page, map] = [await open(), await ask<MapAnswer>('map')];
  await drawn(page);
  const { leaf, community, broad } = map.nodes;
  const [all] = await shownOf(page);
  for (const button of [page.locator('.communities button').first(), page.locator('.communities button').nth(1)]) {
    const name = (await button.locator('.name').innerText()).toLowerCase();
    const index = map.communities.findIndex((one) => one.level === 0 && one.name.toLowerCase() === name);
    await button.click();
    await expect
      .poll(async () => (await shownOf(page))[0])
      .toBe(idsWhere(map, (i) => leaf[i] === 0 && community[i] === index).length);
    await expect.poll(async () => (await page.innerText('.panel h2')).trim().toLowerCase()).toBe(name);
    await page.goBack();
    await expect.poll(async () => (await shownOf(page))[0]).toBe(all);
  }
  await legend(page, 'broad words').locator('input').uncheck();
  const bare = idsWhere(map, (i) => leaf[i] === 0 && broad[i] === 0).length;
  await expect.poll(async () => (await shownOf(page))[0]).toBe(bare);
  await page.goBack();
  await page.locator('.filters-fold').click();
  await legend(page, 'names from one paper').locator('input').check();
  await expect.poll(() => shownOf(page)).toEqual([map.total.nodes, map.total.nodes, map.total.edges, map.total.edges]);
  for (const colour of ['area', 'kind', 'year', 'stability', 'coverage', 'community']) {
    await page.locator('.meanings select').first().selectOption(colour);
    if (colour === 'coverage') await forEveryone(page, `coloured by ${colour}`);
  }
  await page.locator('.meanings select').nth(1).selectOption('PageRank');
  await expect.poll(() => inAddress(page).get('size')).toBe('PageRank');
});

test('2: methods are a network of their own, with the papers and both sentences on every link', async () => {
  const [page, said] = [await open('#view=methods&node=method%3Alora'), await ask<MethodsAnswer>('methods')];
  await drawn(page);
  await expect.poll(async () => (await shownOf(page))[0]).toBe(said.nodes.id.length);
  expect((await shownOf(page)).slice(1)).toEqual([said.total.nodes, said.links.source.length, said.total.links]);
  const lora = said.nodes.id.indexOf('method:lora');
  const links = said.links.source.filter((a, i) => a === lora || said.links.target[i] === lora).length;
  await expect.poll(() => numbers(page, '.relation:has(.method-link) h3 .count')).toEqual([links]);
  const link = page.locator('.method-link').first();
  const other = said.nodes.id[said.nodes.label.indexOf((await link.locator('.neighbour').innerText()).trim())]!;
  const why = await ask<MethodLinkAnswer>(
    `methods/link?${new URLSearchParams({ source: 'method:lora', target: other })}`,
  );
  await link.locator('.companion .link').click();
  await page.waitForSelector('.reasons mark');
  expect(await link.locator('.reasons .neighbour span:first-of-type').allInnerTexts()).toEqual(
    why.papers.map(({ paper }) => paper.label),
  );
  expect(await link.locator('.reasons mark').count()).toBeGreaterThanOrEqual(2 * why.papers.length);
  await forEveryone(page, 'the network of methods');
});
