// Runs a benchmark of this folder: node test/bench/run.mjs NAME [ARGUMENTS]
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [name] = process.argv.splice(2, 1);
const outDir = fileURLToPath(new URL(`../.cache/bench-${name}`, import.meta.url));
const ssr = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
await build({ configFile: false, logLevel: 'error', build: { ssr, outDir, emptyOutDir: true, target: 'node20' } });
await import(new URL(`../.cache/bench-${name}/${name}.js`, import.meta.url).href);
