/** arXiv's Atom answers (`export.arxiv.org/api/query`), of 2020 and of 2026 alike, and its daily Atom feeds. */
import type { Listing, Problem } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem } from './contract.ts';
import { isoDate, unreadDate } from './dates.ts';
import { foldSpace } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { emptyListing } from './listing.ts';
import { type XmlElement, xmlElements } from './xml.ts';

async function* read(input: SourceInput): AsyncGenerator<SourceItem> {
  for await (const found of xmlElements(input.chunks(), 'entry')) {
    const source = { file: input.name, line: found.line };
    const said = (what: string, remedy: string): Problem => ({ source: input.name, line: found.line, what, remedy });
    if ('broken' in found)
      yield { problem: said(`an entry is broken: ${found.broken}; left out`, 'fetch the answer again') };
    else {
      const listing = toListing(found.element, source);
      const id = child(found.element, 'id') ?? '';
      if (/\/api\/errors/.test(id)) {
        yield {
          problem: said(
            `arXiv answered with an error: ${child(found.element, 'summary') ?? id}`,
            'mend the query and ask again',
          ),
        };
      } else if (listing === null) {
        yield {
          problem: said(
            `an entry without a title (${id || 'no id'}); left out`,
            'arXiv knows no such paper: check its id',
          ),
        };
      } else {
        const published = child(found.element, 'published');
        const unread = unreadDate(published, listing.date, said);
        for (const problem of unread.problems) yield { problem };
        yield { listing: { ...listing, extra: { ...listing.extra, ...unread.extra } } };
      }
    }
  }
}

/** Elements that a field of the listing holds; the others go to `extra`. */
const TAKEN = new Set(['id', 'title', 'summary', 'published', 'author', 'doi', 'journal_ref', 'link', 'creator']);

function toListing(entry: XmlElement, source: Listing['source']): Listing | null {
  const title = child(entry, 'title');
  if (title === null) return null;
  const published = child(entry, 'published');
  const extra: [string, unknown][] = [];
  const terms: string[] = [];
  for (const one of entry.children) {
    const term = one.attributes.get('term');
    if (one.name === 'category' && term) terms.push(term);
    else if (!TAKEN.has(one.name)) extra.push([one.name, term ?? foldSpace(one.text)]);
  }
  if (terms.length > 0) extra.push(['categories', terms]);
  const id = child(entry, 'id');
  const authors = entry.children.filter((one) => one.name === 'author').flatMap((one) => child(one, 'name') ?? []);
  const version = /v(\d+)$/.exec(id ?? '')?.[1];
  if (version) extra.push(['version', Number(version)]);
  const ids = { arxiv: id, doi: child(entry, 'doi') };
  return {
    ...emptyListing({ source, title }),
    abstract: announced(child(entry, 'summary')),
    authors: authors.length > 0 ? authors : (child(entry, 'creator')?.split(/\s*,\s*/) ?? []),
    date: published === null ? null : isoDate(published),
    venue: child(entry, 'journal_ref'),
    ids: paperIdsOf(ids),
    extra: { ...Object.fromEntries(extra), ...unreadIds(ids, paperIdsOf(ids)) },
  };
}

/** The daily feeds put a line before the abstract: `arXiv:2401.00001v1 Announce Type: new Abstract: We …`. */
function announced(summary: string | null): string | null {
  return summary?.replace(/^arXiv:\S+ Announce Type: \S+ Abstract:\s*/i, '') || null;
}

function child(element: XmlElement, name: string): string | null {
  const found = element.children.find((one) => one.name === name);
  return found ? foldSpace(found.text) || null : null;
}

export const arxivAtom: SourceFormat = {
  name: 'arxiv-atom',
  description: "arXiv's Atom answers",
  detect: (head) =>
    /<(?:[\w.-]+:)?(?:feed|entry)\b[^>]*w3\.org\/2005\/Atom/.test(head) && /arxiv\.org/i.test(head) ? 0.95 : 0,
  read,
};
