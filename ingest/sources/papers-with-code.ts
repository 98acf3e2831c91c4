/** The frozen Papers with Code files: papers with abstracts, code links, methods, datasets, evaluation tables; old API answers too. */
import type { Listing, Problem, StatedName } from '../model.ts';
import { codeField } from './code-field.ts';
import { isoDate, unreadDate } from './dates.ts';
import { type Fields, isRaw } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';
import { evaluations } from './papers-with-code/evaluations.ts';

function* items(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  if (record.has('repo_url')) yield* codeLink(record, place);
  else if (record.has('datasets')) yield* evaluations(record, place);
  else if (record.has('variants') || record.has('introduced_date')) yield* introduced(record, place, 'datasets');
  else if (record.has('full_name') && !record.has('abstract')) yield* introduced(record, place, 'methods');
  else if (record.has('metrics') && record.has('methodology')) {
    const what = `a result of “${record.text('paper') ?? 'an unnamed paper'}” without its title; left out`;
    yield place.said(what, 'use evaluation-tables.json, which names the papers');
  } else if (!record.has('title') && record.has('name')) {
    yield place.said(`“${record.text('name')}” is no paper; left out`, 'give papers, code links, methods or tables');
  } else yield* paper(record, place);
}

function* paper(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const title = record.text('title');
  if (title === null) {
    yield place.said('a record without a title; left out', 'fetch the file again');
    return;
  }
  const day = record.text('date') ?? record.text('published');
  const abs = record.text('url_abs');
  const ids = { arxiv: record.text('arxiv_id') ?? arxivAddress(abs), openreview: record.text('openreview_id') };
  const listing: Listing = {
    ...emptyListing({ source: place.source, title }),
    abstract: record.text('abstract') ?? record.text('short_abstract'),
    authors: record.texts('authors'),
    date: day === null ? null : dayOf(day),
    venue: record.text('proceeding') ?? record.text('conference'),
    ids: paperIdsOf(ids),
    links: [record.text('paper_url'), abs, record.text('url_pdf'), record.text('conference_url_abs')].filter(
      (url) => url !== null,
    ),
    methods: methodsOf(record),
    tasks: namesOf(record, 'tasks', 'task'),
  };
  const unread = unreadDate(day, listing.date, place.said);
  yield* unread.problems;
  yield { ...listing, extra: { ...record.rest(), ...unread.extra, ...unreadIds(ids, listing.ids) } };
}

/** Some copies hold days as seconds or milliseconds. */
function dayOf(text: string): Listing['date'] {
  if (!/^\d{8,14}$/.test(text)) return isoDate(text);
  return isoDate(new Date(Number(text) * (text.length < 11 ? 1000 : 1)).toISOString());
}

function arxivAddress(url: string | null): string | null {
  return url !== null && /arxiv\.org\//i.test(url) ? url : null;
}

/** A list of names, or of objects that hold a name. */
function namesOf(record: Fields, key: string, inner: string): string[] {
  const list = record.raw(key);
  return Array.isArray(list) && list.some(isRaw)
    ? record.records(key).flatMap((one) => one.text('name') ?? one.text(inner) ?? [])
    : record.texts(key);
}

function methodsOf(record: Fields): StatedName[] {
  const list = record.raw('methods');
  if (!Array.isArray(list) || list.some(isRaw)) return record.records('methods').flatMap(method);
  return record.texts('methods').map((name) => ({ name, aliases: [], relation: null }));
}

function method(one: Fields): StatedName[] {
  const name = one.text('name') ?? one.text('full_name');
  const full = one.text('full_name');
  return name === null ? [] : [{ name, aliases: full !== null && full !== name ? [full] : [], relation: null }];
}

function* codeLink(record: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const title = record.text('paper_title') ?? '';
  const ids = paperIdsOf({ arxiv: record.text('paper_arxiv_id') ?? arxivAddress(record.text('paper_url_abs')) });
  if (title === '' && Object.keys(ids).length === 0) {
    yield place.said('a code link without its paper; left out', 'fetch the file again');
    return;
  }
  const code = codeField(record.text('repo_url') ?? '', record.flag('is_official'));
  const links = [record.text('paper_url'), record.text('paper_url_pdf'), ...code.pages].filter((url) => url !== null);
  const listing = { ...emptyListing({ source: place.source, title }), ids, links, repositories: code.repositories };
  yield { ...listing, extra: record.rest() };
}

/** An entry of the method or dataset list, told of the paper that introduces it. */
function* introduced(record: Fields, place: RecordPlace, kind: 'methods' | 'datasets'): Generator<Listing | Problem> {
  const name = record.text('name') ?? record.text('full_name');
  const paper = isRaw(record.raw('paper')) ? record.record('paper') : null;
  const title = paper?.text('title') ?? record.text('source_title') ?? '';
  const address = paper?.text('arxiv_id') ?? paper?.text('url_abs') ?? record.text('source_url');
  const ids = paperIdsOf({ arxiv: address !== null && /arxiv|^\d{4}\.\d/.test(address) ? address : null });
  if (name === null || (title === '' && Object.keys(ids).length === 0)) {
    yield place.said(
      `${name === null ? 'an entry without a name' : `“${name}” names no paper`}; left out`,
      'none is needed',
    );
    return;
  }
  const aliases = [record.text('full_name') ?? name, ...record.texts('variants')].filter((one) => one !== name);
  const stated: StatedName = { name, aliases: [...new Set(aliases)], relation: 'introduces' };
  yield {
    ...emptyListing({ source: place.source, title }),
    ids,
    ...(kind === 'methods' ? { methods: [stated] } : { datasets: [stated] }),
    extra: { [kind === 'methods' ? 'method' : 'dataset']: record.rest() },
  };
}

export const papersWithCode = jsonFormat({
  name: 'papers-with-code',
  description: 'Papers with Code files: papers with abstracts, code links, methods, datasets, evaluation tables',
  wrappers: [],
  sure: (paths, head) => {
    if (paths.has('paper_url') && (paths.has('repo_url') || paths.has('abstract'))) return 0.95;
    if (paths.has('datasets.sota') || paths.has('datasets.subdatasets')) return 0.95;
    if (/"https?:\/\/paperswithcode\.com\/(?:method|dataset)\//.test(head)) return 0.9;
    if (paths.has('url_abs') && paths.has('proceeding')) return 0.9;
    if (paths.has('full_name') && paths.has('description') && paths.has('paper') && paths.has('name')) return 0.7;
    if (paths.has('methodology') && paths.has('best_metric')) return 0.7;
    const paged = ['count', 'next', 'previous', 'results'].every((path) => paths.has(path));
    return paged && /paperswithcode\.com|"is_official"/.test(head) ? 0.6 : 0;
  },
  items,
});
