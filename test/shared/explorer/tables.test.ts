/** Parts 5, 6 and 7 of the explorer over the five real pages: matrix, list, Cypher. */
import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MapAnswer, NodeAnswer } from '../../../src/api.ts';
import { downloaded, listed } from '../../e2e/harness.ts';
import { forEveryone, idsWhere, overFivePages, shownOf } from './session.ts';

const { open: openPage, ask } = overFivePages();
const CLIPBOARD: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
const open = async (hash: string): Promise<Page> => {
  const page = await openPage(hash, CLIPBOARD);
  await page.waitForSelector('.map[data-drawn], .table td, .matrix td');
  return page;
};
const papersOf = async (id: string): Promise<Set<string>> => {
  const { neighbours } = await ask<NodeAnswer>(`node?id=${encodeURIComponent(id)}`);
  return new Set(neighbours.filter(({ kind }) => kind === 'Paper').map(({ label }) => label));
};
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test('5: a cell of the matrix holds the papers of both, an empty one tells whose papers fill it', async () => {
  const page = await open('#view=matrix');
  const map = await ask<MapAnswer>('map');
  const idOf = (label: string, kind: string): string =>
    map.nodes.id[map.nodes.label.findIndex((one, i) => one === label && map.kinds[map.nodes.kind[i]!] === kind)]!;
  const cell = page.locator('.matrix td button[aria-label*=" paper"]:not([aria-label*="kin"])').first();
  const [, pair = ''] = /^(.+): \d+ papers?$/.exec((await cell.getAttribute('aria-label')) ?? '') ?? [];
  const [method = '', dataset = ''] = pair.split(' and ');
  const [left, right] = [await papersOf(idOf(method, 'Method')), await papersOf(idOf(dataset, 'Dataset'))];
  const both = [...left].filter((label) => right.has(label)).sort();
  expect(Number(await cell.innerText())).toBe(both.length);
  await cell.click();
  const more = page.locator('.cell-papers .link', { hasText: /^all / });
  if (await more.count()) await more.click();
  const papers = page.locator('.cell-papers .neighbour > span:not(.year)');
  expect((await papers.allInnerTexts()).sort()).toEqual(both);
  await forEveryone(page, 'the matrix');
  await page.locator('.cell-papers .link', { hasText: 'with their sentences' }).click();
  await page.waitForSelector('.shared mark');
  expect(await page.innerText('.panel h2')).toBe(`${method} and ${dataset}, together`);
  await page.goBack();
  await page.locator('.matrix td button[aria-label$="kin have"]').first().click();
  expect(await page.innerText('.cell-papers h3')).toMatch(/, \d+ % alike/);
  await page.locator('.matrix .views button', { hasText: 'Methods × methods' }).click();
  await page.waitForSelector('.matrix td button');
});

test('6: the list sorts, takes rows by their boxes, copies them and gives them as a file', async () => {
  const page = await open('#view=table&kind=Paper');
  const map = await ask<MapAnswer>('map');
  await page.locator('.table th.t-year button').click();
  const years = map.nodes.year.filter((year, i) => year !== null && map.kinds[map.nodes.kind[i]!] === 'Paper');
  await expect
    .poll(() => page.locator('.table td.t-year').first().innerText())
    .toBe(String(years.reduce((a, b) => Math.min(a!, b!), 9999)));
  await page.locator('.table th.t-year button').click();
  await expect
    .poll(() => page.locator('.table td.t-year').first().innerText())
    .toBe(String(years.reduce((a, b) => Math.max(a!, b!), 0)));
  const names = (await page.locator('.table td.t-name').allInnerTexts()).slice(0, 3).map((name) => name.trim());
  for (const k of [0, 1, 2]) await page.locator('.table td.t-check input').nth(k).check();
  await expect.poll(() => listed(page)).toBe(3);
  await page.locator('.table-tools .link', { hasText: 'copy the 3 on your list' }).click();
  await page.locator('.table-tools .link', { hasText: 'copied' }).waitFor();
  const rows = (await clipboard(page)).split('\n').map((line) => line.split('\t'));
  expect(rows.slice(1).map(([name]) => name)).toEqual(names);
  const file = await downloaded(page, page.locator('.table-tools .link', { hasText: 'as CSV' }));
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('name,kind,links,citations,year,community,id');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
  await forEveryone(page, 'the table');
  await page.locator('.listed .actions button', { hasText: 'Empty' }).click();
  for (const [word, kind] of [
    ['Methods', 'Method'],
    ['Datasets', 'Dataset'],
    ['Repositories', 'Repo'],
  ] as const) {
    await page.locator('.table-tools .views button', { hasText: word }).click();
    const leaf = (i: number): boolean => kind !== 'Repo' && map.nodes.leaf[i] === 1;
    const all = idsWhere(map, (i) => map.kinds[map.nodes.kind[i]!] === kind && !leaf(i));
    await expect.poll(() => page.getAttribute('.table table', 'aria-rowcount')).toBe(String(all.length + 1));
  }
});

test('7: what is shown copies as Cypher that, asked of the store, returns exactly these nodes and links', async () => {
  const rules = 'years=2022..2024&undated=0&link=extends&link=compares';
  const page = await open(`#${rules}`);
  const [nodes, , links] = await shownOf(page);
  await page.locator('.share > button').click();
  await page.locator('.take-away .link', { hasText: 'Copy as Cypher' }).click();
  await page.locator('.take-away [role=status]', { hasText: 'Copied' }).waitFor();
  await forEveryone(page, 'the share menu');
  const statement = await clipboard(page);
  const token = (await ask<{ token: string }>('status')).token;
  const answer = await page.request.post(new URL('api/query', page.url()).href, {
    headers: { 'x-kindred-token': token, origin: new URL(page.url()).origin },
    data: { statement, rows: 5000 },
  });
  const said: { nodes: string[]; edges: string[] } = await answer.json();
  expect(new Set(said.edges).size).toBe(links);
  await page.goto(`${page.url().split('#')[0]}#view=table&${rules}`);
  await page.locator('.table-tools .link', { hasText: `copy these ${nodes} rows` }).click();
  await page.locator('.table-tools .link', { hasText: 'copied' }).waitFor();
  const ids = (await clipboard(page))
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').at(-1));
  expect([...said.nodes].sort()).toEqual([...ids].sort());
});

test('7: the console asks an example of the cookbook, opens its rows on the map, and says where a question is wrong', async () => {
  const page = await open('#ask=');
  await page.selectOption('.console select[aria-label=Examples]', 'papers-using-both');
  for (const [name, value] of [
    ['first', 'method:lora'],
    ['second', 'method:moe'],
  ] as const) {
    await page.locator('.console-run label', { hasText: name }).locator('input').fill(value);
  }
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.results tbody tr');
  const [lora, moe] = [await papersOf('method:lora'), await papersOf('method:moe')];
  const both = [...lora].filter((label) => moe.has(label));
  expect(await page.locator('.results tbody tr').count()).toBe(both.length);
  expect(both.length).toBeGreaterThan(3);
  // The example returns ids and titles, no whole nodes: ids are enough for the map.
  expect(await page.locator('.console-run .link').innerText()).toBe(`Open ${both.length} nodes on the map`);
  await forEveryone(page, 'the console');
  await page.locator('.console textarea').fill("MATCH (m:Method {id: 'method:lora'})<-[:USES]-(p:Paper) RETURN p");
  await page.keyboard.press('Control+Enter');
  await page.locator('.console-run .link', { hasText: 'on the map' }).waitFor();
  await expect.poll(() => page.locator('.results th').allInnerTexts()).toEqual(['p']);
  const rows = await page.locator('.results tbody tr').count();
  await page.locator('.console-run .link', { hasText: 'on the map' }).click();
  await expect.poll(async () => (await shownOf(page))[0]).toBe(rows);
  await page.goBack();
  await page.locator('.console textarea').fill('MATCH (p:Paper RETURN p');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.console [role=alert]');
  const place = await page.locator('.console textarea').evaluate((field: HTMLTextAreaElement) => field.selectionStart);
  expect(place).toBeGreaterThan(8);
  await page.locator('.console textarea').fill('MATCH (p:Paper) DETACH DELETE p');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.innerText('.console [role=alert]')).toMatch(/not allowed/);
});
