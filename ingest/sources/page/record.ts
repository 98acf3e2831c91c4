/** One paper of a page while its lines come in, and what is wrong with it when they stop. */
import type { Listing, Problem, StatedDate } from '../../model.ts';
import { emptyListing } from '../listing.ts';

export interface PageRecord {
  readonly line: number;
  readonly title: string;
  readonly paragraphs: string[];
  authors: number | null;
  organisation: string | null;
  handle: string | null;
  /** The dot between authors and date was met. */
  dotted: boolean;
  date: StatedDate | null;
  comments: number | null;
  /** A line that begins a block under the abstract and does not end it. */
  cut: boolean;
}

export function newRecord(line: number, title: string): PageRecord {
  return {
    line,
    title,
    paragraphs: [],
    authors: null,
    organisation: null,
    handle: null,
    dotted: false,
    date: null,
    comments: null,
    cut: false,
  };
}

export function hasMeta(record: PageRecord): boolean {
  return record.authors !== null || record.organisation !== null || record.date !== null;
}

export function toListing(record: PageRecord, file: string): Listing {
  const { line, title, paragraphs, authors, organisation, handle, date, comments } = record;
  return {
    ...emptyListing({ source: { file, line }, title }),
    abstract: paragraphs.length > 0 ? paragraphs.join(' ') : null,
    author_count: authors,
    organisation,
    date,
    comments,
    extra: handle === null ? {} : { organisation_handle: handle },
  };
}

const ENDED = /(?:[.!?…:;)\]}"'”’»%$]|https?:\/\/\S+)$/;

/** Where a record stands in its page. */
export interface Place {
  /** Nothing stands before it, not even a page head: it may be the rest of a text that was cut. */
  readonly first: boolean;
  readonly last: boolean;
  /** Other papers of the page state a date. */
  readonly metaPage: boolean;
}

/** Why a record is not whole; null when nothing shows. */
export function incomplete(record: PageRecord, file: string, place: Place): Problem | null {
  const said = (what: string, remedy: string): Problem => ({ source: file, line: record.line, what, remedy });
  const name = `“${shorten(record.title)}”`;
  const copy = place.last ? 'the copy may end too early: copy the page again' : 'look at this place of the page';
  if (record.paragraphs.length === 0) {
    return isPaper(record, place)
      ? said(`${name} has no abstract; kept without one`, copy)
      : said(`${name} is followed by no abstract; not read as a paper`, copy);
  }
  if (record.cut || ((record.dotted || hasMeta(record)) && !record.date))
    return said(`${name} has no whole date; kept without one`, copy);
  if (!place.last || hasMeta(record)) return null;
  if (place.metaPage)
    return said(`${name} is the last paper and has no authors and date as others of the page have`, copy);
  return ENDED.test(record.paragraphs.at(-1)!)
    ? null
    : said(`the abstract of ${name} seems cut off; kept as far as it goes`, copy);
}

/** A title alone counts as a paper when a block under it says so, or when it reads like a title and the page goes on. */
export function isPaper(record: PageRecord, { first, last }: Place): boolean {
  if (record.paragraphs.length > 0) return true;
  if (first) return false;
  return hasMeta(record) || (!last && record.title.length >= 15 && record.title.split(/\s+/).length >= 3);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
