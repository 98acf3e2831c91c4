/** A Cypher result opens on the map: its nodes are a selection, and the selection's own Cypher gives them back. */
import { expect, test } from 'vitest';
import { openStore } from '../../graph/stores/index.ts';
import { openCorpus } from '../../src/views/corpus.ts';
import { selectionAnswer } from '../../src/views/selection.ts';
import { smallGraph } from '../small-graph.ts';
import { ask, emptyDatabase, env, uri } from './database.ts';

test('asked of the server that holds the corpus', async () => {
  await emptyDatabase();
  const store = await openStore(uri(), { env });
  await store.write(smallGraph());
  const question = "MATCH (p:Paper)-[:USES]->(m:Method {id: 'method:moe'}) RETURN p, m";
  const answer = await selectionAnswer(await openCorpus(store), `cypher "${question}"`);
  expect([...answer.nodes].sort()).toEqual(['method:moe', 'paper:title:mole']);
  expect(answer.edges).toEqual(['paper:title:mole|USES|method:moe']);
  expect(await ask(answer.cypher.replace('RETURN a, r, b', 'RETURN r.id AS r'))).toContainEqual({ r: answer.edges[0] });
  await store.close();
});
