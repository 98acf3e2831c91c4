/** Graph Data Science in the real server finds what was planted, and its result is stored like any analysis. */
import { expect, inject, test } from 'vitest';
import { collect } from '../../graph/collect.ts';
import type { Community } from '../../graph/model.ts';
import { openStore } from '../../graph/stores/index.ts';
import { connect } from '../../graph/stores/neo4j/connect.ts';
import { analyseByGds } from '../../graph/stores/neo4j/gds.ts';
import { analyseInServer } from '../../src/gds.ts';
import { change, edge, entity, nodeAnalysis, paper } from '../store-rows.ts';
import { ask, emptyDatabase, env, uri } from './database.ts';

/** A paper that shares no name stays where its words are. */
const WORDS = edge('paper:title:alone', 'SIMILAR_TO', 'paper:title:mixer-1', { score: 0.2, terms: ['image'] });

/** Two groups of eight papers that share methods inside, and one method between. */
function planted() {
  const groups = ['adapter', 'mixer'];
  const papers = groups.flatMap((group) => Array.from({ length: 8 }, (_, at) => paper(`paper:title:${group}-${at}`)));
  const methods = groups.flatMap((group) =>
    [0, 1, 2].map((at) => entity(`method:${group}-${at}`, { label: `${group} ${at}` })),
  );
  const edges = papers.flatMap(({ id }, at) => {
    const group = groups[Math.floor(at / 8)]!;
    return [0, 1, 2].filter((one) => one !== at % 3).map((one) => edge(id, 'USES', `method:${group}-${one}`));
  });
  edges.push(edge('paper:title:mixer-0', 'USES', 'method:adapter-0'));
  papers.push(paper('paper:title:alone'));
  const nodes = [...papers, ...methods].map(({ id }) => nodeAnalysis(id, { community: null }));
  const none = { records: [], problems: [], communities: [] };
  return change({ ...none, papers, entities: methods, edges, nodes, derived: [WORDS] });
}

test.skipIf(inject('neo4j').line === 'current')('communities and ranks come from the server, seeded', async () => {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write(planted());
  const report = await analyseInServer(store, uri(), env, { seed: 3, resolution: 1 });
  expect(report.manifest.analysis).toMatchObject({ algorithm: 'gds-leiden', seed: 3 });
  expect(report.manifest.analysis!.modularity).toBeGreaterThan(0.3);
  const communities: Community[] = await collect(store.read('communities'));
  expect(communities.map(({ papers }) => papers)).toEqual([8, 8]);
  const rows = await collect(store.read('nodes'));
  for (const { id, community, pagerank } of rows) {
    if (id === 'paper:title:alone') {
      expect(community).toBeNull();
      continue;
    }
    expect(community).toBe(
      communities.find(({ top }) => top[0]!.includes(id.includes('adapter') ? 'adapter' : 'mixer'))!.id,
    );
    expect(pagerank).toBeGreaterThan(0);
  }
  expect(rows.reduce((sum, { pagerank }) => sum + pagerank, 0)).toBeCloseTo(1, 6);
  expect(await ask('MATCH (p:Paper) RETURN count(DISTINCT p.community) AS n')).toEqual([{ n: 2 }]);
  const alike = await collect(store.read('derived'));
  // Papers of one group that hold the same two methods are alike; the pair in words of a paper that holds nothing stays.
  expect(alike.find(({ id }) => id === 'paper:title:adapter-0|SIMILAR_TO|paper:title:adapter-3')).toMatchObject({
    score: 1,
    terms: ['adapter 1', 'adapter 2'],
  });
  expect(alike.map(({ id }) => id)).toContain(WORDS.id);
  expect(await ask('MATCH (:Paper)-[s:SIMILAR_TO]->(:Paper) RETURN count(s) AS n')).toEqual([{ n: alike.length }]);
  expect((await analyseInServer(store, uri(), env, { seed: 3, resolution: 1 })).unchanged).toBe(true);
  await store.close();
});

test('a server without the library is told so', async () => {
  const connection = await connect(uri(), env);
  const without = { ...connection, plain: async () => [] };
  await expect(analyseByGds(without, { seed: 1, resolution: 1 })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('no Graph Data Science'),
  });
  await connection.close();
});
