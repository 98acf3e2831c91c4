/** The arXiv metadata snapshot (`arxiv-metadata-oai-snapshot.json`): one JSON line a paper. */
import type { Listing, Problem, StatedDate } from '../model.ts';
import { isoDate, stated } from './dates.ts';
import { type Fields, foldSpace } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';
import { texText } from './tex.ts';

function* items(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const title = record.text('title');
  if (title === null) {
    yield place.said('a record without a title; left out', 'fetch the file again');
    return;
  }
  const first = record.raw('versions');
  const update = record.text('update_date');
  const ids = { arxiv: record.text('id'), doi: record.text('doi') };
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: record.text('abstract'),
    authors: authorsOf(record),
    date: created(first) ?? monthOf(record.text('id')) ?? (update === null ? null : isoDate(update)),
    venue: record.text('journal-ref'),
    ids: paperIdsOf(ids),
  };
  yield {
    ...listing,
    extra: {
      ...record.rest(),
      ...(Array.isArray(first) ? { versions: first.length } : {}),
      ...(update === null ? {} : { update_date: update }),
      ...unreadIds(ids, listing.ids),
    },
  };
}

/** The day of the first version, the paper's own date. */
function created(versions: unknown): StatedDate | null {
  const first: unknown = Array.isArray(versions) ? versions[0] : null;
  if (typeof first !== 'object' || first === null || !('created' in first)) return null;
  const day = new Date(String(first.created));
  return Number.isNaN(day.getTime()) ? null : stated(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** Old releases name their versions without dates: the id tells the month of the first. */
function monthOf(id: string | null): StatedDate | null {
  const found = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(\d{2})[.\d]\d{2,}/.exec(id ?? '');
  if (!found) return null;
  const year = Number(found[1]);
  return stated(year + (year > 90 ? 1900 : 2000), Number(found[2]));
}

/** `[["Balázs", "C.", ""], …]`, else the one line of names without affiliations. */
function authorsOf(record: Fields): string[] {
  const parsed = record.raw('authors_parsed');
  const line = record.text('authors') ?? '';
  if (Array.isArray(parsed) && parsed.length > 0) {
    return parsed.flatMap((one: unknown) => {
      if (!Array.isArray(one)) return [];
      const [last, given, suffix] = one.map((part: unknown) => (typeof part === 'string' ? part : ''));
      return texText(foldSpace([given, last, suffix].filter(Boolean).join(' '))) || [];
    });
  }
  const names = line.replace(/\([^()]*\)/g, ' ').split(/\s*,\s*(?:and\s+)?|\s+and\s+/);
  return names.map((name) => texText(foldSpace(name))).filter(Boolean);
}

export const arxivSnapshot = jsonFormat({
  name: 'arxiv-snapshot',
  description: 'the arXiv metadata snapshot: one JSON line a paper',
  wrappers: [],
  sure: (paths, head) => {
    if (paths.has('authors_parsed')) return 0.95;
    if (paths.has('submitter') && paths.has('update_date') && paths.has('versions')) return 0.9;
    const id = /"id"\s*:\s*"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?"/.test(head);
    return id && paths.has('categories') && paths.has('abstract') ? 0.8 : 0;
  },
  items,
});
