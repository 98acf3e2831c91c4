/** Rows of small examples, each of one format: what it is told by, and which fields its records give. */
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../ingest/model.ts';
import { detect, SOURCES } from '../../ingest/sources/index.ts';
import { readText } from './read-text.ts';

export interface SourceRow {
  readonly name: string;
  readonly format: string;
  readonly text: string;
  readonly listings: readonly Partial<Listing>[];
  readonly problems?: readonly RegExp[];
}

export const json = (value: unknown) => JSON.stringify(value);
export const lines = (...values: readonly unknown[]) => values.map(json).join('\n');
export const day = (year: number, month: number | null = null, date: number | null = null) => ({
  year,
  month,
  day: date,
  inferred: false,
});
export const cited = (ids: Listing['ids'], title: string | null = null, year: number | null = null) => ({
  ids,
  title,
  year,
  context: null,
  intents: [],
});
export const SHA = 'ab'.repeat(20);

export const source = (format: string) => SOURCES.find((one) => one.name === format)!;

export function testRows(rows: readonly SourceRow[]): void {
  describe.each(rows)('$name', ({ format, text, listings, problems = [] }) => {
    test('is told by its head', () => {
      expect(detect(text, 'input')?.name).toBe(format);
      expect(detect(text.slice(0, Math.ceil(text.length * 0.7)), 'input')?.name).toBe(format);
    });

    test('gives its fields', async () => {
      const read = await readText(source(format), text);
      expect(read.listings).toHaveLength(listings.length);
      for (const [i, listing] of listings.entries()) expect(read.listings[i]).toMatchObject(listing);
      expect(read.problems).toHaveLength(problems.length);
      for (const [i, what] of problems.entries()) expect(read.problems[i]?.what).toMatch(what);
    });
  });
}
