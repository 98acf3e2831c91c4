/** A corpus too large to be drawn whole: communities open one at a time, and what is searched opens its own. */
import { expect, test } from 'vitest';
import type { MapAnswer } from '../../src/api.ts';
import { drawn, serveSample, session, showing, shownCount } from './harness.ts';

const sample = session(serveSample);
const LANDMARKS = 60;

/** The best linked nodes alone, as an overview of the same build. */
function overviewOf(map: MapAnswer): MapAnswer {
  const { nodes, edges } = map;
  const kept = [...nodes.id.keys()].sort((a, b) => nodes.degree[b]! - nodes.degree[a]! || a - b).slice(0, LANDMARKS);
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
    scope: 'overview',
    nodes: some(nodes, kept),
    edges: { ...some(edges, links), source: ends(edges.source), target: ends(edges.target) },
  };
}

test('a hit that the overview does not draw opens its community and stands out there; closed again, the overview stays', async () => {
  const page = await sample.open();
  const map: MapAnswer = await (await page.request.get(`${sample.url()}api/map`)).json();
  const overview = overviewOf(map);
  await page.route('**/api/map', (route) => route.fulfill({ json: overview }));
  await page.reload();
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
  expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).getAll('community')).toEqual([home]);
  await page.waitForSelector('.sigma-veil.on', { state: 'attached' });
  await expect.poll(() => showing(page)).not.toContain('an overview');
  expect(await page.innerText('.panel h2')).toBe(title);
  expect(shownCount(await showing(page))).toBeGreaterThan(3);
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
