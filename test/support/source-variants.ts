/** Rows of whole inputs, read as the command line reads them: format, what their records give, what is said of them. */
import { expect, test } from 'vitest';
import type { Listing } from '../../ingest/model.ts';
import { readSources } from '../../src/inputs.ts';

export type Variant = readonly [
  name: string,
  /** Null for an input that no format reads. */
  format: string | null,
  content: string | Uint8Array,
  listings: readonly Partial<Listing>[],
  problems?: readonly RegExp[],
];

export function testVariants(rows: readonly Variant[]): void {
  const named = rows.map(([name, format, content, expected, problems]) => ({
    name,
    format,
    content,
    expected,
    problems,
  }));
  test.each(named)('$name', async ({ format, content, expected, problems = [] }) => {
    const listings: Listing[] = [];
    const said: string[] = [];
    let read: string | null = null;
    const stdin = (async function* () {
      yield Buffer.from(content);
    })();
    for await (const item of readSources(['-'], { cwd: '/', stdin, asOfYear: null })) {
      if ('listing' in item) listings.push(item.listing);
      else if ('problem' in item) said.push(item.problem.what);
      else read = item.input.format;
    }
    expect(read).toBe(format);
    expect(said).toEqual(problems.map((what) => expect.stringMatching(what)));
    expect(listings).toHaveLength(expected.length);
    for (const [i, one] of expected.entries()) expect(listings[i]).toMatchObject(one);
  });
}
