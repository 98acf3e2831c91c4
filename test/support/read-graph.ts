/** Graph files as networkx, igraph and others read them, through `test/readers/read_graph.py`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../readers/read_graph.py', import.meta.url));
/** With which the script says that Python lacks a reader. */
const LACKING = 77;

/**
 * What a reader finds in the files, parsed. Where a user has no such reader the test is skipped, and says what to
 * install; in CI (`CI=true`) it fails, as with whatever else the reader says.
 */
export function readGraph(context: TestContext, reader: string, ...paths: readonly string[]) {
  const ran = spawnSync('/usr/bin/python3', [SCRIPT, reader, ...paths], { encoding: 'utf8' });
  if (ran.status === 0) return JSON.parse(ran.stdout);
  const lacking = ran.error !== undefined || ran.status === LACKING;
  if (lacking && !process.env.CI)
    context.skip(`skipped: no Python reader ${reader}, do: apt-get install ${needs(reader)}`);
  throw new Error(`${reader}: ${ran.error ?? (ran.stderr || ran.stdout)}`);
}

function needs(reader: string): string {
  return reader === 'networkx' || reader === 'igraph' ? `python3-${reader}` : 'python3';
}
