/** `kindred load`: copies a store into another one, a folder into Neo4j or back, row by row. */
import { z } from 'zod';
import { openStore } from '../../graph/stores/index.ts';
import { storeLocation } from '../config.ts';
import { EXIT } from '../io.ts';
import { count } from '../progress.ts';
import { requireManifest } from '../views/corpus.ts';
import { command } from './contract.ts';

export const load = command({
  name: 'load',
  summary: 'copy the corpus into another store: a folder into Neo4j, or back',
  operands: [],
  flags: [{ flags: '--to <place>', description: 'neo4j://HOST, bolt://HOST:PORT or a folder (else NEO4J_URI)' }],
  schema: z.object({ to: z.string().min(1).optional() }),
  examples: [
    ['kindred load --to neo4j://localhost', 'NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE) holds the password'],
    ['kindred load --store neo4j://localhost --to ./copy', 'back into a folder'],
  ],
  async run(session, _operands, flags) {
    const place = flags.to ?? session.io.env.NEO4J_URI;
    if (!place)
      throw new z.ZodError([{ code: 'custom', path: ['to'], message: '--to must name a store', input: place }]);
    const from = await session.store();
    const manifest = await requireManifest(from);
    const stage = session.progress.stage('load');
    const to = await openStore(storeLocation(place, {}, session.io.cwd), {
      env: session.io.env,
      onProgress: (done, total) => stage.update(done, total),
    });
    try {
      const { unchanged, tables } = await to.write({
        tables: {
          records: from.read('records'),
          papers: from.read('papers'),
          entities: from.read('entities'),
          edges: from.read('edges'),
          problems: from.read('problems'),
          nodes: from.read('nodes'),
          communities: from.read('communities'),
          derived: from.read('derived'),
        },
        manifest,
        corrections: await from.corrections(),
      });
      const sent = Object.values(tables).reduce((sum, { added, changed }) => sum + added + changed, 0);
      stage.end(unchanged ? 'nothing changed' : `${count(sent)} rows`);
      await session.say(unchanged ? `${to.name} holds this corpus already` : `${to.name} holds the corpus`, {
        store: to.name,
        unchanged,
        build: manifest.build,
        tables,
      });
    } finally {
      await to.close();
    }
    return EXIT.done;
  },
});
