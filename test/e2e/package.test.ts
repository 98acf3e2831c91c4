/** The packed package works from an empty folder: `npx kindred` finds its data and its explorer. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindred, serving } from '../support/kindred.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kindred-package-'));
const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const cli = join(folder, 'node_modules/kindred/dist/src/cli.js');

beforeAll(() => {
  const packed: { filename: string }[] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  );
  npm(['init', '-y'], folder);
  npm(
    ['install', '--omit=optional', '--no-audit', '--no-fund', '--prefer-offline', join(folder, packed[0]!.filename)],
    folder,
  );
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the command runs through npx', () => {
  expect(npm(['exec', '--no', 'kindred', '--', '--version'], folder).trim()).toMatch(/^\d+\.\d+\.\d+$/);
});

test('sample, export and explorer come from the package', async () => {
  const server = await serving([], { cwd: folder, cli });
  expect(await (await fetch(server.address)).text()).toContain('<title>');
  const map = await (await fetch(new URL('api/map', server.address))).json();
  expect(map).toMatchObject({ total: { nodes: expect.any(Number) } });
  await server.stop();
  const exported = await kindred(['export', '--format', 'json', '--out', 'graph.json'], { cwd: folder, cli });
  expect(exported.code).toBe(0);
});
