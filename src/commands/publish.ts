/** `kindred publish DIR`: the map as a folder that opens without a server. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { PUBLISHED_DIR } from '../config.ts';
import { wholeGraph } from '../export-source.ts';
import { EXIT } from '../io.ts';
import { publish } from '../publish/index.ts';
import { openCorpus } from '../views/corpus.ts';
import { command } from './contract.ts';

export const publishCommand = command({
  name: 'publish',
  summary: 'write the map as a folder that opens in a browser without a server, with all exports',
  operands: [['<folder>', 'a folder that does not exist yet']],
  flags: [
    { flags: '--title <words>', description: 'title of the page (Kindred)' },
    { flags: '--force', description: 'replace a map published there before' },
  ],
  schema: z.object({ title: z.string().min(1).default('Kindred'), force: z.boolean().default(false) }),
  examples: [['kindred publish site --title "Adapters"', 'then open site/index.html, or put it on any host']],
  async run(session, [folder = ''], { title, force }) {
    const store = await session.store();
    const report = await publish({
      corpus: await openCorpus(store),
      source: await wholeGraph(store),
      appDir: PUBLISHED_DIR,
      target: resolve(session.io.cwd, folder),
      title,
      force,
      command: `kindred publish ${JSON.stringify(folder)} --title ${JSON.stringify(title)}`,
      progress: session.progress,
    });
    await session.say(`open  ${resolve(report.folder, 'index.html')}`, report);
    return EXIT.done;
  },
});
