/** Semantic Scholar: Graph API answers, batches, searches, citation and reference pages, bulk files, the old open corpus. */
import type { Listing, Problem } from '../model.ts';
import type { SourceOptions } from './contract.ts';
import { isoDate, stated, unreadDate } from './dates.ts';
import { type Fields, isRaw } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';
import { byId, ownIds, pageRow, rawIds, statedCitations, tableRow } from './semantic-scholar/citations.ts';

function* items(record: Fields, place: RecordPlace, options: SourceOptions): Generator<Listing | Problem> {
  if (record.has('error') || record.has('message')) {
    const said = record.text('error') ?? record.text('message') ?? '';
    yield place.said(`the service answered with an error: ${said}`, 'ask again for this paper');
  } else if (isRaw(record.raw('content')) && !record.has('title')) {
    yield place.said(
      'a full text; left out',
      'give the `papers` and `abstracts` files: Kindred reads titles and abstracts',
    );
  } else if (record.has('vector')) {
    yield place.said('an embedding, no words; left out', 'give the `papers` and `abstracts` files');
  } else if (record.has('authorId') && !record.has('paperId')) yield* author(record, place);
  else if (record.has('snippet')) yield* paper(record.record('paper') ?? record, place);
  else if (record.has('citingPaper') || record.has('citedPaper'))
    yield* pageRow(record, place, ownIds(place.source.file, options), paper);
  else if (['citationid', 'citingcorpusid', 'citedcorpusid'].some(record.has)) yield* tableRow(record, place);
  else yield* paper(record, place);
}

/** An answer about authors holds their papers, where those were asked for. */
function* author(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const papers = record.records('papers');
  if (papers.length === 0) {
    yield place.said(
      `an author (${record.text('name') ?? 'unnamed'}) without papers; left out`,
      'ask for their papers',
    );
  }
  for (const one of papers) yield* paper(one, place);
}

function* paper(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const raw = rawIds(record);
  const ids = paperIdsOf(raw);
  const title = record.text('title') ?? '';
  if (title === '' && Object.keys(ids).length === 0) {
    yield place.said('a record without a title and an id; left out', 'fetch it again');
    return;
  }
  const venue = record.text('venue') ?? record.record('publicationVenue')?.text('name') ?? record.text('journalName');
  const day = record.text('publicationDate') ?? record.text('publicationdate');
  const year = record.count('year');
  const open = record.record('openAccessPdf') ?? record.record('openaccessinfo');
  // Full texts come with bodies of megabytes, of which the title and the ids are all that is read here.
  for (const key of ['body', 'bibliography']) record.raw(key);
  const links = [open?.text('url') ?? null, record.text('s2PdfUrl'), ...record.texts('pdfUrls')];
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: record.text('abstract') ?? record.text('paperAbstract'),
    // A row of the `tldrs` file is that text and its model alone.
    summary: record.record('tldr')?.text('text') ?? (record.has('model') ? record.text('text') : null),
    authors: authorsOf(record),
    date: (day === null ? null : isoDate(day)) ?? (year === null ? null : stated(year)),
    venue,
    ids,
    links: [...new Set(links.filter((url) => url !== null))],
    citations: [
      ...record.records('references').flatMap((one) => statedCitations(one, one)),
      ...byId(record.texts('outCitations')),
    ],
    cited_by: [
      ...record.records('citations').flatMap((one) => statedCitations(one, one)),
      ...byId(record.texts('inCitations')),
    ],
    citation_count: record.count('citationCount') ?? record.count('citationcount'),
  };
  const unread = unreadDate(day ?? (year === null ? null : String(year)), listing.date, place.said);
  yield* unread.problems;
  yield { ...listing, extra: { ...record.rest(), ...unread.extra, ...unreadIds(raw, ids) } };
}

/** Objects with names; snippets hold the names alone. */
function authorsOf(record: Fields): string[] {
  const list = record.raw('authors');
  if (Array.isArray(list) && list.length > 0 && !list.some(isRaw)) return record.texts('authors');
  return record.records('authors').flatMap((one) => one.text('name') ?? []);
}

const PATHS = [
  'paperId',
  'papers.paperId',
  'paperAbstract',
  'corpusid',
  'citingcorpusid',
  'citedcorpusid',
  'citingPaper',
  'citedPaper',
  'authorId',
  'paper.corpusId',
  'authorsYear',
];

export const semanticScholar = jsonFormat({
  name: 'semantic-scholar',
  description: 'Semantic Scholar: API answers, batches, citation pages, bulk JSON lines',
  wrappers: ['recommendedPapers', 'matches'],
  sure: (paths, head) => {
    if (PATHS.some((path) => paths.has(path))) return 0.9;
    return /^\s*\{\s*"error"\s*:\s*"(?:Paper|Author)\b/.test(head) ? 0.6 : 0;
  },
  items,
});
