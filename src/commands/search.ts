/** `kindred search WORDS`: nodes by name, alias, author, venue or words of the text. */
import { z } from 'zod';
import { EXIT } from '../io.ts';
import { openCorpus } from '../views/corpus.ts';
import { openSearch } from '../views/search.ts';
import { command } from './contract.ts';
import { LIMIT } from './flags.ts';
import { plain } from './words.ts';

export const search = command({
  name: 'search',
  summary: 'nodes by name, alias, author, venue or words of the text',
  operands: [['<words...>', 'what to look for']],
  flags: [LIMIT.flag(20)],
  schema: z.object({ limit: LIMIT.schema(20) }),
  examples: [['kindred search low rank adaptation', 'forgives typing errors']],
  async run(session, words, { limit }) {
    const corpus = await openCorpus(await session.store());
    const answer = (await openSearch(corpus)).find(words.join(' '), limit);
    const lines = answer.hits.map(
      ({ id, label, hint }) => `${plain(label)}${hint ? ` (${plain(hint)})` : ''}  ${session.paint.dim(id)}`,
    );
    const more = answer.total > lines.length ? [`${lines.length} of ${answer.total}: --limit shows more`] : [];
    await session.say([...lines, ...more].join('\n') || 'nothing found', answer);
    return EXIT.done;
  },
});
