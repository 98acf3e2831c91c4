/** Kindred's own JSON lines: one paper a line, every field optional but the title, unknown keys kept. */
import { z } from 'zod';
import type { Listing, Problem } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem } from './contract.ts';
import { FIELDS, type Parts } from './kindred-fields.ts';
import { emptyListing } from './listing.ts';

const record = z.record(z.string(), z.unknown());
const title = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());

async function* read(input: SourceInput): AsyncGenerator<SourceItem> {
  for await (const { line, text } of input.lines()) {
    if (text.trim() === '') continue;
    yield* parseLine(text, input.name, line);
  }
}

function* parseLine(text: string, file: string, line: number): Generator<SourceItem> {
  const said = (what: string, remedy: string): SourceItem => ({ problem: { source: file, line, what, remedy } });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield said(
      `not a whole JSON object (${shorten(why)}); left out`,
      'write one JSON object a line, or copy the file again',
    );
    return;
  }
  const parsed = record.safeParse(raw);
  if (!parsed.success) {
    yield said('a JSON value that is no object; left out', 'write one JSON object a line');
    return;
  }
  const named = title.safeParse(parsed.data.title);
  if (!named.success || named.data === '') {
    yield said('a record without a title; left out', 'add a "title"');
    return;
  }
  const { listing, problems } = toListing(parsed.data, named.data, file, line);
  for (const problem of problems) yield { problem };
  yield { listing };
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

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function detect(head: string): number {
  const first = /^\s*(\{[^\n]*)/.exec(head)?.[1];
  if (!first) return 0;
  return /"title"\s*:/.test(first) ? 0.5 : 0.1;
}

export const kindredLines: SourceFormat = {
  name: 'kindred',
  description: "Kindred's own JSON lines: one paper a line, every field optional but the title",
  detect,
  read,
};
