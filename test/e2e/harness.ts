/** Kindred as a reader has it: the built command line in a process of its own, and a real Chromium before it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch } from '../support/chromium.ts';
import { kindred as ended, serving } from '../support/kindred.ts';

export interface Kindred {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export function tempStore(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One command to its end; throws with what it printed when it fails. */
export async function kindred(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await ended(args);
  if (code !== 0) throw new Error(`kindred ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return stdout;
}

/** A server over the store, once it says its address. */
export async function serve(store: string, port = 0, command = 'serve'): Promise<Kindred> {
  const { address, stop } = await serving([command, '--store', store], { port });
  return { url: address, port: Number(new URL(address).port), stop };
}

export const NO_GL: readonly string[] = ['--disable-gpu', '--disable-3d-apis'];
export const openBrowser = launch;

const LAPTOP = { width: 1280, height: 800 };

export interface Reader {
  /** A page of its own, as of a reader who asks for less motion; waits for nothing. */
  open(url: string, options?: BrowserContextOptions, from?: Browser): Promise<Page>;
  /** Closes all pages and fails on what the browser complained of: a refused script, a broken style, an error thrown. */
  close(): Promise<void>;
}

export function reader(browser: () => Browser): Reader {
  const complaints: string[] = [];
  return {
    async open(url, options = {}, from = browser()) {
      const context = await from.newContext({ viewport: LAPTOP, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
          complaints.push(message.text());
        }
      });
      await page.goto(url);
      return page;
    },
    async close() {
      for (const context of browser().contexts()) await context.close();
      expect(complaints.splice(0)).toEqual([]);
    },
  };
}

export interface Session {
  /** A page at this part of the address after the server's, `#…` or nothing. */
  open(hash?: string, options?: BrowserContextOptions, from?: Browser): Promise<Page>;
  /** The server's address, from the first test on. */
  url(): string;
}

/** What every test of a file shares: one browser and one server, both ended after the last; pages end with their test. */
export function session(start: () => Promise<Kindred>): Session {
  let browser: Browser;
  let served: Kindred;
  const { open, close } = reader(() => browser);
  beforeAll(async () => {
    [browser, served] = await Promise.all([openBrowser(), start()]);
  });
  afterEach(close);
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });
  return {
    open: (hash = '', options = {}, from = browser) => open(served.url + hash, options, from),
    url: () => served.url,
  };
}

/** The bundled sample, built into a store of its own that goes with the server. */
export async function serveSample(): Promise<Kindred> {
  const store = tempStore();
  return goingWith(await serve(store.folder, 0, 'run'), store.remove);
}

export function goingWith(served: Kindred, remove: () => void): Kindred {
  return { ...served, stop: () => served.stop().then(remove) };
}

export const drawn = (page: Page): Promise<unknown> => page.waitForSelector('.map[data-drawn]');
export const showing = (page: Page): Promise<string> => page.innerText('.showing');
export const shownCount = (text: string): number => Number(/showing ([\d,]+) of/.exec(text)?.[1]?.replaceAll(',', ''));

/** Types into the search box, and waits for a hit of that name. */
export async function find(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.waitForFunction(
    (text) => document.querySelector('.hit-name')?.textContent?.toLowerCase().includes(text),
    query.toLowerCase(),
  );
}

/** Puts nodes on the list by keys alone and asks what they share; how many keys that took. */
export async function shareByKeys(page: Page, names: readonly string[]): Promise<number> {
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    keys += 1;
  };
  for (const name of names) {
    await press('/');
    for (const letter of name) await press(letter);
    await expect.poll(() => page.locator('.hit-name').first().innerText()).toBe(name);
    await press('Enter');
    await page.waitForFunction((text) => document.querySelector('.panel h2')?.textContent === text, name);
    await press('l');
  }
  await press('s');
  return keys;
}

/** The parts of the view that the page's address holds. */
export const inAddress = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.slice(1));

/** The file that a click on it leaves in the reader's downloads. */
export async function downloaded(page: Page, button: Locator): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return file;
}

/** For a person to look at: KINDRED_SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.KINDRED_SHOTS) await page.screenshot({ path: join(process.env.KINDRED_SHOTS, `${name}.png`) });
}

/** How many nodes stand on the reader's list. */
export const listed = async (page: Page): Promise<number> =>
  (await page.locator('.listed h3 .count').count()) === 0 ? 0 : Number(await page.innerText('.listed h3 .count'));

type Line = readonly [left: number, top: number, right: number, bottom: number];

/** Draws a rectangle with Shift held. */
export async function lasso(page: Page, ...[left, top, right, bottom]: Line): Promise<void> {
  await page.keyboard.down('Shift');
  await page.mouse.move(left, top);
  await page.mouse.down();
  for (const [x, y] of [
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const) {
    await page.mouse.move(x, y, { steps: 3 });
  }
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

/** A line around more nodes than an address can hold: it gets a short one, and whoever opens that has the same list. */
export async function keepsLongList(page: Page, open: Session['open'], ...line: Line): Promise<number> {
  await lasso(page, ...line);
  await page.waitForURL(/#saved=\w+$/);
  const many = await listed(page);
  const elsewhere = await open(new URL(page.url()).hash);
  await expect.poll(() => listed(elsewhere)).toBe(many);
  return many;
}

/** What axe finds on the page as it stands: none, if the page is for everyone. */
export async function barriers(page: Page): Promise<unknown[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
  }));
}

/** A pixel of a strong colour, with the same colour around it: the inside of a large node. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Strongly coloured pixels of the screen, and the spots in the middle of coloured discs. */
export async function colours(page: Page): Promise<{ count: number; spots: Spot[] }> {
  const shot = (await page.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const strong = (x: number, y: number): boolean => {
      const i = 4 * (y * image.width + x);
      const rgb = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
      return Math.max(...rgb) - Math.min(...rgb) > 90;
    };
    let count = 0;
    const spots: { x: number; y: number }[] = [];
    for (let y = 60; y < image.height - 10; y++) {
      for (let x = 270; x < image.width - 400; x++) {
        if (!strong(x, y)) continue;
        count += 1;
        let filled = true;
        for (let d = -5; d <= 5 && filled; d++) filled = strong(x + d, y) && strong(x, y + d);
        if (filled) spots.push({ x, y });
      }
    }
    return { count, spots };
  }, shot);
}
