/** Which names the map draws, and which of them touch: read from the SVG that the page gives of what it shows. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { downloaded } from '../../e2e/harness.ts';

export interface NamesDrawn {
  /** Communities, in small capitals. */
  readonly regions: readonly string[];
  readonly nodes: readonly string[];
  /** Pairs of node names whose boxes overlap by more than a pixel. */
  readonly touching: readonly (readonly [string, string])[];
}

export async function namesDrawn(page: Page): Promise<NamesDrawn> {
  if ((await page.locator('.menu').count()) === 0) await page.locator('.share > button').click();
  const file = await downloaded(page, page.locator('.menu .link', { hasText: 'SVG' }));
  await page.keyboard.press('Escape');
  const svg = await readFile(await file.path(), 'utf8');
  return page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    document.body.append(root);
    // Every name is drawn twice: its halo, then itself.
    const names = [...root.querySelectorAll('text')].filter((one) => one.getAttribute('fill') !== 'none');
    const halo = new Set([...root.querySelectorAll('text[fill=none]')].map((one) => one.textContent));
    const onMap = names.filter((one) => halo.has(one.textContent));
    const region = (one: Element): boolean => one.getAttribute('font-variant') === 'small-caps';
    const boxes = onMap
      .filter((one) => !region(one))
      .map((one) => ({ name: one.textContent ?? '', box: one.getBBox() }));
    const touching = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) =>
            Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x) > 1 &&
            Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y) > 1,
        )
        .map((b) => [a.name, b.name] as const),
    );
    root.remove();
    return {
      regions: onMap.filter(region).map((one) => one.textContent ?? ''),
      nodes: boxes.map(({ name }) => name),
      touching,
    };
  }, svg);
}
