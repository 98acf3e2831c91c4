/** Starts a Neo4j for a person: loads the sample (or KINDRED_STORE) and prints the addresses of Bolt and Browser. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNeo4j } from './server.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-neo4j-person-'));
const CLI = ['dist/src/cli.js'];
const kindred = (...args: string[]) => execFileSync(process.execPath, [...CLI, ...args], { stdio: 'inherit' });
const printed = (...args: string[]) => execFileSync(process.execPath, [...CLI, ...args]);

console.log('starting Neo4j (the first time its 150 MB are fetched from Maven Central) …');
const server = await startNeo4j();
try {
  const store = process.env.KINDRED_STORE ?? join(work, 'corpus');
  if (!process.env.KINDRED_STORE) kindred('ingest', '--store', store, 'dist/src/sample/papers.jsonl');
  kindred('load', '--store', store, '--to', server.uri);
  const file = join(work, 'kindred-favourites.zip');
  kindred('query', '--favourites', file);
  const style = join(work, 'kindred.grass');
  writeFileSync(style, printed('query', '--style'));
  console.log(`
Bolt        ${server.uri}
Browser     ${server.browser}
favourites  ${file} (drop it onto Browser)
style       ${style} (drop it onto Browser too)
Ctrl-C ends it and removes its data.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
} finally {
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}
