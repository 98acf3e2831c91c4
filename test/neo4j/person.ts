/** Starts a Neo4j for a person: loads the sample (or KINDRED_STORE) and prints the addresses of Bolt and Browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Neo4jServer, startNeo4j } from './server.ts';

/** Aborted by Ctrl-C, at whatever step: nothing is left running and no file behind. */
const asked = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.abort());

const work = mkdtempSync(join(tmpdir(), 'kindred-neo4j-person-'));
let server: Neo4jServer | null = null;

async function kindred(args: readonly string[], out: 'inherit' | number = 'inherit'): Promise<void> {
  const stdio = ['ignore', out, 'inherit'] as const;
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], { stdio: [...stdio], signal: asked.signal });
  const [code] = await once(child, 'close');
  asked.signal.throwIfAborted();
  if (code !== 0) throw new Error(`kindred ${args[0]} ended with code ${code}`);
}

try {
  console.log('starting Neo4j (the first time its 150 MB are fetched from Maven Central) …');
  server = await startNeo4j();
  asked.signal.throwIfAborted();
  const store = process.env.KINDRED_STORE ?? join(work, 'corpus');
  if (!process.env.KINDRED_STORE) await kindred(['ingest', '--store', store, 'dist/src/sample/papers.jsonl']);
  await kindred(['load', '--store', store, '--to', server.uri]);
  const favourites = join(work, 'kindred-favourites.zip');
  await kindred(['query', '--favourites', favourites]);
  const style = join(work, 'kindred.grass');
  await kindred(['query', '--style'], openSync(style, 'w'));
  console.log(`
Bolt        ${server.uri}
Browser     ${server.browser}
favourites  ${favourites} (drop it onto Browser)
style       ${style} (drop it onto Browser too)
Ctrl-C ends it and removes its data.`);
  await once(asked.signal, 'abort');
} catch (error) {
  if (!asked.signal.aborted) throw error;
} finally {
  await server?.stop();
  rmSync(work, { recursive: true, force: true });
}
