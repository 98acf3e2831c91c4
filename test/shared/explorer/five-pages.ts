/** Before the tests on the real pages: the five pages become one corpus, which every file copies for itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { kindred } from '../../support/kindred.ts';
import { pageFiles } from '../../support/shared.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A corpus folder, to be copied and never written. */
    fivePages: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-pages-'));
  const store = join(folder, 'corpus');
  const { code, stderr } = await kindred(['ingest', ...pageFiles(), '--store', store]);
  if (code !== 0) throw new Error(`the five pages could not be read:\n${stderr}`);
  project.provide('fivePages', store);
  return () => rmSync(folder, { recursive: true, force: true });
}
