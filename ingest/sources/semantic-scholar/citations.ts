/** Semantic Scholar's citations, in all their forms: nested lists, pages of one paper, rows of the bulk table; each with its sentences. */
import type { PaperIds } from '../../../graph/model.ts';
import type { Listing, Problem, StatedCitation } from '../../model.ts';
import type { SourceOptions } from '../contract.ts';
import type { Fields } from '../fields.ts';
import { paperIdsOf, type RawIds } from '../ids-field.ts';
import type { RecordPlace } from '../json/format.ts';
import { emptyListing } from '../listing.ts';

export function rawIds(record: Fields): RawIds {
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

export function byId(ids: readonly string[]): StatedCitation[] {
  return ids.map((id) => ({ ids: paperIdsOf({ s2: id }), title: null, year: null, context: null, intents: [] }));
}

/** One for each sentence that `edge` gives, else one without: `work` is at the other end. Empty where nothing says which work. */
export function statedCitations(edge: Fields, work: Fields): StatedCitation[] {
  const ids = paperIdsOf(rawIds(work));
  const title = work.text('title');
  const year = work.count('year');
  if (title === null && Object.keys(ids).length === 0) return [];
  return sentencesOf(edge).map((one) => ({ ids, title, year, ...one }));
}

/**
 * Sentences with what each does with the work. `contextsWithIntent` pairs them; beside `contexts`, `intents` is one list
 * for all of them, or in some releases of the bulk table a list for each.
 */
function sentencesOf(edge: Fields): Pick<StatedCitation, 'context' | 'intents'>[] {
  const influential = edge.flag('isInfluential') ?? edge.flag('isinfluential');
  const more = influential ? ['influential'] : [];
  const paired = edge.records('contextsWithIntent').flatMap((one) => {
    const context = one.text('context');
    return context === null ? [] : [{ context, intents: [...one.texts('intents'), ...more] }];
  });
  const contexts = edge.texts('contexts');
  const raw = edge.raw('intents');
  if (paired.length > 0) return paired;
  const intents: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const all = [...new Set(intents.flat().filter((one) => typeof one === 'string'))];
  return (contexts.length > 0 ? contexts : [null]).map((context, i) => {
    const own = intents[i];
    return {
      context,
      intents: [...(Array.isArray(own) ? own.filter((one) => typeof one === 'string') : all), ...more],
    };
  });
}

/** The paper that a page of citations is of, which no page names: as the user says, else by the id in the name of its file. */
export function ownIds(file: string, { about }: SourceOptions): PaperIds | null {
  if (about !== null) return about;
  const name = file.replace(/^.*\//, '');
  const s2 = /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/i.exec(name)?.[0];
  const corpus = /corpus_?id[-_: ]?(\d+)/i.exec(name)?.[1];
  const arxiv = /(?<![\d.])\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?!\d)/.exec(name)?.[0];
  const ids = paperIdsOf({ s2, s2_corpus: corpus, arxiv });
  return Object.keys(ids).length > 0 ? ids : null;
}

/** A row of a page of citations or references. `paperOf` reads the paper at the other end where nothing else can be done. */
export function* pageRow(
  record: Fields,
  place: RecordPlace,
  own: PaperIds | null,
  paperOf: (record: Fields, place: RecordPlace) => Iterable<Listing | Problem>,
): Generator<Listing | Problem> {
  const citing = record.record('citingPaper');
  const other = citing ?? record.record('citedPaper');
  if (!other) {
    yield place.said('a row without its paper; left out', 'fetch the page again');
    return;
  }
  const found = statedCitations(record, other);
  if (own !== null && found.length > 0) {
    const known = { ...emptyListing({ source: place.source, title: '' }), ids: own };
    yield citing ? { ...known, cited_by: found } : { ...known, citations: found };
    // What is more than a light paper is a record of its own.
    if (!other.has('abstract')) return;
  } else if (own === null) {
    yield* place.once(
      'a page of citations that does not name its own paper: the papers are read, the citations cannot be',
      'name the paper with --for (an arXiv id, a DOI, an id of Semantic Scholar), or put its id into the name of the file',
    );
  }
  const which = citing ? 'cites_unnamed_paper' : 'cited_by_unnamed_paper';
  const rest = own === null ? { [which]: found.map(({ context, intents }) => ({ context, intents })) } : {};
  for (const item of paperOf(other, place)) {
    yield 'title' in item ? { ...item, extra: { ...item.extra, ...rest } } : item;
  }
}

/** A row of the bulk citation table: one reference between two numbers. */
export function* tableRow(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const citing = record.text('citingcorpusid');
  const cited = record.text('citedcorpusid');
  if (citing === null || cited === null) {
    yield place.said('a citation with one end unknown; left out', 'none: the table has such rows');
    return;
  }
  const ids = { s2_corpus: cited };
  const citations = sentencesOf(record).map((one) => ({ ids, title: null, year: null, ...one }));
  const listing = { ...emptyListing({ source: place.source, title: '' }), ids: { s2_corpus: citing }, citations };
  yield { ...listing, extra: record.rest() };
}
