/** Kindred's own JSON lines: one paper a line, every field optional but the title, unknown keys kept. */
import { z } from 'zod';
import type { Listing, Problem } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem, SourceOptions } from './contract.ts';
import { isRaw } from './fields.ts';
import { LISTS } from './json/format.ts';
import { jsonPaths } from './json/head.ts';
import { jsonRecords } from './json/records.ts';
import { FIELDS, type Parts } from './kindred-fields.ts';
import { emptyListing } from './listing.ts';

type Record = Readonly<{ [key: string]: unknown }>;

const title = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());

async function* read(input: SourceInput, options: SourceOptions): AsyncGenerator<SourceItem> {
  for await (const found of jsonRecords(input, LISTS)) {
    const said = (what: string, remedy: string): SourceItem => ({
      problem: { source: input.name, line: found.line, what, remedy },
    });
    if ('broken' in found) {
      yield said(
        `not a whole JSON object (${found.broken}); left out`,
        'write one JSON object a line, or copy the file again',
      );
    } else if (!isRaw(found.value))
      yield said('a JSON value that is no object; left out', 'write one JSON object a line');
    else {
      const raw = renamed(found.value, options.columns);
      const named = titleOf(raw);
      if (named === null)
        yield said('a record without a title; left out', 'add a "title", or name its key with --map title=KEY');
      else {
        const { listing, problems } = toListing(raw, named, input.name, found.line);
        for (const problem of problems) yield { problem };
        yield { listing };
      }
    }
  }
}

/** A record with the keys that the user named under the names that Kindred knows. */
export function renamed(raw: Record, columns: ReadonlyMap<string, string>): Record {
  if (columns.size === 0) return raw;
  const names = new Map([...columns].map(([field, name]) => [name, field]));
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [names.get(key) ?? key, value]));
}

/** Null for a record without one. */
export function titleOf(raw: Record): string | null {
  const parsed = title.safeParse(raw.title);
  return parsed.success && parsed.data !== '' ? parsed.data : null;
}

/** One record as a listing, with a Problem for each field that could not be taken. */
export function toListing(
  raw: Record,
  name: string,
  file: string,
  line: number,
): { readonly listing: Listing; readonly problems: readonly Problem[] } {
  const parts: Parts = { listing: {}, ids: {}, repositories: [], links: [] };
  const problems: Problem[] = [];
  const refused = new Set<string>();
  for (const [key, take] of FIELDS) {
    const value = raw[key];
    if (value === undefined || value === null || value === '') continue;
    const error = take(value, parts);
    if (error) {
      refused.add(key);
      problems.push({
        source: file,
        line,
        what: `field "${key}" ${reason(error)}; kept under "extra"`,
        remedy: `mend "${key}" or take it out`,
      });
    }
  }
  const extra = Object.entries(raw).filter(([key]) => key !== 'title' && (!FIELDS.has(key) || refused.has(key)));
  const known = emptyListing({ source: { file, line }, title: name });
  const { listing, ids, repositories, links } = parts;
  return {
    listing: { ...known, ...listing, ids, repositories, links, extra: Object.fromEntries(extra) },
    problems,
  };
}

function reason(error: z.ZodError): string {
  return own(error.issues) ?? 'has a shape that Kindred does not know';
}

/** What a field's own parser said, also where it is one of several that were tried. */
function own(issues: readonly z.core.$ZodIssue[]): string | null {
  for (const issue of issues) {
    const said =
      issue.code === 'custom' ? issue.message : issue.code === 'invalid_union' ? own(issue.errors.flat()) : null;
    if (said !== null) return said;
  }
  return null;
}

function detect(head: string): number {
  const paths = jsonPaths(head, LISTS);
  const graph = ['nodes', 'edges', 'network', 'elements'].some((path) => paths.has(path));
  return paths.has('title') && !graph ? 0.5 : 0;
}

export const kindredLines: SourceFormat = {
  name: 'kindred',
  description: "Kindred's own JSON lines: one paper a line, every field optional but the title",
  detect,
  read,
};
