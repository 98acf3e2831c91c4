/** Reads a text with one source format, as if it were a file of that name. */
import { expect } from 'vitest';
import type { PaperIds } from '../../graph/model.ts';
import type { Listing, Problem } from '../../ingest/model.ts';
import type { SourceFormat } from '../../ingest/sources/contract.ts';
import { splitLines } from '../../src/inputs/lines.ts';

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

export async function readText(
  format: SourceFormat,
  text: string,
  options: {
    readonly name?: string;
    readonly asOfYear?: number | null;
    readonly columns?: ReadonlyMap<string, string>;
    readonly about?: PaperIds;
  } = {},
): Promise<{ readonly listings: readonly Listing[]; readonly problems: readonly Problem[] }> {
  const listings: Listing[] = [];
  const problems: Problem[] = [];
  const input = {
    name: options.name ?? 'input',
    head: text.slice(0, 1 << 16),
    lines: () => splitLines(one(text), 20_000_000, (line) => expect.fail(`line ${line} is too long`)),
    chunks: () => one(text),
  };
  for await (const item of format.read(input, {
    asOfYear: options.asOfYear ?? null,
    columns: options.columns ?? new Map(),
    about: options.about ?? null,
  })) {
    if ('listing' in item) listings.push(item.listing);
    else problems.push(item.problem);
  }
  return { listings, problems };
}
