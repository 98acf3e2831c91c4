/** One server for all tests of the project `neo4j`: NEO4J_TEST_URI (a database that may be emptied!), else one of our own. */
import type { TestProject } from 'vitest/node';
import { startNeo4j } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: { uri: string; browser: string | null; line: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.NEO4J_TEST_URI;
  const line = process.env.KINDRED_NEO4J_LINE === 'current' ? 'current' : '5.26';
  if (given) {
    project.provide('neo4j', { uri: given, browser: null, line });
    return async () => undefined;
  }
  const server = await startNeo4j({ line, quick: true });
  project.provide('neo4j', { uri: server.uri, browser: server.browser, line });
  return () => server.stop();
}
