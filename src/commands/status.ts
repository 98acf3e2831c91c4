/** `kindred status`: what the corpus holds, from what it was built, and what is not known. */
import { z } from 'zod';
import { ALONE_REASONS, ALONE_WORDS } from '../../graph/coverage.ts';
import type { AnalysisInfo } from '../../graph/model.ts';
import { KIND_WORDS } from '../../graph/schema.ts';
import type { CoverageAnswer } from '../api.ts';
import { EXIT } from '../io.ts';
import { count, counted } from '../progress.ts';
import { countsText, problemsText } from '../report.ts';
import { communitiesAnswer } from '../views/communities.ts';
import { openCorpus } from '../views/corpus.ts';
import { coverageAnswer, coverageText, kindsText } from '../views/coverage.ts';
import { statusAnswer } from '../views/status.ts';
import { bridgeLines, changeLines, communityLines, SHOWN_CHANGES } from './communities-text.ts';
import { command } from './contract.ts';
import { plain } from './words.ts';

const SHOWN_BRIDGES = 10;

export const status = command({
  name: 'status',
  summary: 'what the corpus holds, from which inputs, and what could not be read',
  operands: [],
  flags: [
    { flags: '--communities', description: 'stability, central papers and what is known, community by community' },
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
    const coverageOf = (id: string) => {
      const found = known.communities[id];
      return found ? coverageText(found) : null;
    };
    const trusted = flags.communities ? communitiesAnswer(corpus, SHOWN_BRIDGES) : null;
    const { analysis } = answer;
    const lines = [
      `store     ${answer.store}`,
      `holds     ${countsText(answer.counts)}, ${count(answer.counts.edges ?? 0)} links`,
      `build     ${answer.build}`,
      ...answer.inputs.map(
        ({ name, format, records }) =>
          `input     ${name}  ${session.paint.dim(`${format}, ${count(records)} records`)}`,
      ),
      analysis ? `analysis  ${analysisText(analysis)}` : 'analysis  none yet: run kindred analyse',
      ...changeLines(analysis?.changes ?? [], flags.communities ? Number.POSITIVE_INFINITY : SHOWN_CHANGES),
      `known     ${coverageText(known.all)}`,
      `links     ${kindsText(known.all)}`,
      ...(known.stubs > 0
        ? [`cited     ${count(known.stubs)} more are only cited: the map hides them until asked`]
        : []),
      ...(trusted ? communityLines(trusted.communities, coverageOf, session.paint) : []),
      ...(trusted ? bridgeLines(trusted, session.paint) : []),
      ...(known.alone.length > 0 ? [`alone     ${aloneText(known)}`] : []),
      ...(flags.alone ? known.alone.map(({ label, why }) => `  ${plain(label)}: ${ALONE_WORDS[why]}`) : []),
      problemsText(answer.problems, session.where, session.paint),
    ];
    await session.say(lines.join('\n').trimEnd(), { ...answer, coverage: known, ...trusted });
    return EXIT.done;
  },
});

/** `12 of 80 papers without neighbours (9: nothing but the title is known …)`. */
function aloneText({ all, alone }: CoverageAnswer): string {
  const reasons = ALONE_REASONS.flatMap((why) => {
    const found = all.alone[why] ?? 0;
    return found > 0 ? [`${count(found)}: ${ALONE_WORDS[why]}`] : [];
  });
  return `${count(alone.length)} of ${counted(all.papers, KIND_WORDS.Paper)} without neighbours (${reasons.join('; ')})`;
}

/** `louvain, 20 runs alike to 0.92, seed 1, resolution 2.7, modularity 0.488`. */
function analysisText({ algorithm, runs, agreement, seed, resolution, modularity }: AnalysisInfo): string {
  const alike = agreement === null ? '' : ` alike to ${agreement.toFixed(2)}`;
  const made = `${algorithm}, ${counted(runs, ['run', 'runs'])}${alike}, seed ${seed}, resolution ${resolution}`;
  return `${made}, modularity ${modularity.toFixed(3)}`;
}
