/** Semantic Scholar: Graph API answers, batches, searches, citation and reference pages, bulk files, the old open corpus. */
import type { Listing, Problem, StatedCitation } from '../model.ts';
import { isoDate, stated, unreadDate } from './dates.ts';
import { type Fields, isRaw } from './fields.ts';
import { paperIdsOf, type RawIds, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';

function* items(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
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
  else if (record.has('citingPaper') || record.has('citedPaper')) yield* edgeRow(record, place);
  else if (['citationid', 'citingcorpusid', 'citedcorpusid'].some(record.has)) yield* citationRow(record, place);
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
    citations: [...record.records('references').flatMap(light), ...byId(record.texts('outCitations'))],
    cited_by: [...record.records('citations').flatMap(light), ...byId(record.texts('inCitations'))],
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

/** A work of a reference list: what a light paper needs. */
function light(one: Fields): StatedCitation[] {
  const ids = paperIdsOf(rawIds(one));
  const title = one.text('title');
  if (title === null && Object.keys(ids).length === 0) return [];
  return [{ ids, title, year: one.count('year'), context: null, intents: [] }];
}

function byId(ids: readonly string[]): StatedCitation[] {
  return ids.map((id) => ({ ids: paperIdsOf({ s2: id }), title: null, year: null, context: null, intents: [] }));
}

/** A page of citations or references never names the paper that was asked for: its papers are read, the edges cannot be. */
function* edgeRow(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const other = record.record('citingPaper') ?? record.record('citedPaper');
  if (!other) {
    yield place.said('a row without its paper; left out', 'fetch the page again');
    return;
  }
  yield* place.once(
    'a page of citations that does not name its own paper: the papers are read, the citations cannot be',
    'ask for the paper itself with its references and citations',
  );
  const which = record.has('citingPaper') ? 'cites_unnamed_paper' : 'cited_by_unnamed_paper';
  for (const item of paper(other, place)) {
    yield 'title' in item ? { ...item, extra: { ...item.extra, [which]: record.rest() } } : item;
  }
}

/** A row of the bulk citation table: one reference between two numbers, with the sentences around it. */
function* citationRow(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const citing = record.text('citingcorpusid');
  const cited = record.text('citedcorpusid');
  if (citing === null || cited === null) {
    yield place.said('a citation with one end unknown; left out', 'none: the table has such rows');
    return;
  }
  const contexts = record.texts('contexts');
  const raw = record.raw('intents');
  const perContext: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const ids = { s2_corpus: cited };
  const flat = perContext.flat().filter((one) => typeof one === 'string');
  const citations = (contexts.length > 0 ? contexts : [null]).map((context, i): StatedCitation => {
    const own = perContext[i];
    const intents = Array.isArray(own) ? own.filter((one) => typeof one === 'string') : flat;
    return { ids, title: null, year: null, context, intents };
  });
  const listing = { ...emptyListing({ source: place.source, title: '' }), ids: { s2_corpus: citing }, citations };
  yield { ...listing, extra: record.rest() };
}

function rawIds(record: Fields): RawIds {
  const outer = record.record('externalIds') ?? record.record('externalids');
  const text = (...names: readonly string[]) =>
    names.map((name) => outer?.text(name) ?? null).find((one) => one !== null) ?? null;
  const corpus = record.text('corpusId') ?? record.text('corpusid') ?? text('CorpusId');
  return {
    doi: text('DOI', 'doi') ?? record.text('doi'),
    arxiv: text('ArXiv', 'arxiv'),
    acl: text('ACL', 'acl'),
    s2: record.text('paperId') ?? record.text('sha') ?? record.text('id'),
    s2_corpus: corpus,
  };
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
