/** `kindred enrich`: what services know of the papers that the corpus holds already. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import type { Paper } from '../../graph/model.ts';
import { ENRICHERS, enrich } from '../fetch/enrich.ts';
import { EXIT } from '../io.ts';
import { count, counted } from '../progress.ts';
import { requireManifest } from '../views/corpus.ts';
import { command } from './contract.ts';
import { answersOf, ingestAnswers, LIMIT } from './fetch.ts';

const services = z
  .string()
  .default('s2')
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(ENRICHERS, `--from is a list of ${ENRICHERS.join(', ')}`)));

export const enrichCommand = command({
  name: 'enrich',
  summary:
    'complete the papers of the corpus: ids, references, citation counts, repositories (recorded answers only, not tried live)',
  operands: [],
  flags: [
    { flags: '--from <services>', description: `${ENRICHERS.join(', ')}: one or several (s2)` },
    { flags: '--limit <number>', description: `papers to ask about at most (${LIMIT})` },
    { flags: '--fresh', description: 'ask again for what was fetched before' },
  ],
  schema: z.object({
    from: services,
    limit: z.coerce.number('--limit must be a whole number').int().min(1).max(100_000).default(LIMIT),
    fresh: z.boolean().default(false),
  }),
  examples: [
    ['kindred enrich', 'ids, references and citation counts from Semantic Scholar'],
    ['kindred enrich --from hf,openalex --limit 50', 'repositories from Hugging Face, works from OpenAlex'],
  ],
  async run(session, _operands, flags) {
    const store = await session.store();
    await requireManifest(store);
    const papers: Paper[] = [];
    for await (const { abstract: _text, extra: _extra, ...paper } of store.read('papers')) {
      papers.push({ ...paper, abstract: null, extra: {} });
    }
    const answers = answersOf(session, flags.fresh);
    let failed = false;
    for (const service of flags.from) {
      const stage = session.progress.stage(service);
      try {
        const { asked, unknown } = await enrich(service, papers, answers, flags.limit, (done, total) =>
          stage.update(done, total),
        );
        stage.end(
          `asked about ${counted(asked, ['paper', 'papers'])}${unknown > 0 ? `, ${count(unknown)} unknown there` : ''}`,
        );
      } catch (error) {
        // What came before is read below, and the other services are asked.
        if (!(error instanceof KnownError)) throw error;
        failed = true;
        stage.end('stopped');
        session.note(`${error.message}\n  ${error.remedy}`);
      }
    }
    if (answers.files().length === 0) await session.say('nothing to complete', { files: [] });
    else await ingestAnswers(session, answers);
    return failed ? EXIT.failed : EXIT.done;
  },
});
