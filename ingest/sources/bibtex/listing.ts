/** One BibTeX or biblatex entry as a listing: TeX turned to text, every field that no column holds kept as written. */
import type { SourceRef } from '../../../graph/model.ts';
import type { Listing, StatedDate } from '../../model.ts';
import { codeField } from '../code-field.ts';
import { isoDate, stated } from '../dates.ts';
import { foldSpace } from '../fields.ts';
import { paperIdsOf, unreadIds } from '../ids-field.ts';
import { emptyListing } from '../listing.ts';
import { texText } from '../tex.ts';
import { bibNames } from './names.ts';

const VENUES = [
  'journal',
  'journaltitle',
  'booktitle',
  'eventtitle',
  'maintitle',
  'school',
  'institution',
  'publisher',
];
const DATES: ReadonlySet<string> = new Set(['date', 'year', 'month', 'day']);
const BOOK = /book|proceedings|collection/;
const TAKEN = new Set(['title', 'subtitle', 'author', 'abstract', 'doi', 'date', 'year', 'month', 'day', 'url']);

/** Null where neither a title nor a DOI or arXiv id says which work it is. */
export function entryListing(
  key: string,
  type: string,
  fields: ReadonlyMap<string, string>,
  source: SourceRef,
): Listing | null {
  const text = (name: string) => foldSpace(texText(fields.get(name) ?? '')) || null;
  const main =
    ['title', 'maintitle', 'shorttitle', ...(BOOK.test(type) ? ['booktitle'] : [])]
      .map(text)
      .find((one) => one !== null) ?? '';
  const subtitle = text('subtitle');
  const url = addressOf(fields.get('url') ?? fields.get('howpublished') ?? '');
  const found = url === null ? null : codeField(url);
  const venue = VENUES.find((name) => text(name) !== null) ?? null;
  const date = dateOf(fields);
  const undated = date === null ? DATES : new Set<string>();
  const extra = [...fields].filter(([name]) => (!TAKEN.has(name) && name !== venue) || undated.has(name));
  const ids = {
    doi: fields.get('doi')?.replace(/\\([_%&#])/g, '$1') ?? (url !== null && /doi\.org\//i.test(url) ? url : null),
    arxiv: arxivIn(fields, url),
    acl:
      url !== null && /aclanthology\.org|aclweb\.org\/anthology/.test(url)
        ? url.replace(/\.pdf$/, '').replace(/^.*\//, '')
        : null,
    openreview: url !== null && /openreview\.net/.test(url) ? url : null,
    citation_key: key || null,
  };
  const listing: Listing = {
    ...emptyListing({ source, title: subtitle === null || main === '' ? main : `${main}: ${subtitle}` }),
    abstract: text('abstract'),
    authors: bibNames(fields.get('author') ?? fields.get('editor') ?? ''),
    date,
    venue: venue === null ? null : text(venue),
    ids: paperIdsOf(ids),
    links: url === null || found?.repositories.length ? [] : [url],
    repositories: found?.repositories ?? [],
    extra: { entry_type: type, ...Object.fromEntries(extra), ...unreadIds(ids, paperIdsOf(ids)) },
  };
  return main !== '' || listing.ids.doi || listing.ids.arxiv ? listing : null;
}

function addressOf(value: string): string | null {
  const found = /https?:\/\/[^\s{}"<>]+/.exec(value.replace(/\\([_%&#~])/g, '$1'));
  return found ? found[0] : null;
}

/** From `eprint` unless it names another archive, else from the places where preprints are cited. */
function arxivIn(fields: ReadonlyMap<string, string>, url: string | null): string | null {
  const archive = fields.get('archiveprefix') ?? fields.get('eprinttype');
  const eprint = fields.get('eprint');
  if (
    eprint &&
    (archive === undefined
      ? /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(eprint.trim())
      : /arxiv/i.test(archive))
  ) {
    return eprint;
  }
  if (url !== null && /arxiv\.org\//i.test(url)) return url;
  const places = ['journal', 'journaltitle', 'volume', 'number', 'note', 'howpublished', 'pages'].map(
    (name) => fields.get(name) ?? '',
  );
  return places.find((value) => /arxiv[:\s/]*(?:preprint\s+arxiv:)?\S*\d{4}|^abs\/\d/i.test(value)) ?? null;
}

const YEAR = /(?<!\d)(1[4-9]\d\d|2[01]\d\d)(?!\d)/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `date` (the first day of a range), else `year` with `month` as a number, a name, or a name with a day. */
function dateOf(fields: ReadonlyMap<string, string>): StatedDate | null {
  const date = (fields.get('date') ?? '').replace(/[{}~?%]/g, '').split(/(?<=\d)\/(?=\d{4}|\.\.|$)/)[0]!;
  const exact = isoDate(date);
  if (exact) return exact;
  const year = YEAR.exec(fields.get('year') ?? '')?.[1] ?? YEAR.exec(date)?.[1];
  if (!year) return null;
  const month = (fields.get('month') ?? '').toLowerCase();
  const named = MONTHS.findIndex((name) => month.includes(name)) + 1;
  const numbers = [...month.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const number = named || numbers[0] || null;
  const day = named ? numbers[0] : Number(fields.get('day') ?? Number.NaN);
  return stated(Number(year), number, day && Number.isInteger(day) ? day : null);
}
