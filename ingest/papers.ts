/** One Paper from the records of one work: the fullest field wins, and every id that a record gave stays as an alias. */
import { byCodeUnit, paperIds, repository, titleKey } from '../graph/ids.ts';
import type { Paper, PaperIds, Precision } from '../graph/model.ts';
import { arxivOf, firstAuthor, publisherDoi } from './identity.ts';
import type { Listing, StatedDate, TextField } from './model.ts';

/** A work with the listings behind it; `textSource` names the record that gave each text. */
export interface Work {
  readonly paper: Paper;
  readonly listings: readonly Listing[];
  readonly textSource: Readonly<Record<TextField, string>>;
}

export function sourceName(listing: Listing): string {
  return `${listing.source.file}:${listing.source.line}`;
}

/** Listings in the order of their sources: what follows is then a function of their set. */
export function bySource(listings: readonly Listing[]): Listing[] {
  return [...listings].sort((a, b) => byCodeUnit(a.source.file, b.source.file) || a.source.line - b.source.line);
}

/** Works from listings and from groups of their indices, sorted by id. */
export function worksOf(listings: readonly Listing[], grouped: readonly (readonly number[])[]): Work[] {
  const groups = grouped.map((members) => members.map((index) => listings[index]!));
  // Ids are handed out by strength of identity, then age, so that a namesake never takes an older work's id.
  const drafts = groups
    .map((group) => ({
      group,
      ids: mergedIds(group),
      date: bestDate(group),
      first: firstAuthor(longest(group.map((l) => l.authors))),
    }))
    .sort(
      (a, b) =>
        rank(b.ids) - rank(a.ids) ||
        byCodeUnit(isoDate(a.date)?.iso ?? '9999', isoDate(b.date)?.iso ?? '9999') ||
        byCodeUnit(a.first ?? '', b.first ?? '') ||
        byCodeUnit(sourceName(a.group[0]!), sourceName(b.group[0]!)),
    );
  const taken = new Set<string>();
  const works = drafts.map(({ group, ids, date, first }) => {
    const candidates = new Set<string>();
    for (const id of paperIds({ ids, title: chosenTitle(group).title })) candidates.add(id);
    for (const listing of group) for (const id of paperIds(listing)) candidates.add(id);
    const year = isoDate(date)?.iso.slice(0, 4);
    const free = [...candidates].filter((id) => !taken.has(id));
    const id =
      free[0] ?? namesakeId(`paper:title:${titleKey(chosenTitle(group).title) || 'untitled'}`, [first, year], taken);
    taken.add(id);
    for (const alias of free) taken.add(alias);
    return workOf(group, id, free.filter((alias) => alias !== id).sort(byCodeUnit), ids, date);
  });
  return works.sort((a, b) => byCodeUnit(a.paper.id, b.paper.id));
}

/** A second work of one title adds its first author, else its year, else a number. */
function namesakeId(base: string, parts: readonly (string | null | undefined)[], taken: ReadonlySet<string>): string {
  for (const part of parts) if (part && !taken.has(`${base}-${part}`)) return `${base}-${part}`;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

function rank(ids: PaperIds): number {
  return publisherDoi(ids) ? 2 : arxivOf(ids) ? 1 : 0;
}

function workOf(
  group: readonly Listing[],
  id: string,
  aliases: string[],
  ids: PaperIds,
  date: StatedDate | null,
): Work {
  const title = chosenTitle(group);
  const abstract = fullest(group, (listing) => listing.abstract);
  const summary = fullest(group, (listing) => listing.summary);
  const authors = longest(group.map((listing) => listing.authors));
  const published = isoDate(date);
  const extra: Record<string, unknown> = {};
  for (const listing of group) {
    for (const [key, value] of Object.entries(listing.extra)) if (!(key in extra)) extra[key] = value;
  }
  const pages = new Set<string>();
  for (const listing of group) for (const link of listing.links) if (!repository(link)) pages.add(link);
  const paper: Paper = {
    id,
    kind: 'Paper',
    // Records that know a work by its id alone make it a light paper, shown by that id.
    title: title.title || id.replace(/^paper:/, ''),
    abstract: abstract?.abstract ?? null,
    summary: summary?.summary ?? null,
    authors,
    author_count: first(group, (listing) => listing.author_count) ?? (authors.length || null),
    organisation: first(group, (listing) => listing.organisation),
    published: published?.iso ?? null,
    published_precision: published?.precision ?? null,
    published_how: date && published ? (date.inferred ? 'inferred' : 'stated') : null,
    venue: first(group, (listing) => listing.venue),
    ids,
    aliases,
    pages: [...pages].sort(byCodeUnit),
    comments: most(group, (listing) => listing.comments),
    upvotes: most(group, (listing) => listing.upvotes),
    citation_count: most(group, (listing) => listing.citation_count),
    stub: title.title === '',
    sources: group.map((listing) => listing.source),
    extra: Object.fromEntries(Object.entries(extra).sort(([a], [b]) => byCodeUnit(a, b))),
  };
  return {
    paper,
    listings: group,
    textSource: {
      title: sourceName(title),
      abstract: sourceName(abstract ?? title),
      summary: sourceName(summary ?? title),
    },
  };
}

/** The title of the record that is known best: with a title, with ids, then with an abstract, then the first. */
function chosenTitle(group: readonly Listing[]): Listing {
  const weight = (listing: Listing) =>
    (listing.title ? 8 : 0) +
    (publisherDoi(listing.ids) ? 4 : 0) +
    (arxivOf(listing.ids) ? 2 : 0) +
    (listing.abstract ? 1 : 0);
  return group.reduce((best, listing) => (weight(listing) > weight(best) ? listing : best));
}

function fullest(group: readonly Listing[], text: (listing: Listing) => string | null): Listing | null {
  let best: Listing | null = null;
  for (const listing of group) {
    if (text(listing) !== null && (best === null || text(listing)!.length > text(best)!.length)) best = listing;
  }
  return best;
}

function longest(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce((best, list) => (list.length > best.length ? list : best), []);
}

function first<T>(group: readonly Listing[], field: (listing: Listing) => T | null): T | null {
  for (const listing of group) {
    const value = field(listing);
    if (value !== null) return value;
  }
  return null;
}

function most(group: readonly Listing[], field: (listing: Listing) => number | null): number | null {
  return group.reduce<number | null>((best, listing) => {
    const value = field(listing);
    return value !== null && (best === null || value > best) ? value : best;
  }, null);
}

function mergedIds(group: readonly Listing[]): PaperIds {
  const out: Record<string, string> = {};
  for (const listing of group) {
    for (const [key, value] of Object.entries(listing.ids)) {
      if (typeof value === 'string' && value && !(key in out)) out[key] = value;
    }
  }
  // The publisher's DOI before the one of a preprint server.
  const published = group.map((listing) => publisherDoi(listing.ids)).find((doi) => doi !== null);
  if (published) out.doi = published;
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Stated before inferred, exact before vague, then the earliest: the day a work first appeared. */
function bestDate(group: readonly Listing[]): StatedDate | null {
  const known = group.map((listing) => listing.date).filter((date): date is StatedDate => isoDate(date) !== null);
  const weight = (date: StatedDate) => (date.inferred ? 0 : 4) + (date.day ? 2 : date.month ? 1 : 0);
  return known.reduce<StatedDate | null>(
    (best, date) =>
      best === null ||
      weight(date) > weight(best) ||
      (weight(date) === weight(best) && byCodeUnit(isoDate(date)!.iso, isoDate(best)!.iso) < 0)
        ? date
        : best,
    null,
  );
}

/** ISO text as long as what is known; null without a year. */
export function isoDate(date: StatedDate | null): { iso: string; precision: Precision } | null {
  if (date === null || date.year === null) return null;
  const year = String(date.year).padStart(4, '0');
  if (date.month === null) return { iso: year, precision: 'year' };
  const month = String(date.month).padStart(2, '0');
  if (date.day === null) return { iso: `${year}-${month}`, precision: 'month' };
  return { iso: `${year}-${month}-${String(date.day).padStart(2, '0')}`, precision: 'day' };
}
