/** Reading a field with the explorer: facets, years, the network of methods, where a method comes from, matrix, list, Cypher. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MethodsAnswer } from '../../src/api.ts';
import { barriers, inAddress, serveSample, session } from './harness.ts';

const sample = session(serveSample);

async function open(hash: string, reducedMotion: 'reduce' | 'no-preference' = 'reduce'): Promise<Page> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await sample.open(hash, { reducedMotion, permissions });
  await page.waitForSelector('.map[data-drawn], .table td, .matrix td');
  return page;
}

/** Nodes and links. */
const showing = async (page: Page): Promise<[number, number]> => {
  const found = /showing ([\d,]+) of [\d,]+ nodes, ([\d,]+) of/.exec(await page.innerText('.showing'));
  return [Number(found?.[1]?.replaceAll(',', '')), Number(found?.[2]?.replaceAll(',', ''))];
};
const numberIn = async (page: Page, selector: string): Promise<number> =>
  Number((await page.locator(selector).first().innerText()).replaceAll(',', ''));

test('a facet filters at once to the number that it told, stands as a chip and in the address', async () => {
  const page = await open('');
  await page.locator('.filters-fold').click();
  const facet = page.locator('.facet', { hasText: 'How they are linked' });
  await facet.locator('summary').click();
  const choice = facet.locator('li button', { hasText: 'evaluates on data' });
  const told = Number(await choice.locator('.count').innerText());
  await choice.click();
  await expect.poll(async () => (await showing(page))[1]).toBe(told);
  expect(inAddress(page).getAll('link')).toEqual(['evaluates']);
  const known = page.locator('.facet', { hasText: 'What is known of papers' });
  await known.locator('summary').click();
  expect(await barriers(page)).toEqual([]);
  await page.locator('.chip button[aria-label^="Without: linked by"]').click();
  await expect.poll(async () => (await showing(page))[1]).toBeGreaterThan(told);
});

test('the years play to the end and give all back; where less motion is asked for they step by hand', async () => {
  const page = await open('', 'no-preference');
  const all = await showing(page);
  await page.locator('.filters-fold').click();
  await page.locator('.play button', { hasText: 'play the years' }).click();
  await page.waitForSelector('.play strong');
  const first = Number(await page.innerText('.play strong'));
  await expect.poll(async () => (await showing(page))[0]).toBeLessThan(all[0]);
  await expect.poll(() => numberIn(page, '.play strong').catch(() => 0)).toBeGreaterThan(first);
  await page.locator('.play button', { hasText: 'stop' }).click();
  await page.goBack();
  await expect.poll(() => showing(page)).toEqual(all);
  const still = await open('');
  await still.locator('.filters-fold').click();
  await still.locator('.play button').click();
  const year = await numberIn(still, '.play strong');
  await still.locator('.play button', { hasText: 'one year more' }).click();
  await expect.poll(() => numberIn(still, '.play strong')).toBe(year + 1);
});

test('methods are a network of their own, each link with its papers and their sentences', async () => {
  const page = await open('#view=methods');
  await page.waitForFunction(() => document.querySelectorAll('.kinds li').length === 1);
  const cluster = page.locator('.communities button').first();
  const told = Number(await cluster.locator('.count').innerText());
  await cluster.click();
  await expect.poll(async () => (await showing(page))[0]).toBe(told);
  await page.goBack();
  await page.goto(`${sample.url()}#view=methods&node=method%3Alora`);
  const link = page.locator('.method-link').first();
  const papers = Number.parseInt(await link.locator('.companion .link').innerText(), 10);
  await link.locator('.companion .link').click();
  await page.waitForSelector('.reasons mark');
  await expect.poll(() => link.locator('.reasons .neighbour').count()).toBe(Math.min(papers, 20));
  expect(await barriers(page)).toEqual([]);
});

test('a click on a link of the methods opens the papers that hold both, with their sentences', async () => {
  const page = await open('#view=methods');
  await page.waitForFunction(() => document.querySelectorAll('.kinds li').length === 1);
  const under = page.locator('.map.over-link');
  for (let k = 0; k < 400 && (await under.count()) === 0; k++) {
    await page.mouse.move(320 + ((k * 37) % 480), 160 + ((k * 61) % 420));
  }
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForSelector('.reasons mark');
  const ends = inAddress(page).getAll('pair');
  expect(ends).toHaveLength(2);
  expect(await page.innerText('.panel h2')).toContain(' and ');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.invitation');
});

test('of a link whose sentences cannot be read the panel says so, and keeps nothing of the link before', async () => {
  const methods: MethodsAnswer = await (await fetch(new URL('api/methods', sample.url()))).json();
  const { source, target, papers } = methods.links;
  const held = (link: number) => papers[link]!.map((i) => methods.papers[i]!.label);
  const second = papers.findIndex((_, link) => held(link).every((title) => !held(0).includes(title)));
  const address = (link: number) =>
    `#${new URLSearchParams([['view', 'methods'], ...[source, target].map((ends) => ['pair', methods.nodes.id[ends[link]!]!])])}`;
  const page = await open(address(0));
  await page.waitForSelector('.reasons mark');
  await page.route('**/api/methods/link?*', (route) => route.abort());
  await page.evaluate((hash) => location.assign(hash), address(second));
  const titles = () => page.locator('.reasons .neighbour > span:not(.year)').allInnerTexts();
  await expect.poll(titles).toEqual(held(second));
  await expect.poll(() => page.innerText('.reasons .facts')).toMatch(/does not answer/);
  expect(await titles()).toEqual(held(second));
});

test('a method tells what it builds on and what builds on it, and what nobody has tried with it', async () => {
  const page = await open('#node=method%3Alora');
  await page.locator('.lineage .steps .companion .link').first().click();
  await page.waitForSelector('.lineage .steps mark');
  expect(await page.innerText('.lineage')).toMatch(/introduced by|No paper of this corpus/);
  expect(await page.innerText('.years figcaption')).toMatch(/^papers by (month|year)/);
  await page.locator('.gaps summary').click();
  await page.waitForSelector('.gaps .why .link');
});

test('an empty cell of the matrix tells who fills it, a full one leads to its sentences', async () => {
  const page = await open('#view=matrix');
  await page.locator('.matrix td button[aria-label$="kin have"]').first().click();
  await page.waitForSelector('.cell-papers .neighbour');
  expect(await barriers(page)).toEqual([]);
  await page.locator('.matrix td button[aria-label$="papers"]').first().click();
  await page.locator('.cell-papers .link', { hasText: 'with their sentences' }).click();
  await page.waitForSelector('.shared mark');
});

test('related work is ranked anew by a slider, and what is varied keeps to the weights that were turned', async () => {
  const page = await open('#node=paper:title:scaling-mlps-a-tale-of-inductive-bias');
  await page.locator('.actions button', { hasText: 'Related' }).click();
  await page.locator('.related summary').click();
  const order = () => page.locator('.related ol li > .neighbour').allInnerTexts();
  const receipts = () => page.locator('.related ol .why .facts:last-child').allInnerTexts();
  const usual = await order();
  await page.locator('.related .weight', { hasText: 'Text' }).locator('input').fill('0');
  await expect.poll(order).not.toEqual(usual);
  const turned = await order();
  await page.locator('.related label', { hasText: 'varied' }).click();
  await expect.poll(order).not.toEqual(turned);
  expect((await receipts()).filter((receipt) => / text /.test(receipt))).toEqual([]);
});

test('rows of the table are put on the list, copied, and told apart by kind', async () => {
  const page = await open('#view=table');
  await page.locator('.table-tools .views button', { hasText: 'Datasets' }).click();
  await expect.poll(() => page.locator('.table td.t-kind').first().innerText()).toMatch(/dataset/);
  const names = (await page.locator('.table td.t-name').allInnerTexts()).slice(0, 2).map((name) => name.trim());
  for (const k of [0, 1]) await page.locator('.table td.t-check input').nth(k).check();
  await page.locator('.table-tools .link', { hasText: 'copy the 2 on your list' }).click();
  await page.waitForSelector('.table-tools .link:has-text("copied")');
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(copied.slice(1).map((line) => line.split('\t')[0])).toEqual(names);
  expect(await barriers(page)).toEqual([]);
});

test('a view is copied as Cypher that, asked here, returns as many nodes as it shows', async () => {
  const page = await open('#years=2022..2023&undated=0');
  const [nodes] = await showing(page);
  await page.locator('.share > button').click();
  await page.locator('.take-away .link', { hasText: 'Copy as Cypher' }).click();
  await page.locator('.take-away .link', { hasText: 'ask it here' }).click();
  await page.locator('.console .primary').click();
  await page.waitForSelector('.results tbody tr');
  expect(await page.locator('.console-run .link').innerText()).toBe(`Open ${nodes} nodes on the map`);
});
