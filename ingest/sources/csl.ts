/** CSL-JSON, as Zotero, Mendeley and citation processors write it; citation keys kept. */
import type { Listing, Problem, StatedDate } from '../model.ts';
import { stated, wordDate } from './dates.ts';
import { type Fields, isRaw } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';
import { plainText } from './plain-text.ts';

function* items(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  // Crossref's answers are CSL-JSON, but for lists of one title.
  const title = plainText(record.texts('title')[0] ?? '');
  if (title === '') {
    yield place.said(`an entry without a title (${record.text('id') ?? 'no id'}); left out`, 'add its title');
    return;
  }
  const abstract = record.text('abstract');
  const url = record.text('URL');
  const number = record.text('number');
  const issued = record.raw('issued');
  const date = isRaw(issued) ? record.record('issued') : null;
  const ids = {
    doi: record.text('DOI') ?? record.text('doi'),
    arxiv: [number, url].find((one) => one !== null && /arxiv/i.test(one)) ?? null,
    citation_key: record.text('citation-key') ?? record.text('id'),
  };
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: abstract === null ? null : plainText(abstract) || null,
    authors: record.records('author').map(nameOf).filter(Boolean),
    date: date === null ? (typeof issued === 'string' ? wordDate(issued) : null) : dateOf(date),
    venue: record.texts('container-title')[0] ?? record.text('event-title'),
    ids: paperIdsOf(ids),
    links: url === null ? [] : [url],
  };
  const undated = listing.date === null && issued !== null ? { issued } : {};
  if (listing.date === null && digits(issued)) {
    yield place.said('"issued" is no date of a paper; kept under "extra"', 'mend the date');
  }
  yield {
    ...listing,
    extra: { ...record.rest(), ...(number === null ? {} : { number }), ...undated, ...unreadIds(ids, listing.ids) },
  };
}

/** A date in figures that is none (0000, 9999) is a slip; `in press` is not. */
function digits(issued: unknown): boolean {
  return /\d/.test(JSON.stringify(issued ?? null));
}

/** `Jane van Dam` from parts, a literal name as it stands. */
function nameOf(one: Fields): string {
  const literal = one.text('literal');
  if (literal !== null) return literal;
  const parts = [
    one.text('given'),
    one.text('dropping-particle'),
    one.text('non-dropping-particle'),
    one.text('family'),
    one.text('suffix'),
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** The first day of `date-parts`, whose numbers may be strings, negative, or pseudo-months (13 to 24 are seasons); else `raw`. */
function dateOf(date: Fields): StatedDate | null {
  const parts = date.raw('date-parts');
  const first: unknown = Array.isArray(parts) ? (Array.isArray(parts[0]) ? parts[0] : parts) : null;
  if (Array.isArray(first)) {
    const [year, month, day] = first.map((part: unknown) => (part === null || part === '' ? Number.NaN : Number(part)));
    return stated(year ?? Number.NaN, month ?? null, day ?? null);
  }
  const text = date.text('raw') ?? date.text('literal') ?? '';
  return wordDate(text);
}

export const csl = jsonFormat({
  name: 'csl-json',
  description: 'CSL-JSON of reference managers',
  wrappers: ['items'],
  sure: (paths) => {
    if (!paths.has('type') || !(paths.has('id') || paths.has('title') || paths.has('DOI'))) return 0;
    const own = [
      'issued.date-parts',
      'issued.raw',
      'citation-key',
      'container-title',
      'author.family',
      'author.literal',
    ];
    return own.some((path) => paths.has(path)) ? 0.8 : 0;
  },
  items,
});
