/**
 * Seconds from `npm start` to a drawn map: first start over the bundled sample, then a second one with nothing to do.
 * Run: npm run bench -- start
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { launch } from '../support/chromium.ts';
import { colouredShare } from '../support/pixels.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('npm start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-bench-'));
  const browser = await launch();
  const rows: Record<string, Record<string, string>> = {};
  for (const run of ['first start', 'second start']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const began = performance.now();
    const seconds = () => ((performance.now() - began) / 1000).toFixed(2);
    const child = spawn('npm', ['start', '--', '--store', join(folder, 'corpus'), '--port', '0', '--no-open'], {
      cwd: root,
      detached: true,
    });
    const address = await new Promise<string>((resolve, reject) => {
      let printed = '';
      const see = (data: Buffer) => {
        printed += data;
        const found = /open\s+(http:\/\/\S+)/.exec(printed)?.[1];
        if (found) resolve(found);
      };
      child.stdout.on('data', see);
      child.stderr.on('data', see);
      child.on('close', () => reject(new Error(printed)));
    });
    const printed = seconds();
    await page.goto(address);
    while ((await colouredShare(page)) < 0.004) await page.waitForTimeout(50);
    rows[run] = { 'address printed (s)': printed, 'map drawn (s)': seconds() };
    await context.close();
    process.kill(-child.pid!, 'SIGTERM');
    await new Promise((done) => child.on('close', done));
  }
  await browser.close();
  await rm(folder, { recursive: true, force: true });
  console.table(rows);
});
