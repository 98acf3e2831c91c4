/** `kindred` with sources or none: read, analyse, store and show the map, all in one go. */
import { z } from 'zod';
import { SAMPLE_FILE, sampleDigest } from '../config.ts';
import { command, type Session } from './contract.ts';
import { AS_OF, ENCODING, HOST, MAP, NO_OPEN, PORT, SEED, WRITABLE } from './flags.ts';
import { ingestSources, requireRead } from './ingest.ts';
import { serveStore } from './serve.ts';

export const run = command({
  name: 'run',
  summary: 'read sources (none: the corpus that is there, else the bundled sample) and show the map',
  operands: [['[source...]', 'files or folders, .gz too; - for standard input']],
  flags: [PORT.flag, HOST.flag, WRITABLE.flag, NO_OPEN.flag, SEED.flag, AS_OF.flag, MAP.flag, ENCODING.flag],
  schema: z.object({
    port: PORT.schema,
    host: HOST.schema,
    writable: WRITABLE.schema,
    open: NO_OPEN.schema,
    seed: SEED.kept,
    asOf: AS_OF.schema,
    map: MAP.schema,
    encoding: ENCODING.schema,
  }),
  examples: [
    ['kindred', 'the corpus in ./kindred-corpus, else the sample'],
    ['kindred pages/*.txt --port 8000', 'your pages, on a port of your choice'],
  ],
  standard: true,
  async run(session, named, flags) {
    const sources = named.length > 0 ? named : await sampleUnlessOwn(session);
    if (sources.length > 0) requireRead(await ingestSources(session, sources, flags));
    return serveStore(session, flags);
  },
});

/** The sample is for an empty place, or one that was made from it; somebody's own corpus is shown as it is. */
async function sampleUnlessOwn(session: Session): Promise<readonly string[]> {
  const store = await session.store();
  const manifest = await store.manifest();
  if (manifest === null) return [SAMPLE_FILE];
  return manifest.inputs.some(({ sha256 }) => sha256 === sampleDigest()) ? [SAMPLE_FILE] : [];
}
