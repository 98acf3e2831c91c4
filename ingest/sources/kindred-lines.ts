/** Kindred's own JSON lines: one paper a line, every field optional but the title, unknown keys kept. */
import { z } from 'zod';
import type { Listing, Problem } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem } from './contract.ts';
import { isRaw } from './fields.ts';
import { jsonPaths } from './json/head.ts';
import { jsonRecords } from './json/records.ts';
import { FIELDS, type Parts } from './kindred-fields.ts';
import { emptyListing } from './listing.ts';

const title = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());

async function* read(input: SourceInput): AsyncGenerator<SourceItem> {
  for await (const found of jsonRecords(input, [])) {
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
      const named = title.safeParse(found.value.title);
      if (!named.success || named.data === '') yield said('a record without a title; left out', 'add a "title"');
      else {
        const { listing, problems } = toListing(found.value, named.data, input.name, found.line);
        for (const problem of problems) yield { problem };
        yield { listing };
      }
    }
  }
}

/** One record as a listing, with a Problem for each field that could not be taken. */
export function toListing(
  raw: Readonly<Record<string, unknown>>,
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
  const issue = error.issues[0];
  if (issue?.code === 'custom') return issue.message;
  return 'has a shape that Kindred does not know';
}

function detect(head: string): number {
  const paths = jsonPaths(head);
  const graph = ['nodes', 'edges', 'network', 'elements'].some((path) => paths.has(path));
  return paths.has('title') && !graph ? 0.5 : 0;
}

export const kindredLines: SourceFormat = {
  name: 'kindred',
  description: "Kindred's own JSON lines: one paper a line, every field optional but the title",
  detect,
  read,
};
