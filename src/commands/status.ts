/** `kindred status`: what the corpus holds and from what it was built. */
import { z } from 'zod';
import { EXIT } from '../io.ts';
import { count } from '../progress.ts';
import { countsText, problemsText } from '../report.ts';
import { openCorpus } from '../views/corpus.ts';
import { statusAnswer } from '../views/status.ts';
import { command } from './contract.ts';

export const status = command({
  name: 'status',
  summary: 'what the corpus holds, from which inputs, and what could not be read',
  operands: [],
  flags: [],
  schema: z.object({}),
  examples: [
    ['kindred status', 'the corpus in ./kindred-corpus'],
    ['kindred status --json | jq .counts', 'for machines'],
  ],
  async run(session) {
    const answer = await statusAnswer(await openCorpus(await session.store()), null);
    const { analysis } = answer;
    const lines = [
      `store     ${answer.store}`,
      `holds     ${countsText(answer.counts)}, ${count(answer.counts.edges ?? 0)} links`,
      `build     ${answer.build}`,
      ...answer.inputs.map(
        ({ name, format, records }) =>
          `input     ${name}  ${session.paint.dim(`${format}, ${count(records)} records`)}`,
      ),
      analysis
        ? `analysis  ${analysis.algorithm}, seed ${analysis.seed}, modularity ${analysis.modularity.toFixed(3)}`
        : 'analysis  none yet: run kindred analyse',
      problemsText(answer.problems, session.where, session.paint),
    ];
    await session.say(lines.join('\n').trimEnd(), answer);
    return EXIT.done;
  },
});
