/** `kindred gaps`: methods and datasets that nobody has brought together, though neighbours have. */
import { z } from 'zod';
import { EXIT } from '../io.ts';
import { openCorpus } from '../views/corpus.ts';
import { gapsAnswer } from '../views/walks.ts';
import { command } from './contract.ts';
import { LIMIT } from './flags.ts';
import { plain } from './words.ts';

export const gaps = command({
  name: 'gaps',
  summary: 'methods and datasets that no paper brings together, though papers on like methods do',
  operands: [['[node]', 'of this method or dataset only']],
  flags: [LIMIT.flag(20)],
  schema: z.object({ limit: LIMIT.schema(20) }),
  examples: [
    ['kindred gaps', 'the surest of all'],
    ['kindred gaps ImageNet', 'methods not yet tried on it'],
  ],
  async run(session, [name], { limit }) {
    const answer = gapsAnswer(await openCorpus(await session.store()), name ?? null, limit);
    const lines = answer.gaps.map(({ method, dataset, score, filled_by: by }) => {
      const like = by.map((one) => `${plain(one.method.label)} in ${one.papers.length}`).join(', ');
      return `${score.toFixed(2)}  ${plain(method.label)} on ${plain(dataset.label)}  ${session.paint.dim(`filled by ${like}`)}`;
    });
    await session.say(lines.join('\n') || 'no gaps: too few papers name both methods and datasets', answer);
    return EXIT.done;
  },
});
