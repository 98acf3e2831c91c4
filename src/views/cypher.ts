/** A query in Cypher as a selection: the nodes of its result, read-only and within limits. */
import process from 'node:process';
import { openQuery } from '../../graph/query/index.ts';
import type { Store } from '../../graph/stores/contract.ts';

/** A selection is for the map, which shows no more. */
const LIMITS = { time: 20_000, rows: 50_000 };

/** Ids of the nodes and of the ends of the edges in the result. Throws what `QueryEngine.ask` throws. */
export async function nodesOfQuery(store: Store, statement: string): Promise<readonly string[]> {
  const engine = await openQuery(store.name, { env: process.env });
  try {
    return (await engine.ask(statement, {}, LIMITS)).nodes;
  } finally {
    await engine.close();
  }
}
