/** The test database: its address, and a way to empty it. */
import neo4j from 'neo4j-driver';
import { inject } from 'vitest';

export const uri = (): string => inject('neo4j').uri;

/** For NEO4J_TEST_URI with a password; our own server has none. */
export const env = { NEO4J_USERNAME: process.env.NEO4J_TEST_USERNAME, NEO4J_PASSWORD: process.env.NEO4J_TEST_PASSWORD };

/** Runs one statement with a driver of its own. */
export async function ask(
  statement: string,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const auth = env.NEO4J_PASSWORD ? neo4j.auth.basic(env.NEO4J_USERNAME ?? 'neo4j', env.NEO4J_PASSWORD) : undefined;
  const driver = neo4j.driver(uri(), auth, { disableLosslessIntegers: true, telemetryDisabled: true });
  const session = driver.session({ database: 'neo4j' });
  try {
    return (await session.run(statement, parameters)).records.map((record) => record.toObject());
  } finally {
    await session.close();
    await driver.close();
  }
}

/** Removes every node, in pieces that a small heap can hold. */
export async function emptyDatabase(): Promise<void> {
  await ask('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
}
