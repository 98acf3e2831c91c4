/** The real pages: every paper once, every date, no head line, in every gluing of their lines. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { titleKey } from '../../graph/ids.ts';
import type { Listing } from '../../ingest/model.ts';
import { listingPage } from '../../ingest/sources/listing-page.ts';
import { readText } from '../support/read-text.ts';
import { pageFiles } from '../support/shared.ts';

const pages = pageFiles().map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));

const HEAD =
  /^(?:new|Get trending papers in your email inbox!|Subscribe|Daily Papers|by ?AK and the research community|[A-Z][a-z]{2} \d{1,2})$/;

function glued(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines.findIndex((line) => !HEAD.test(line));
  return [lines.slice(0, first + 1).join(''), ...lines.slice(first + 1)].join('\n');
}

const bare = ({ source: _source, ...rest }: Listing) => rest;

describe('the five pages', async () => {
  const read = await Promise.all(pages.map(({ name, text }) => readText(listingPage, text, { name })));
  const all = read.flatMap((one) => one.listings);

  test('hold 60, 29, 73, 79 and 74 papers, 275 distinct, and no problem', () => {
    expect(read.map((one) => one.listings.length)).toEqual([60, 29, 73, 79, 74]);
    expect(new Set(all.map((one) => titleKey(one.title))).size).toBe(275);
    expect(read.flatMap((one) => one.problems)).toEqual([]);
  });

  test('100 papers state a date and authors or an organisation', () => {
    const dated = all.filter((one) => one.date && (one.author_count !== null || one.organisation !== null));
    expect(dated).toHaveLength(100);
    expect(dated.every((one) => one.date?.year)).toBe(true);
    const apple = all.filter((one) => one.organisation !== null);
    expect(apple.map((one) => [one.organisation, one.extra.organisation_handle, one.comments, one.date])).toEqual([
      ['Apple', 'apple', 2, { year: 2025, month: 9, day: 29, inferred: true }],
    ]);
  });

  test('every line of a page is a title, an abstract, a block or a head, at the place that the record says', () => {
    for (const [at, { text }] of pages.entries()) {
      const lines = text.split('\n');
      const listings = read[at]!.listings;
      for (const one of listings) expect(lines[one.source.line - 1]).toBe(one.title);
      const kept = new Set(listings.flatMap((one) => [one.title, one.abstract]));
      const rest = lines.filter((line) => line !== '' && !kept.has(line));
      expect(rest.filter((line) => line.length > 60)).toEqual([]);
      expect(listings.every((one) => one.abstract !== null && one.abstract.length > 1000)).toBe(true);
      expect(listings.filter((one) => HEAD.test(one.title))).toEqual([]);
    }
  });

  const twists: readonly (readonly [string, (text: string) => string])[] = [
    ['lines glued', glued],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a final newline', (text) => `${text}\n`],
  ];
  test.each(twists)('with %s they hold the same', async (_name, twist) => {
    for (const [at, { name, text }] of pages.entries()) {
      const other = await readText(listingPage, twist(text), { name });
      expect(other.listings.map(bare)).toEqual(read[at]!.listings.map(bare));
      expect(other.problems).toEqual([]);
      expect(listingPage.detect(twist(text).slice(0, 65536), name)).toBeGreaterThan(0.5);
    }
  });

  test('cut at any place, a page keeps every whole record and names the one that is not', async () => {
    for (const [at, { name, text }] of pages.entries()) {
      const whole = new Map(read[at]!.listings.map((one) => [one.source.line, one]));
      for (let cut = 997; cut < text.length; cut += 2503) {
        const part = text.slice(0, cut);
        const { listings, problems } = await readText(listingPage, part, { name, asOfYear: 2025 });
        const last = Math.max(0, ...listings.map((one) => one.source.line));
        for (const one of listings) {
          const { date: _a, ...known } = whole.get(one.source.line)!;
          const { date: _b, ...got } = one;
          if (one.source.line !== last) expect(got).toEqual(known);
        }
        const finished = [...whole.values()].filter((one) => one.source.line < last).length;
        expect(listings.length).toBe(finished + (last > 0 ? 1 : 0));
        expect(problems.length).toBeLessThanOrEqual(1);
        if (problems.length === 0) expectEndsWell(part);
      }
    }
  });

  test('a copy that begins anywhere keeps every paper behind its start', async () => {
    for (const [at, { name, text }] of pages.entries()) {
      for (let cut = 1501; cut < text.length; cut += 3001) {
        const line = text.slice(0, cut).split('\n').length;
        const { listings, problems } = await readText(listingPage, text.slice(cut), { name, asOfYear: 2025 });
        const titles = listings.map((one) => one.title);
        const behind = read[at]!.listings.filter((one) => one.source.line > line).map((one) => one.title);
        // The rest of a title, or of a short abstract, can look like a title.
        expect(new Set(titles)).toEqual(new Set([...behind, ...titles.slice(0, titles.length - behind.length)]));
        expect(titles.length - behind.length).toBeLessThanOrEqual(1);
        expect(problems.length).toBeLessThanOrEqual(2);
      }
    }
  });
});

/** A cut shows unless it falls at the end of a sentence, of a block, or in the head. */
function expectEndsWell(part: string): void {
  expect(part.trimEnd()).toMatch(
    /(?:[.!?:;)\]}"'%$]|https?:\/\/\S+|[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?(?: \d+)?|community|Papers)$/,
  );
}
