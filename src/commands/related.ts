/** `kindred related PAPER…`: papers near one or several, each with its receipt. */
import { z } from 'zod';
import { relatedIndex } from '../../graph/related-index.ts';
import { PART_NAMES } from '../../graph/related-parts.ts';
import { EXIT } from '../io.ts';
import { relatedQuery } from '../server/parameters.ts';
import { openCorpus } from '../views/corpus.ts';
import { relatedAnswer } from '../views/related.ts';
import { wordVectors } from '../word-vectors.ts';
import { command } from './contract.ts';
import { nodeText, plain } from './words.ts';

export const related = command({
  name: 'related',
  summary: 'papers near one or several, each with what is shared and how much that counts',
  operands: [['<paper...>', 'id, DOI, arXiv id, or words of a title in quotes']],
  flags: [
    { flags: '--limit <number>', description: 'most papers to show (20)' },
    { flags: '--years <range>', description: '2020..2024, 2020.. or ..2024' },
    { flags: '--diversity <number>', description: '0 (by score alone) to 1' },
    { flags: '--exclude <paper...>', description: 'papers that are known' },
    {
      flags: '--weights <list>',
      description: `multiples of the usual weights, of ${PART_NAMES.join(', ')}: text=2,code=0`,
    },
  ],
  schema: z.object({
    limit: z.string().optional(),
    years: z.string().optional(),
    diversity: z.string().optional(),
    exclude: z.array(z.string()).default([]),
    weights: z.string().optional(),
  }),
  examples: [
    ['kindred related "Scaling MLPs"', 'by words of its title'],
    ['kindred related 2106.09685 --years 2023.. --weights text=0', 'newer, by what the graph says alone'],
  ],
  async run(session, names, { exclude, ...flags }) {
    const query = {
      ...relatedQuery((name) => Object.entries(flags).find(([key]) => key === name)?.[1] ?? null),
      exclude,
    };
    const corpus = await openCorpus(await session.store());
    const index = await relatedIndex(corpus.graph, corpus.store.read('papers'), wordVectors());
    const answer = relatedAnswer(corpus, index, names, query);
    const { paint } = session;
    const lines = answer.papers.flatMap((paper) => {
      const parts = Object.entries(paper.parts)
        .filter(([, amount]) => Math.abs(amount) >= 0.001)
        .map(([part, amount]) => `${part} ${amount > 0 ? '+' : ''}${amount.toFixed(3)}`);
      const names = [...new Set(paper.shared.map(({ label }) => plain(label)))].slice(0, 6);
      return [
        `${paper.score.toFixed(3)}  ${nodeText(paper, paint)}`,
        `       ${paint.dim(`${parts.join('  ')}`)}`,
        `       ${paint.dim(`shares ${[...names, ...(paper.terms.length > 0 ? [`words: ${paper.terms.join(', ')}`] : [])].join(', ')}`)}`,
      ];
    });
    const head = `near ${answer.seeds.map(({ label }) => plain(label)).join(' and ')}`;
    await session.say([head, ...lines].join('\n'), answer);
    return EXIT.done;
  },
});
