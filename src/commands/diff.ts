/** `kindred diff`: what changed between two corpora or exports, in words. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { diffGraphs, diffText } from '../../graph/diff.ts';
import { KnownError } from '../../graph/errors.ts';
import { openDiffSide } from '../diff-side.ts';
import { EXIT } from '../io.ts';
import { command } from './contract.ts';

export const diff = command({
  name: 'diff',
  summary: 'what changed between two corpora or JSON exports, in words',
  operands: [
    ['<before>', 'corpus folder or JSON export'],
    ['[after]', 'the same; else the corpus at --store'],
  ],
  flags: [{ flags: '--all', description: 'name every node, not the first ten of a kind' }],
  schema: z.object({ all: z.boolean().default(false) }),
  examples: [
    ['kindred diff last-month.json', 'an export against the corpus of now'],
    ['kindred diff old-corpus new-corpus --json', 'two folders, for machines'],
  ],
  async run(session, [first, second], flags) {
    if (first === undefined) throw new KnownError('usage', 'nothing to compare with', 'name a corpus or a JSON export');
    const place = (name: string) => (name.includes('://') ? name : resolve(session.io.cwd, name));
    const before = await openDiffSide(place(first), session.io.env);
    try {
      const after = await openDiffSide(second === undefined ? session.where : place(second), session.io.env);
      try {
        const found = await diffGraphs(before, after);
        await session.say(diffText(found, flags.all ? Number.POSITIVE_INFINITY : undefined), found);
      } finally {
        await after.close();
      }
    } finally {
      await before.close();
    }
    return EXIT.done;
  },
});
