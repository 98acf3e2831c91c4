/** Analysis by the server: what Graph Data Science found, stored as the analysis of this process would be. */
import { KnownError } from '../graph/errors.ts';
import type { NodeAnalysis } from '../graph/model.ts';
import type { Store, WriteReport } from '../graph/stores/contract.ts';
import { connect } from '../graph/stores/neo4j/connect.ts';
import { analyseByGds, type GdsChoice } from '../graph/stores/neo4j/gds.ts';
import type { Env } from './config.ts';

/** Places, degrees and likeness stay as they were; communities and ranks are those of the server. */
export async function analyseInServer(store: Store, where: string, env: Env, choice: GdsChoice): Promise<WriteReport> {
  if (!where.includes('://')) {
    throw new KnownError(
      'usage',
      '--gds needs a Neo4j server',
      'Name it with --store neo4j://HOST, or leave --gds out.',
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
        yield { ...row, community, area: null, pagerank: found.pagerank.get(row.id) ?? 0, stability: 1 };
      }
    }
    return await store.write({
      tables: { nodes: nodes(), communities: found.communities },
      manifest: { kindred: manifest.kindred, as_of: manifest.as_of, inputs: manifest.inputs, analysis: found.info },
    });
  } finally {
    await connection.close();
  }
}
