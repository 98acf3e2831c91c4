/** Makes a program of TypeScript runnable by plain Node, for tests that need a process of their own. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles the file at `path` (from the root of the project) and gives the bundle's path. */
export async function bundle(path: string): Promise<string> {
  const root = new URL('../../', import.meta.url);
  const name = path.replace(/^.*\//, '').replace(/\.ts$/, '');
  const outDir = fileURLToPath(new URL(`test/.cache/${name}`, root));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: fileURLToPath(new URL(path, root)), outDir, emptyOutDir: true, target: 'node20' },
  });
  return `${outDir}/${name}.js`;
}
