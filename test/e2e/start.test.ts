/** `npm start` as a newcomer meets it: the sample becomes a drawn map, the second start finds nothing to do, a new ingest shows. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, NO_CHROMIUM } from '../support/chromium.ts';
import { kindred, serving } from '../support/kindred.ts';
import { colouredShare } from '../support/pixels.ts';
import { reader } from './harness.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kindred-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(NO_CHROMIUM)('start', () => {
  let browser: Browser;
  const { open, close } = reader(() => browser);
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test('without sources: the sample, built and drawn; again: nothing to do; a new ingest shows without a restart', async () => {
    const store = ['--store', join(folder, 'corpus')];
    const first = await serving(store);
    expect(first.printed).toMatch(/275 papers/);
    await first.stop();
    const manifest = await readFile(join(folder, 'corpus/manifest.json'), 'utf8');

    const second = await serving(store);
    expect(second.printed).not.toMatch(/recognise/);
    expect(await readFile(join(folder, 'corpus/manifest.json'), 'utf8')).toBe(manifest);

    const page = await open(second.address, { reducedMotion: 'no-preference' });
    await expect.poll(() => colouredShare(page), { timeout: 30_000 }).toBeGreaterThan(0.004);
    expect(await page.getByText(/showing [\d,]+ of [\d,]+ nodes/).count()).toBeGreaterThan(0);

    const added = join(folder, 'added.jsonl');
    await writeFile(
      added,
      `${JSON.stringify({ title: 'Zebrafish adapters for LoRA', abstract: 'We compare LoRA with BERT.' })}\n`,
    );
    expect((await kindred(['ingest', added, ...store])).code).toBe(0);
    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('Zebrafish');
    await expect
      .poll(() => page.getByText('Zebrafish adapters for LoRA').count(), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await close();
    await second.stop();
  });
});
