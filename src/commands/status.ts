/** `kindred status`: what the corpus holds, from what it was built, and what is not known. */
import { z } from 'zod';
import { ALONE_REASONS, ALONE_WORDS } from '../../graph/coverage.ts';
import type { Community } from '../../graph/model.ts';
import { KIND_WORDS } from '../../graph/schema.ts';
import type { CoverageAnswer } from '../api.ts';
import { EXIT } from '../io.ts';
import { count, counted } from '../progress.ts';
import { countsText, problemsText } from '../report.ts';
import { openCorpus } from '../views/corpus.ts';
import { coverageAnswer, coverageText, kindsText } from '../views/coverage.ts';
import { statusAnswer } from '../views/status.ts';
import { command } from './contract.ts';
import { plain } from './words.ts';

export const status = command({
  name: 'status',
  summary: 'what the corpus holds, from which inputs, and what could not be read',
  operands: [],
  flags: [
    { flags: '--communities', description: 'what is known, community by community' },
    { flags: '--alone', description: 'list the papers that nothing links to another, and why' },
  ],
  schema: z.object({ communities: z.boolean().default(false), alone: z.boolean().default(false) }),
  examples: [
    ['kindred status', 'the corpus in ./kindred-corpus'],
    ['kindred status --alone', 'papers without neighbours, each with its reason'],
    ['kindred status --json | jq .counts', 'for machines'],
  ],
  async run(session, _operands, flags) {
    const corpus = await openCorpus(await session.store());
    const answer = await statusAnswer(corpus, null);
    const known = coverageAnswer(corpus, Number.POSITIVE_INFINITY);
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
      `known     ${coverageText(known.all)}`,
      `links     ${kindsText(known.all)}`,
      ...(flags.communities ? communityLines(known, corpus.communities) : []),
      ...(known.alone.length > 0 ? [`alone     ${aloneText(known)}`] : []),
      ...(flags.alone ? known.alone.map(({ label, why }) => `  ${plain(label)}: ${ALONE_WORDS[why]}`) : []),
      problemsText(answer.problems, session.where, session.paint),
    ];
    await session.say(lines.join('\n').trimEnd(), { ...answer, coverage: known });
    return EXIT.done;
  },
});

function communityLines(known: CoverageAnswer, communities: readonly Community[]): string[] {
  return communities.flatMap(({ id, name }) => {
    const found = known.communities[id];
    return found ? [`  ${name} (${counted(found.papers, KIND_WORDS.Paper)}): ${coverageText(found)}`] : [];
  });
}

/** `12 of 80 papers without neighbours (9: nothing but the title is known …)`. */
function aloneText({ all, alone }: CoverageAnswer): string {
  const reasons = ALONE_REASONS.flatMap((why) => {
    const found = all.alone[why] ?? 0;
    return found > 0 ? [`${count(found)}: ${ALONE_WORDS[why]}`] : [];
  });
  return `${count(alone.length)} of ${counted(all.papers, KIND_WORDS.Paper)} without neighbours (${reasons.join('; ')})`;
}
