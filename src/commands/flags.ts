/** Flags that several commands share, each with its parser. */
import { z } from 'zod';
import { DEFAULT_HOST, DEFAULT_PORT, DEFAULT_SEED } from '../config.ts';
import type { Flag } from './contract.ts';

const whole = (what: string, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `${what} must be a whole number`)
    .transform(Number)
    .refine((value) => value <= most, `${what} must be at most ${most}`);

export const SEED = {
  flag: { flags: '--seed <number>', description: `seed of communities and layout (${DEFAULT_SEED})` } satisfies Flag,
  schema: whole('--seed', 2 ** 31 - 1).default(DEFAULT_SEED),
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
  schema: whole('--port', 65_535).default(DEFAULT_PORT),
};

export const NO_OPEN = {
  flag: { flags: '--no-open', description: 'do not open the browser' } satisfies Flag,
  schema: z.boolean().default(true),
};

function isYearOrDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
