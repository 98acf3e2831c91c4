/** Each kind of damage, done to each format: it costs what it hits, is said with its line, and leaves the others whole. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../graph/model.ts';
import type { Listing } from '../ingest/model.ts';
import { type ReadOptions, readSources } from '../src/inputs.ts';
import { GENERATED, nameOf, text } from './support/generated.ts';

async function read(content: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const listings: Listing[] = [];
  const problems: Problem[] = [];
  const stdin = (async function* () {
    yield Buffer.from(content);
  })();
  for await (const item of readSources(['-'], { cwd: '/', stdin, asOfYear: null, ...options })) {
    if ('listing' in item) listings.push(item.listing);
    else if ('problem' in item) problems.push(item.problem);
  }
  return { listings, problems, said: problems.map(({ what }) => what).join('; ') };
}

/** Records in which the damage stands, so that both neighbours can be looked at. */
const HIT = 7;
const MANY = 20;

describe.each(GENERATED.map((one) => ({ name: nameOf(one), one })))('$name', ({ one }) => {
  const titled = one.of !== 'citations';
  const others = (listings: readonly Listing[]) =>
    titled ? listings.filter(({ title }) => /^Paper \d+ of many$/.test(title)).length : listings.length;

  test('whole', async () => {
    const { listings, problems } = await read(text(one, MANY));
    expect([others(listings), listings.length, problems]).toEqual([MANY, MANY, []]);
  });

  test('gzip that ends too early', async () => {
    const packed = gzipSync(text(one, 1000));
    const { listings, said } = await read(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(listings.length).toBeGreaterThan(300);
    expect(said).toMatch(/gzip data end too early/);
  });

  test('cut off inside a record', async () => {
    const all = text(one, MANY);
    const mark = titled ? 'Paper 19 of many' : '"citationid":19';
    const { listings, problems } = await read(all.slice(0, all.indexOf(mark) + 20));
    expect(listings.length).toBeGreaterThanOrEqual(MANY - 1);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ line, remedy }) => line !== null && remedy !== '')).toBe(true);
  });

  test('a line that is too long', async () => {
    const long = text(one, MANY, (made, i) => (i === HIT ? { ...made, abstract: 'word '.repeat(40_000) } : made));
    const { listings, problems } = await read(long, { maxLineLength: 100_000 });
    // Formats that are no lines take a record of any length.
    expect(others(listings)).toBeGreaterThanOrEqual(MANY - 1);
    if (others(listings) < MANY) expect(problems.length).toBeGreaterThan(0);
  });

  test('Latin 1 that nobody declares', async () => {
    const western = text(one, MANY, (made, i) =>
      i === HIT ? { ...made, abstract: `${made.abstract} M\xfcller` } : made,
    );
    const { listings, problems, said } = await read(Buffer.from(western, 'latin1'));
    expect(others(listings)).toBe(MANY);
    expect(said).toMatch(/not UTF-8; read as windows-1252/);
    expect(problems[0]?.line).toBeGreaterThan(0);
    if (one.of !== 'citations') expect(listings.some(({ abstract }) => abstract?.endsWith('Müller'))).toBe(true);
  });

  if (titled && one.format !== 'listing-page')
    test('a record without a title', async () => {
      const { listings, problems, said } = await read(
        text(one, MANY, (made, i) => (i === HIT ? { ...made, title: '' } : made)),
      );
      expect(others(listings)).toBe(MANY - 1);
      if (one.byId) expect(listings).toHaveLength(MANY);
      else expect([problems.length, said]).toEqual([1, expect.stringMatching(/title/)]);
    });

  if (!one.undated)
    test.each([1, 9999])('the year %i', async (year) => {
      const { listings, problems, said } = await read(
        text(one, MANY, (made, i) => (i === HIT ? { ...made, year } : made)),
      );
      expect(others(listings)).toBe(MANY);
      expect(listings.filter(({ date }) => date === null)).toHaveLength(1);
      expect([problems.length, said]).toEqual([1, expect.stringMatching(/no (?:date|year)/)]);
      expect(problems[0]?.line).toBeGreaterThan(0);
    });

  test('a web page in its place', async () => {
    const { listings, said } = await read(`<!DOCTYPE html><html><body>502\n${text(one, 2)}</body></html>`);
    expect([listings.length, said]).toEqual([0, expect.stringMatching(/HTML page/)]);
  });
});
