/** OpenAlex works: snapshot lines, API pages, single works; abstracts put together from their inverted index. */
import type { Listing, Problem } from '../model.ts';
import { isoDate, stated, unreadDate } from './dates.ts';
import { type Fields, isRaw } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { parse } from './json/parse.ts';
import { emptyListing } from './listing.ts';
import { plainText } from './plain-text.ts';

/** Positions beyond are slips: the longest abstracts have some thousand words. */
const LAST_WORD = 100_000;

const OTHERS: Readonly<Record<string, string>> = {
  A: 'an author',
  I: 'an institution',
  S: 'a source',
  T: 'a topic',
  C: 'a concept',
  P: 'a publisher',
  F: 'a funder',
};

function* items(work: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const title = plainText(work.text('title') ?? work.text('display_name') ?? '');
  work.raw('display_name');
  const id = work.text('id');
  const other = id === null ? null : /\b([A-VX-Z])\d+$/.exec(id)?.[1];
  if (other) {
    yield place.said(`no work but ${OTHERS[other] ?? 'another record'} of OpenAlex (${id}); left out`, 'ask for works');
    return;
  }
  const names = work.record('ids');
  const primary = work.record('primary_location');
  const locations = work.records('locations');
  const pages = [primary, ...locations].flatMap((one) => one?.text('landing_page_url') ?? []);
  const arxiv = pages.find((url) => /arxiv\.org\//i.test(url)) ?? null;
  const day = work.text('publication_date');
  const year = work.count('publication_year');
  // Only the year is known of most works dated the first of January.
  const date = day !== null && !day.endsWith('-01-01') ? isoDate(day) : null;
  const ids = {
    openalex: id ?? names?.text('openalex') ?? null,
    doi: work.text('doi') ?? names?.text('doi') ?? null,
    arxiv,
  };
  const known = paperIdsOf(ids);
  if (title === '' && Object.keys(known).length === 0) {
    yield place.said('a work without a title and an id; left out', 'fetch it again');
    return;
  }
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: abstractOf(work.raw('abstract_inverted_index')) ?? (plainText(work.text('abstract') ?? '') || null),
    authors: work.records('authorships').flatMap((one) => {
      return one.record('author')?.text('display_name') ?? one.text('raw_author_name') ?? [];
    }),
    date: date ?? (year === null ? (day === null ? null : isoDate(day)) : stated(year)),
    venue: primary?.record('source')?.text('display_name') ?? null,
    ids: known,
    links: [...new Set(pages.filter((url) => !/(?:doi|arxiv)\.org\//i.test(url)))],
    citations: work.texts('referenced_works').map((id) => ({
      ids: paperIdsOf({ openalex: id }),
      title: null,
      year: null,
      context: null,
      intents: [],
    })),
    citation_count: work.count('cited_by_count'),
  };
  const unread = unreadDate(day ?? (year === null ? null : String(year)), listing.date, place.said);
  yield* unread.problems;
  yield { ...listing, extra: { ...work.rest(), ...unread.extra, ...unreadIds(ids, listing.ids) } };
}

/** The abstract of an inverted index: each word at its places, gaps closed up; null for none. */
function abstractOf(index: unknown): string | null {
  if (typeof index === 'string') {
    // Tables of works hold the index as a text of its own.
    const found = parse(index);
    return 'value' in found ? abstractOf(found.value) : null;
  }
  if (!isRaw(index)) return null;
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    if (!Array.isArray(places)) continue;
    for (const place of places) {
      if (!Number.isInteger(place) || place < 0 || place > LAST_WORD) continue;
      words[place] = words[place] === undefined ? word : `${words[place]} ${word}`;
    }
  }
  const text = plainText(words.filter((word) => word !== undefined).join(' ')).replace(/^Abstract\s+(?=\p{Lu})/u, '');
  return text || null;
}

export const openAlex = jsonFormat({
  name: 'openalex',
  description: 'OpenAlex works: snapshot JSON lines, API pages, single works',
  wrappers: [],
  sure: (paths, head) => {
    if (/"id"\s*:\s*"https:\/\/openalex\.org\/W/.test(head)) return 0.95;
    if (paths.has('meta.db_response_time_ms')) return 0.9;
    const own = ['abstract_inverted_index', 'referenced_works', 'primary_location', 'cited_by_count', 'authorships'];
    return paths.has('id') && own.filter((path) => paths.has(path)).length > 1 ? 0.9 : 0;
  },
  items,
});
