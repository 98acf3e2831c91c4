/** Real Chromium for browser tests: where it is, how it is started, and what to do where it is missing. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const CHROMIUM = PLACES.find((place) => place && existsSync(place)) ?? null;

/** For `describe.skipIf`: CI never skips. */
export const NO_CHROMIUM = CHROMIUM === null && !process.env.CI;
if (NO_CHROMIUM) console.warn('skipped: no Chromium here, do: apt-get install chromium (or set CHROMIUM to its path)');

/** Software GL, no sandbox (root in CI), no calls home. */
export function launch(extra: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      // Software GL: rasterising and 2D canvas through it cost far more than on the processor.
      '--disable-gpu-rasterization',
      '--disable-accelerated-2d-canvas',
      ...extra,
    ],
  });
}
