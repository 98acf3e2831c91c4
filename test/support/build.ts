/** Before browser tests: dist/ is what the sources say; built anew only when a source is newer. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

export default function setup(): void {
  const built = join(root, 'dist/web/index.html');
  const sources = Math.max(...['src', 'ingest', 'graph', 'web'].map(newest));
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  execFileSync(process.execPath, ['.ci/build.mjs'], { cwd: root, stdio: 'inherit' });
}
