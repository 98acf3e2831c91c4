/** Part 3 of the explorer over the five real pages: the panel of a method, a paper, a repository, a community, and corrections. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type {
  CommunitiesAnswer,
  GapsAnswer,
  LineageAnswer,
  MapAnswer,
  NodeAnswer,
  RelatedAnswer,
} from '../../../src/api.ts';
import { capital } from '../../../web/words.ts';
import { drawn } from '../../e2e/harness.ts';
import { forEveryone, numbers, overFivePages } from './session.ts';

const { open, ask, corpus } = overFivePages();
const node = (id: string): Promise<NodeAnswer> => ask(`node?id=${encodeURIComponent(id)}`);
const at = async (id: string): Promise<Page> => {
  const page = await open(`#node=${encodeURIComponent(id)}`);
  await drawn(page);
  await page.waitForSelector('.relation');
  return page;
};
const section = (page: Page, heading: string) =>
  page.locator('.relation').filter({ has: page.locator('h3', { hasText: new RegExp(`^${heading}`) }) });

test('3: a method says who uses it and why, when, with what, where it comes from, and what nobody tried with it', async () => {
  const [page, { neighbours }] = [await at('method:lora'), await node('method:lora')];
  const papers = neighbours.filter(({ kind }) => kind === 'Paper');
  expect(await page.innerText('.panel h2')).toBe('LoRA');
  expect(await page.innerText('.panel .facts')).toContain(`${papers.length} papers`);
  expect(await page.innerText('.years figcaption')).toMatch(
    /^papers by month, \w{3} \d{4} to \w{3} \d{4}; \d+ undated$/,
  );
  const bars = (await page.getAttribute('.years svg', 'aria-label')) ?? '';
  const dated = papers.filter(({ published }) => published !== null).length;
  expect([...bars.matchAll(/: (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(dated);

  const users = section(page, 'Papers that use it');
  await users.locator('button', { hasText: 'all ' }).click();
  const quotes = new Set(
    papers.flatMap(({ edges }) => edges.flatMap(({ reasons }) => reasons.map(({ quote }) => quote))),
  );
  const rows = await users.locator('li:has(.neighbour)').all();
  expect(rows.length).toBe(papers.filter(({ edges }) => edges.some(({ kind }) => kind === 'USES')).length);
  for (const mark of await users.locator('mark').allInnerTexts()) expect(quotes).toContain(mark);
  expect(await users.locator('mark').count()).toBeGreaterThanOrEqual(rows.length);
  for (const footer of await users.locator('footer').allInnerTexts()) expect(footer).toMatch(/ · \S+\.txt:\d+/);

  const lineage = await ask<LineageAnswer>('lineage?id=method%3Alora');
  const names = await page.locator('.lineage .steps .neighbour').allInnerTexts();
  const built = lineage.built_upon_by.map(({ label }) => label);
  expect(names.map((name) => name.trim().replace(/\s\d{4}$/, ''))).toEqual(built.slice(0, 5));
  await page.locator('.lineage .steps .companion .link').first().click();
  await page.waitForSelector('.lineage mark');
  for (const kind of ['Methods', 'Datasets', 'Repositories']) {
    expect(await section(page, `${kind} in the same papers`).locator('li').count()).toBeGreaterThan(0);
  }
  await page.locator('.gaps summary').click();
  const { gaps } = await ask<GapsAnswer>('gaps?id=method%3Alora&limit=12');
  await expect
    .poll(() => page.locator('.gaps > ul > li > .neighbour').allInnerTexts())
    .toEqual(gaps.slice(0, 4).map(({ dataset }) => dataset.label));
  await forEveryone(page, 'a method');

  await page.goto(`${page.url().split('#')[0]}#node=method%3Araftmlp`);
  const raft = await ask<LineageAnswer>('lineage?id=method%3Araftmlp');
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'RaftMLP');
  await page.waitForSelector('.lineage .steps');
  expect(await page.innerText('.lineage')).toContain('introduced by');
  const introduced = page.locator('.lineage > ul:not(.steps) .neighbour span:not(.year)');
  expect(await introduced.allInnerTexts()).toEqual(raft.introduced_by.map(({ label }) => label));
  expect(raft.builds_on.map(({ label }) => label)).toContain('MLP-Mixer');
});

test('3: a paper has its links out, its record, related work with receipts; a repository the papers that link it', async () => {
  const map = await ask<MapAnswer>('map');
  const edge = map.edges.kind.findIndex((kind) => map.edgeKinds[kind] === 'HAS_CODE');
  const [paper, repo] = [map.nodes.id[map.edges.source[edge]!]!, map.nodes.id[map.edges.target[edge]!]!];
  const page = await at(repo);
  const said = await node(repo);
  const links = await page.locator('.panel .links a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toEqual([said.node.kind === 'Repo' ? said.node.url : null]);
  const sharers = section(page, 'Papers that link it').locator('.neighbour > span:not(.year)');
  expect(await sharers.allInnerTexts()).toEqual(said.neighbours.map(({ label }) => label));
  await forEveryone(page, 'a repository');

  await section(page, 'Papers that link it').locator('.neighbour').first().click();
  const title = map.nodes.label[map.nodes.id.indexOf(paper)];
  await page.waitForFunction((text) => document.querySelector('.panel h2')?.textContent === text, title);
  await page.locator('.record summary').click();
  expect(await page.innerText('.record')).toMatch(/\.txt:\d+/);
  await page.locator('.actions button', { hasText: 'Related' }).click();
  const related = await ask<RelatedAnswer>(`related?id=${encodeURIComponent(paper)}&limit=40`);
  await page.waitForSelector('.related ol');
  expect(await page.locator('.related ol .neighbour > span:not(.year)').allInnerTexts()).toEqual(
    related.papers.slice(0, 8).map(({ label }) => label),
  );
  await page.locator('.related summary').click();
  await forEveryone(page, 'a paper with related work');
});

test('3: a community tells its size, how sure it is, its methods, years and members', async () => {
  const { communities } = await ask<CommunitiesAnswer>('communities');
  const first = communities[0]!;
  const page = await open(`#community=${encodeURIComponent(first.id)}`);
  await drawn(page);
  await page.waitForSelector('.panel .relation');
  expect((await page.innerText('.panel h2')).trim()).toBe(capital(first.name));
  const facts = await page.innerText('.panel .facts');
  expect(facts).toContain(`${first.papers} papers and ${first.size - first.papers} names`);
  expect(facts).toContain(`${Math.round(100 * first.stability)} % of the runs`);
  const top = section(page, 'What sets it apart').locator('.neighbour > span:not(.year)');
  expect(await top.allInnerTexts()).toEqual(first.top.slice(0, 8).map(({ label }) => label));
  expect(await numbers(page, '.relation:has(h3:text-matches("^All its papers")) h3 .count')).toEqual([first.papers]);
  expect(await page.innerText('.years figcaption')).toMatch(/^papers by year/);
  await forEveryone(page, 'a community');
});

test('3: “not this” and “same as” write the corrections file, the map follows, and a click takes it back', async () => {
  const page = await at('method:lora');
  const written = (): string[] => readFileSync(join(corpus, 'corrections.tsv'), 'utf8').split('\n').filter(Boolean);
  const users = section(page, 'Papers that use it');
  const row = users.locator('li:has(.not-this)').first();
  const label = await row.locator('.neighbour > span:not(.year)').innerText();
  const paper = (await node('method:lora')).neighbours.find((one) => one.label === label)!.id;
  await row.locator('.not-this').click();
  await expect.poll(written).toEqual([`not-this\t${paper}\tmethod:lora`]);
  await expect
    .poll(async () => (await node('method:lora')).neighbours.some(({ id }) => id === paper), { timeout: 60_000 })
    .toBe(false);
  await expect.poll(() => users.locator('.neighbour', { hasText: label }).count()).toBe(0);
  await page.locator('.job .link', { hasText: 'take it back' }).click();
  await expect.poll(written).toEqual([]);

  await page.goto(`${page.url().split('#')[0]}#node=method%3Aqlora`);
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'QLoRA');
  await page.locator('.correct > button').click();
  await page.locator('.correct-menu button', { hasText: 'Same as' }).click();
  await page.locator('.chip.asking').waitFor();
  await page.fill('.search input', 'PEFT');
  await page.locator('.hit', { hasText: 'method' }).first().click();
  await expect.poll(written).toEqual(['same-as\tmethod:qlora\tmethod:peft']);
});
