/** Flags that several commands share, each with its parser. */
import { z } from 'zod';
import { idsInText, normalId } from '../../ingest/sources/ids-field.ts';
import { RECORD_FIELDS } from '../../ingest/sources/kindred-fields.ts';
import { DEFAULT_HOST, DEFAULT_PORT, DEFAULT_SEED } from '../config.ts';
import { knownLabel } from '../inputs/decode.ts';
import type { Flag } from './contract.ts';

/** A whole number from 0 to `most`. */
export const wholeFlag = (what: string, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `${what} must be a whole number`)
    .transform(Number)
    .refine((value) => value <= most, `${what} must be at most ${most}`);

const seed = wholeFlag('--seed', 2 ** 31 - 1);

export const SEED = {
  flag: { flags: '--seed <number>', description: `seed of communities and layout (${DEFAULT_SEED})` } satisfies Flag,
  schema: seed.default(DEFAULT_SEED),
  /** Undefined where none is named: the corpus keeps the analysis that it has. */
  kept: seed.optional(),
};

export const AS_OF = {
  flag: {
    flags: '--as-of <date>',
    description: 'year or ISO date of the pages, for dates written without a year',
  } satisfies Flag,
  schema: z
    .string()
    .refine(isYearOrDate, '--as-of must be a year (2025) or an ISO date (2025-06-30)')
    .optional()
    .transform((value) => value ?? null),
};

export const HOST = {
  flag: {
    flags: '--host <name>',
    description: `name or address to listen on (${DEFAULT_HOST}: this machine only)`,
  } satisfies Flag,
  schema: z.string().min(1).default(DEFAULT_HOST),
};

export const PORT = {
  flag: {
    flags: '--port <number>',
    description: `port to listen on (${DEFAULT_PORT}, else the next free one; 0 for any)`,
  } satisfies Flag,
  schema: wholeFlag('--port', 65_535).default(DEFAULT_PORT),
};

export const WRITABLE = {
  flag: {
    flags: '--writable',
    description: 'with --host: others on the network may also correct, add and ask',
  } satisfies Flag,
  schema: z.boolean().default(false),
};

export const NO_OPEN = {
  flag: { flags: '--no-open', description: 'do not open the browser' } satisfies Flag,
  schema: z.boolean().default(true),
};

export const MAP = {
  flag: {
    flags: '--map <field=NAME,…>',
    description: 'columns or keys under other names: --map title=Headline,abstract=Text',
  } satisfies Flag,
  schema: z
    .string()
    .optional()
    .transform((value, context) => {
      const columns = new Map<string, string>();
      for (const pair of (value ?? '').split(',').filter(Boolean)) {
        const [, field, name] = /^\s*([\w]+)\s*=\s*(.+?)\s*$/.exec(pair) ?? [];
        if (field && name && RECORD_FIELDS.has(field)) columns.set(field, name);
        else {
          context.issues.push({
            code: 'custom',
            message: `--map ${pair}: write field=NAME with a field out of ${[...RECORD_FIELDS].join(', ')}`,
            input: value,
          });
        }
      }
      return columns;
    }),
};

export const FOR = {
  flag: {
    flags: '--for <id>',
    description:
      'the paper that pages of citations or references are of: an arXiv id, a DOI, an id of Semantic Scholar',
  } satisfies Flag,
  schema: z
    .string()
    .optional()
    .transform((value, context) => {
      if (value === undefined) return null;
      const corpus = normalId('s2_corpus', value);
      const ids = corpus === null ? idsInText(value) : { s2_corpus: corpus };
      if (Object.keys(ids).length > 0) return ids;
      context.issues.push({ code: 'custom', message: '--for must be an id, such as 2106.09685', input: value });
      return null;
    }),
};

export const ENCODING = {
  flag: {
    flags: '--encoding <name>',
    description: 'encoding of files that do not say it themselves (windows-1252, gbk …; UTF-8)',
  } satisfies Flag,
  schema: z
    .string()
    .refine((name) => knownLabel(name) !== null, '--encoding must be an encoding that the web knows, such as latin1')
    .optional(),
};

function isYearOrDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const LIMIT = {
  flag: (standard: number): Flag => ({ flags: '--limit <number>', description: `most to show (${standard})` }),
  schema: (standard: number) => wholeFlag('--limit', 10_000).default(standard),
};
