/** `kindred analyse`: communities, ranks and positions of a stored corpus, made again. */
import { z } from 'zod';
import { analyseStore, RUNS } from '../analyse.ts';
import { EXIT } from '../io.ts';
import { requireManifest } from '../views/corpus.ts';
import { changeLines, SHOWN_CHANGES } from './communities-text.ts';
import { command } from './contract.ts';
import { SEED } from './flags.ts';

export const analyse = command({
  name: 'analyse',
  summary: 'find communities and lay out the map again',
  operands: [],
  flags: [
    SEED.flag,
    { flags: '--algorithm <name>', description: 'louvain or leiden (louvain)' },
    {
      flags: '--resolution <number>',
      description: 'higher: more and smaller communities (where they are most stable)',
    },
    { flags: '--runs <number>', description: `seeded runs that the consensus is made of (${RUNS})` },
    {
      flags: '--engine <name>',
      description:
        'local, or gds: Leiden, PageRank and node similarity inside Neo4j, with --seed and --resolution (local)',
    },
  ],
  schema: z.object({
    seed: SEED.schema,
    algorithm: z.enum(['louvain', 'leiden'], '--algorithm is louvain or leiden').default('louvain'),
    resolution: z.coerce.number('--resolution must be a number').positive('--resolution must be above 0').optional(),
    runs: z.coerce
      .number('--runs must be a whole number')
      .int('--runs must be a whole number')
      .min(1, '--runs must be at least 1')
      .max(1000, '--runs must be at most 1000')
      .default(RUNS),
    engine: z.enum(['local', 'gds'], '--engine is local or gds').default('local'),
  }),
  examples: [
    ['kindred analyse --seed 7', 'the same corpus, another roll of the dice'],
    ['kindred analyse --resolution 4', 'finer communities'],
    ['kindred analyse --engine gds --store neo4j://localhost', 'in the server, for graphs past one machine'],
  ],
  async run(session, _operands, { resolution, engine, ...choice }) {
    const store = await session.store();
    await requireManifest(store);
    const report =
      engine === 'gds'
        ? {
            ...(await (
              await import('../gds.ts')
            ).analyseInServer(store, session.where, session.io.env, {
              seed: choice.seed,
              resolution: resolution ?? 1,
            })),
            changes: [],
          }
        : await analyseStore(store, { ...choice, resolution: resolution ?? null }, session.progress);
    const { analysis, build, counts } = report.manifest;
    const text = [
      `${counts.communities ?? 0} communities, build ${build.slice(0, 12)}`,
      ...changeLines(report.changes, SHOWN_CHANGES),
    ].join('\n');
    await session.say(report.unchanged ? 'nothing changed' : text, {
      unchanged: report.unchanged,
      build,
      analysis,
      counts,
    });
    return EXIT.done;
  },
});
