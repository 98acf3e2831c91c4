/** Kindred as a reader has it: the built command line in a process of its own, and a real Chromium before it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));
const run = promisify(execFile);

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
  const { stdout } = await run(process.execPath, [CLI, ...args]);
  return stdout;
}

/** A server over the store, once it says its address. */
export async function serve(store: string, port = 0, command = 'serve'): Promise<Kindred> {
  const child = spawn(process.execPath, [CLI, command, '--store', store, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  });
  const url = await address(child);
  return {
    url,
    port: Number(new URL(url).port),
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /https?:\/\/\S+:\d+\//.exec(printed);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`kindred ended before it served:\n${printed}`)));
  });
}

const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** Debian's Chromium draws pages and canvases through GL too, which software GL makes slow. */
const CHEAP = ['--disable-gpu-rasterization', '--disable-accelerated-2d-canvas'];
export const NO_GL: readonly string[] = ['--disable-gpu', '--disable-3d-apis'];

export function openBrowser(gl: readonly string[] = SOFTWARE_GL): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', ...CHEAP, ...gl],
  });
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
