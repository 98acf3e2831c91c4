/** CSL-JSON, as Zotero, Mendeley and citation processors write it; citation keys kept. */
import type { Listing, Problem, StatedDate } from '../model.ts';
import { isoDate, stated } from './dates.ts';
import type { Fields } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';
import { plainText } from './plain-text.ts';

function* items(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const title = plainText(record.text('title') ?? '');
  if (title === '') {
    yield place.said(`an entry without a title (${record.text('id') ?? 'no id'}); left out`, 'add its title');
    return;
  }
  const abstract = record.text('abstract');
  const url = record.text('URL');
  const number = record.text('number');
  const date = record.record('issued');
  const ids = {
    doi: record.text('DOI'),
    arxiv: [number, url].find((one) => one !== null && /arxiv/i.test(one)) ?? null,
    citation_key: record.text('citation-key') ?? record.text('id'),
  };
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: abstract === null ? null : plainText(abstract) || null,
    authors: record.records('author').map(nameOf).filter(Boolean),
    date: date === null ? null : dateOf(date),
    venue: record.text('container-title') ?? record.text('event-title'),
    ids: paperIdsOf(ids),
    links: url === null ? [] : [url],
  };
  const undated = listing.date === null && date !== null ? { issued: record.raw('issued') } : {};
  yield {
    ...listing,
    extra: { ...record.rest(), ...(number === null ? {} : { number }), ...undated, ...unreadIds(ids, listing.ids) },
  };
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
  const first: unknown = Array.isArray(parts) ? parts[0] : null;
  if (Array.isArray(first)) {
    const [year, month, day] = first.map((part: unknown) => (part === null || part === '' ? Number.NaN : Number(part)));
    return stated(year ?? Number.NaN, month ?? null, day ?? null);
  }
  const text = date.text('raw') ?? date.text('literal') ?? '';
  return isoDate(text) ?? isoDate(/\b(?:1[4-9]|20|21)\d\d\b/.exec(text)?.[0] ?? '');
}

export const csl = jsonFormat({
  name: 'csl-json',
  description: 'CSL-JSON of reference managers',
  wrappers: ['items'],
  sure: (paths) => {
    if (!paths.has('type') || !paths.has('id')) return 0;
    return paths.has('issued.date-parts') ||
      paths.has('citation-key') ||
      (paths.has('title') && paths.has('container-title'))
      ? 0.8
      : 0;
  },
  items,
});
