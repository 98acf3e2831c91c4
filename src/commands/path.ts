/** `kindred path A B`: how two nodes hang together. */
import { z } from 'zod';
import { EXIT } from '../io.ts';
import { openCorpus } from '../views/corpus.ts';
import { pathAnswer } from '../views/walks.ts';
import { command } from './contract.ts';
import { LIMIT } from './flags.ts';
import { nodeText, plain, reasonText, relationText } from './words.ts';

export const path = command({
  name: 'path',
  summary: 'how two nodes hang together, over few and specific links',
  operands: [
    ['<from>', 'id or name'],
    ['<to>', 'id or name'],
  ],
  flags: [LIMIT.flag(3)],
  schema: z.object({ limit: LIMIT.schema(3) }),
  examples: [['kindred path LoRA "MLP-Mixer"', 'chains of papers and names between them']],
  async run(session, [from = '', to = ''], { limit }) {
    const answer = await pathAnswer(await openCorpus(await session.store()), from, to, limit);
    const labels = new Map(answer.paths.flatMap(({ nodes }) => nodes.map(({ id, label }) => [id, plain(label)])));
    const lines = answer.paths.flatMap(({ nodes, edges }) => [
      ...edges.map((edge, i) => {
        const reason = reasonText(edge.reasons);
        const said = `${labels.get(edge.source)} ${relationText(edge)} ${labels.get(edge.target)}`;
        return `${i === 0 ? '' : '  '}${said}${reason ? `\n      ${session.paint.dim(reason)}` : ''}`;
      }),
      ...(edges.length === 0 ? nodes.map((node) => nodeText(node, session.paint)) : []),
      '',
    ]);
    const none = `nothing connects ${plain(answer.from.label)} and ${plain(answer.to.label)}`;
    await session.say(answer.paths.length > 0 ? lines.join('\n').trimEnd() : none, answer);
    return EXIT.done;
  },
});
