/** Before the tests on the real pages: the five pages become one corpus, which every file copies for itself. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { kindred } from '../../support/kindred.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A corpus folder, to be copied and never written. */
    fivePages: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const pages = join(resolve(process.env.KINDRED_SHARED ?? '../shared'), 'pages');
  const files = readdirSync(pages).filter((name) => name.endsWith('.txt'));
  const folder = mkdtempSync(join(tmpdir(), 'kindred-pages-'));
  const store = join(folder, 'corpus');
  const { code, stderr } = await kindred(['ingest', ...files.map((name) => join(pages, name)), '--store', store]);
  if (code !== 0) throw new Error(`the five pages could not be read:\n${stderr}`);
  project.provide('fivePages', store);
  return () => rmSync(folder, { recursive: true, force: true });
}
