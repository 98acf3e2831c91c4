/** The data that lies beside the project, not in it: `KINDRED_SHARED`, else `../shared`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from '../../graph/ids.ts';

export const SHARED = resolve(process.env.KINDRED_SHARED ?? '../shared');
export const PAGES = join(SHARED, 'pages');

/** The five real pages, as paths. */
export function pageFiles(): string[] {
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.txt'));
  return names.sort(byCodeUnit).map((name) => join(PAGES, name));
}

/** The lines of a text, from its path in `SHARED`. */
export function linesOf(path: string): string[] {
  return readFileSync(join(SHARED, path), 'utf8').trim().split('\n');
}

function parsed<T>(path: string, shape: z.ZodType<T>): T[] {
  return linesOf(path).map((line) => shape.parse(JSON.parse(line)));
}

const Topics = z.object({ title: z.string(), a: z.string(), b: z.string() });
const Related = z.object({ query: z.string(), related: z.record(z.string(), z.number()) });

/** The topics that two readers gave papers of the five pages. */
export const readersTopics = (): z.infer<typeof Topics>[] => parsed('gold/topics.dev.jsonl', Topics);

/** What two readers want to see beside some papers of the five pages: titles, and how much. */
export const readersRelated = (): z.infer<typeof Related>[] => parsed('gold/related.dev.jsonl', Related);
