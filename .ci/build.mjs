// Builds dist/: the command line and the library by tsc, the data they read, and the explorer by vite.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Vitest says NODE_ENV=test, and vite would then build the explorer with React for developers.
process.env.NODE_ENV = 'production';
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
const shell = process.platform === 'win32';

rmSync('dist', { recursive: true, force: true });
execFileSync(bin('tsc'), ['-p', '.ci/tsconfig.build.json'], { stdio: 'inherit', shell });
for (const [from, keep] of [
  ['ingest/lexicon', '.tsv'],
  ['ingest/tagger', '.bin'],
  ['src/sample', '.jsonl'],
  ['graph/cookbook', '.cypher'],
  ['graph/words', '.bin'],
]) {
  if (existsSync(from)) {
    cpSync(from, `dist/${from}`, { recursive: true, filter: (path) => !/\.[a-z]+$/.test(path) || path.endsWith(keep) });
  }
}
chmodSync('dist/src/cli.js', 0o755);
execFileSync(bin('vite'), ['build', '--logLevel', 'warn'], { stdio: 'inherit', shell });
execFileSync(bin('vite'), ['build', '--config', '.ci/published.config.ts', '--logLevel', 'error'], {
  stdio: 'inherit',
  shell,
});
