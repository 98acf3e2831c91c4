/** Analysis by the server: what Graph Data Science found, stored as the analysis of this process would be. */
import { KnownError } from '../graph/errors.ts';
import type { Edge, NodeAnalysis } from '../graph/model.ts';
import type { Store, WriteReport } from '../graph/stores/contract.ts';
import { connect } from '../graph/stores/neo4j/connect.ts';
import { analyseByGds, type GdsChoice } from '../graph/stores/neo4j/gds.ts';
import type { Env } from './config.ts';

/**
 * Places and degrees stay as they were, and so does the likeness in words of papers that share no name with another;
 * communities, ranks and all other likeness are those of the server. Throws `usage`, `no-store` or `unavailable`.
 */
export async function analyseInServer(store: Store, where: string, env: Env, choice: GdsChoice): Promise<WriteReport> {
  if (!where.includes('://')) {
    throw new KnownError(
      'usage',
      '--engine gds needs a Neo4j server',
      'Name it with --store neo4j://HOST, or take --engine local.',
    );
  }
  const manifest = await store.manifest();
  if (!manifest)
    throw new KnownError('no-store', `${where} holds no corpus`, 'Run kindred load or kindred ingest first.');
  const connection = await connect(where, env);
  try {
    const found = await analyseByGds(connection, choice);
    async function* nodes(): AsyncIterable<NodeAnalysis> {
      for await (const row of store.read('nodes')) {
        const community = found.community.get(row.id) ?? null;
        yield { ...row, community, area: null, pagerank: found.pagerank.get(row.id) ?? 0, stability: 1, runs: null };
      }
    }
    async function* derived(): AsyncIterable<Edge> {
      for await (const row of store.read('derived')) {
        if (!found.tied.has(row.source) || !found.tied.has(row.target)) yield row;
      }
      yield* found.similar;
    }
    return await store.write({
      since: manifest.build,
      tables: { nodes: nodes(), communities: found.communities, derived: derived() },
      manifest: { kindred: manifest.kindred, as_of: manifest.as_of, inputs: manifest.inputs, analysis: found.info },
    });
  } finally {
    await connection.close();
  }
}
