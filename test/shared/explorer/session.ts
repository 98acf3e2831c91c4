/** The explorer over the five real pages: a server with a corpus of its own, its answers to hold the page against, and axe. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { MapAnswer } from '../../../src/api.ts';
import { barriers, goingWith, type Session, serve, session, tempStore } from '../../e2e/harness.ts';

export interface PagesSession extends Session {
  /** The corpus folder that the server holds. */
  readonly corpus: string;
  /** What the server says, as the page asks it: `map`, `node?id=…`. */
  ask<T>(path: string): Promise<T>;
}

export function overFivePages(): PagesSession {
  const store = tempStore();
  const corpus = join(store.folder, 'corpus');
  const held = session(async () => {
    cpSync(inject('fivePages'), corpus, { recursive: true });
    return goingWith(await serve(corpus), store.remove);
  });
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${held.url()}api/${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { ...held, corpus, ask };
}

/** Fails on what axe finds in this state of the page, in the light and in the dark. */
export async function forEveryone(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect([state, colorScheme, await barriers(page)]).toEqual([state, colorScheme, []]);
  }
}

/** Which nodes of the map fulfil this, as ids; `i` numbers them in the map's columns. */
export function idsWhere(map: MapAnswer, wanted: (i: number) => boolean): string[] {
  return map.nodes.id.filter((_, i) => wanted(i));
}

/** Numbers on the page are written for people. */
export const numbers = async (page: Page, selector: string): Promise<number[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Nodes shown and there are, links shown and there are. */
export async function shownOf(page: Page): Promise<readonly [number, number, number, number]> {
  const text = await page.innerText('.showing');
  const found = /showing ([\d,]+) of ([\d,]+) nodes, ([\d,]+) of ([\d,]+) edges/.exec(text);
  if (!found) throw new Error(`no counts in “${text}”`);
  const [nodes, allNodes, links, allLinks] = found.slice(1).map((part) => Number(part.replaceAll(',', '')));
  return [nodes!, allNodes!, links!, allLinks!];
}
