// `npm run neo4j`: a Neo4j server without Docker, with the sample in it, until Ctrl-C. `start.mjs PROGRAM` runs another program of this folder.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [name = 'person'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
if (!existsSync('dist/src/cli.js')) execFileSync(process.execPath, ['.ci/build.mjs'], { stdio: 'inherit' });
const outDir = fileURLToPath(new URL(`../.cache/neo4j-${name}`, import.meta.url));
const ssr = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
await build({ configFile: false, logLevel: 'error', build: { ssr, outDir, emptyOutDir: true, target: 'node20' } });
await import(new URL(`../.cache/neo4j-${name}/${name}.js`, import.meta.url).href);
