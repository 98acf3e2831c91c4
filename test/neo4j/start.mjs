// `npm run neo4j`: a Neo4j server without Docker, with the sample in it, until Ctrl-C.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const outDir = fileURLToPath(new URL('../.cache/person', import.meta.url));
const ssr = fileURLToPath(new URL('./person.ts', import.meta.url));
await build({ configFile: false, logLevel: 'error', build: { ssr, outDir, emptyOutDir: true, target: 'node20' } });
await import(new URL('../.cache/person/person.js', import.meta.url).href);
