/** `kindred lineage METHOD`: what it builds on, and what builds on it. */
import { z } from 'zod';
import type { LineageStep } from '../api.ts';
import { EXIT } from '../io.ts';
import { openCorpus } from '../views/corpus.ts';
import { lineageAnswer } from '../views/walks.ts';
import { command, type Session } from './contract.ts';
import { wholeFlag } from './flags.ts';
import { nodeText, reasonText } from './words.ts';

export const lineage = command({
  name: 'lineage',
  summary: 'what a method builds on, and what builds on it',
  operands: [['<method>', 'id or name']],
  flags: [{ flags: '--steps <number>', description: 'how far to follow (3)' }],
  schema: z.object({ steps: wholeFlag('--steps', 20).default(3) }),
  examples: [['kindred lineage LoRA', 'its ancestors and descendants']],
  async run(session, [name = ''], { steps }) {
    const answer = await lineageAnswer(await openCorpus(await session.store()), name, steps);
    const lines = [
      nodeText(answer.method, session.paint),
      ...answer.introduced_by.map((paper) => `  introduced by ${nodeText(paper, session.paint)}`),
      ...section('builds on', answer.builds_on, session),
      ...section('built upon by', answer.built_upon_by, session),
    ];
    await session.say(lines.join('\n'), answer);
    return EXIT.done;
  },
});

function section(title: string, steps: readonly LineageStep[], { paint }: Session): string[] {
  if (steps.length === 0) return ['', `${title}: nothing that the corpus says`];
  return [
    '',
    title,
    ...steps.flatMap((step) => {
      const reason = reasonText(step.edge.reasons);
      const indent = '  '.repeat(step.steps);
      return [`${indent}${nodeText(step, paint)}`, ...(reason ? [`${indent}    ${paint.dim(reason)}`] : [])];
    }),
  ];
}
