/** Views of the map that people keep: one line each in `views.jsonl` of the corpus folder, under a short id of their own. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import type { SavedView } from '../api.ts';
import { writeWhole } from '../write-file.ts';

const MOST_VIEWS = 2_000;
const MOST_NAME = 200;
/** Some 20,000 ids of nodes. */
const MOST_ADDRESS = 1 << 19;
const ID_LENGTH = 8;

/** What the page sends: the part of its address after `#`, and a name, or none for a list that was only too long. */
export const NewView = z.strictObject({
  name: z.string().trim().min(1).max(MOST_NAME).nullable(),
  address: z
    .string()
    .min(1)
    .max(MOST_ADDRESS)
    .regex(/^[\x21-\x7e]+$/, 'the part of an address after #'),
});
const Line = z.object({ id: z.string(), name: z.string().nullable(), address: z.string() });

export interface SavedViews {
  list(): Promise<readonly SavedView[]>;
  /** The same address has the same id for ever; a new name takes the place of the old. Throws `limit` past 2,000. */
  keep(view: z.infer<typeof NewView>): Promise<SavedView>;
  remove(id: string): Promise<void>;
}

/** Digits and letters of the address's SHA-256: short enough to read out, and nobody counts them up. */
function idOf(address: string): string {
  const digest = createHash('sha256').update(address).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(0, ID_LENGTH);
}

export function savedViews(folder: string): SavedViews {
  const path = join(folder, 'views.jsonl');
  let last: Promise<unknown> = Promise.resolve();
  /** One change after another: each reads what the one before has written. */
  const change = (make: (views: readonly SavedView[]) => readonly SavedView[]): Promise<void> => {
    const mine = last.then(async () => {
      const before = await read(path);
      const after = make(before);
      const pieces = after.map(({ id, name, address }) => `${JSON.stringify({ id, name, address })}\n`);
      if (after !== before) await writeWhole([{ path, pieces }], { force: true });
    });
    last = mine.catch(() => undefined); // told to the one who asked
    return mine;
  };
  return {
    list: () => read(path),
    async keep({ name, address }) {
      const view = { id: idOf(address), name, address };
      await change((views) => {
        const there = views.find(({ id }) => id === view.id);
        if (there && (name === null || name === there.name)) return views;
        if (!there && views.length >= MOST_VIEWS) {
          throw new KnownError('limit', `${MOST_VIEWS} views are kept already`, `take some away from ${path}`);
        }
        return [...views.filter(({ id }) => id !== view.id), view];
      });
      return view;
    },
    remove: (id) =>
      change((views) => (views.some((one) => one.id === id) ? views.filter((one) => one.id !== id) : views)),
  };
}

/** A line that a hand has broken is passed over, not lost: it is no view, and the others still open. */
async function read(path: string): Promise<readonly SavedView[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line): SavedView[] => {
    try {
      const parsed = Line.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

export function noViews(): KnownError {
  return new KnownError(
    'unavailable',
    'this store has no folder to keep views in',
    'share the address itself, or serve a corpus folder',
  );
}
