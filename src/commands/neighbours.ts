/** `kindred neighbours NODE`: what a node is linked to, with the sentence behind every link. */
import { z } from 'zod';
import { refer } from '../../graph/refer.ts';
import { EDGE_KINDS, KIND_WORDS } from '../../graph/schema.ts';
import { EXIT } from '../io.ts';
import { openCorpus } from '../views/corpus.ts';
import { nodeAnswer } from '../views/node.ts';
import { labelOf } from '../views/reasons.ts';
import { command } from './contract.ts';
import { LIMIT } from './flags.ts';
import { plain, reasonText } from './words.ts';

export const neighbours = command({
  name: 'neighbours',
  summary: 'what a node is linked to, with the sentence behind every link',
  operands: [['<node>', 'id, DOI, arXiv id, name, or words of a title']],
  flags: [LIMIT.flag(20)],
  schema: z.object({ limit: LIMIT.schema(20) }),
  examples: [
    ['kindred neighbours LoRA', 'papers that introduce or use it'],
    ['kindred neighbours 2106.09685 --json', 'of a paper, for machines'],
  ],
  async run(session, [name = ''], { limit }) {
    const corpus = await openCorpus(await session.store());
    const node = refer(corpus.graph, name);
    const answer = await nodeAnswer(corpus, corpus.graph.ids[node]!, limit);
    const lines = [`${plain(labelOf(answer.node))}  ${session.paint.dim(answer.node.id)}`];
    let kind = '';
    for (const other of answer.neighbours) {
      if (other.kind !== kind) lines.push('', KIND_WORDS[other.kind][1]);
      kind = other.kind;
      for (const edge of other.edges) {
        const spec = EDGE_KINDS[edge.kind];
        const words = `${edge.direction === 'out' ? spec.words : spec.inverse}${edge.role ? ` (${edge.role})` : ''}`;
        const reason = reasonText(edge.reasons);
        lines.push(`  ${words}: ${plain(other.label)}  ${session.paint.dim(other.id)}`);
        if (reason) lines.push(`      ${session.paint.dim(reason)}`);
      }
    }
    const total = new Set(corpus.graph.incident.subarray(corpus.graph.offsets[node], corpus.graph.offsets[node + 1]))
      .size;
    const shown = answer.neighbours.reduce((sum, other) => sum + other.edges.length, 0);
    if (shown < total) lines.push('', `${shown} of ${total} links, the most specific: --limit shows more`);
    await session.say(lines.join('\n'), answer);
    return EXIT.done;
  },
});
