import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** A browser on a busy machine may take longer than Vitest's second to show what it should; one that never does still fails. */
const PATIENT = { timeout: 30_000 };

/** In CI a browser test has a second try: software GL on a shared machine stalls now and then, and Vitest's report says which tests took it. */
const TRIES = process.env.CI ? 1 : 0;

/** Tests against a real Neo4j: always in CI; elsewhere where there is a server, or what it takes to start one. */
function neo4jTests(): string[] {
  const { CI, NEO4J_TEST_URI, PATH = '', VITEST } = process.env;
  if (!VITEST) return [];
  const has = (program: string) => PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));
  if (CI || NEO4J_TEST_URI || (has('java') && has('mvn'))) return ['test/neo4j/*.test.ts'];
  console.warn('skipped: the tests against Neo4j want NEO4J_TEST_URI, or Java 17 and Maven');
  return [];
}

export default defineConfig({
  root: 'web',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0 },
  test: {
    projects: [
      { test: { name: 'unit', root, include: ['test/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          root,
          include: ['test/e2e/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          expect: { poll: PATIENT },
          retry: TRIES,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'neo4j',
          root,
          include: neo4jTests(),
          globalSetup: ['test/neo4j/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'bench',
          root,
          include: ['test/bench/*.bench.ts'],
          globalSetup: ['test/support/build.ts'],
          testTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'shared',
          root,
          include: ['test/shared/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'explorer',
          root,
          include: ['test/shared/explorer/*.test.ts'],
          globalSetup: ['test/support/build.ts', 'test/shared/explorer/five-pages.ts'],
          expect: { poll: PATIENT },
          retry: TRIES,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
