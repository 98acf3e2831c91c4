/** The map of corpora of all sizes: of no node, of one, of one community, and of one that only an overview fits. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { MapAnswer } from '../../src/api.ts';
import { drawn, inAddress, serveSample, session, showing, shownCount } from './harness.ts';

const sample = session(serveSample);
const LANDMARKS = 60;

/** The map with these nodes alone, in this order, and the edges among them. */
function cut(map: MapAnswer, kept: readonly number[]): MapAnswer {
  const { nodes, edges } = map;
  const place = new Map(kept.map((node, i) => [node, i]));
  const links = [...edges.source.keys()].filter((e) => place.has(edges.source[e]!) && place.has(edges.target[e]!));
  const some = <T extends object>(columns: T, rows: readonly number[]): T =>
    Object.assign(
      {},
      columns,
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, rows.map((row) => column[row])])),
    );
  const ends = (column: readonly number[]): number[] => links.map((e) => place.get(column[e]!)!);
  return {
    ...map,
    nodes: some(nodes, kept),
    edges: { ...some(edges, links), source: ends(edges.source), target: ends(edges.target) },
  };
}

/** The sample's page with another map of the same build, and that map. */
async function openWith(
  changed: (map: MapAnswer) => MapAnswer,
): Promise<{ page: Page; whole: MapAnswer; map: MapAnswer }> {
  const page = await sample.open();
  const whole: MapAnswer = await (await page.request.get(`${sample.url()}api/map`)).json();
  const map = changed(whole);
  await page.route('**/api/map', (route) => route.fulfill({ json: map }));
  await page.reload();
  return { page, whole, map };
}

test('a corpus of no node says so, and what to do', async () => {
  const { page } = await openWith((map) => ({ ...cut(map, []), total: { nodes: 0, edges: 0 }, communities: [] }));
  await expect.poll(() => page.innerText('.welcome')).toContain('holds no papers yet');
});

test.each([
  ['one node', (map: MapAnswer) => cut(map, [0]), 1],
  [
    'one community of all',
    (map: MapAnswer) => ({
      ...map,
      nodes: { ...map.nodes, community: map.nodes.community.map(() => 0) },
      communities: map.communities.slice(0, 1),
    }),
    1,
  ],
])('a corpus of %s is drawn, and its community is shown alone', async (_, changed, communities) => {
  const { page } = await openWith(changed);
  await drawn(page);
  const before = await showing(page);
  expect(shownCount(before)).toBeGreaterThan(0);
  for (const key of ['+', '0', '-']) await page.keyboard.press(key);
  await expect.poll(() => page.locator('.communities li').count()).toBe(communities);
  await page.locator('.communities button').click();
  await page.waitForSelector('.communities button[aria-pressed=true]');
  await expect.poll(async () => shownCount(await showing(page))).toBe(shownCount(before));
});

test('a hit that the overview does not draw opens its community and stands out there; closed again, the overview stays', async () => {
  const {
    page,
    whole: map,
    map: overview,
  } = await openWith((map) => {
    const { degree } = map.nodes;
    const foremost = [...degree.keys()].sort((a, b) => degree[b]! - degree[a]! || a - b);
    return { ...cut(map, foremost.slice(0, LANDMARKS)), scope: 'overview' };
  });
  await drawn(page);
  expect(await page.innerText('.showing')).toContain('an overview');
  const { id, kind, leaf, label, community } = map.nodes;
  const hidden = id.findIndex(
    (one, i) =>
      map.kinds[kind[i]!] === 'Paper' && leaf[i] === 0 && community[i]! >= 0 && !overview.nodes.id.includes(one),
  );
  const title = label[hidden]!;
  await page.keyboard.press('/');
  await page.keyboard.type(title);
  await page.waitForFunction(
    (start) => document.querySelector('.hit-name')?.textContent?.startsWith(start),
    title.slice(0, 24),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.hash.includes('community='));
  const { id: home, name } = map.communities[community[hidden]!]!;
  expect(inAddress(page).getAll('community')).toEqual([home]);
  await page.waitForSelector('.sigma-veil.on', { state: 'attached' });
  await expect.poll(() => showing(page)).not.toContain('an overview');
  await expect.poll(() => page.innerText('.panel h2')).toBe(title);
  await expect.poll(async () => shownCount(await showing(page))).toBeGreaterThan(3);
  await page
    .locator('.chip', { hasText: name.slice(1, 12) })
    .locator('button[aria-label^="Without"]')
    .click();
  await expect.poll(() => showing(page)).toContain('an overview');
  await page.waitForTimeout(500);
  expect(await showing(page)).toContain('an overview');
  await page.goBack();
  await expect.poll(() => showing(page)).not.toContain('an overview');
});
