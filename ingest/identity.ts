/** Which source records are one work: shared identifiers first, then the same title where nothing speaks against it. */
import { arxivFromDoi, byCodeUnit, fold, titleKey } from '../graph/ids.ts';
import type { PaperIds } from '../graph/model.ts';
import type { Listing } from './model.ts';

/** Titles that many unlike works share: alone they never merge. */
const GENERIC =
  /^(editorial|preface|foreword|introduction|erratum|corrigendum|errata|correction|retraction|index|contents|reply|comment|untitled|abstract)s?$/;

/** Years between a preprint and its published form that still count as one work. */
const YEARS_APART = 4;

const ID_KEYS = [
  'doi',
  'arxiv',
  'openalex',
  's2',
  's2_corpus',
  'openreview',
  'acl',
] as const satisfies readonly (keyof PaperIds)[];

interface Cluster {
  readonly members: number[];
  readonly dois: Set<string>;
  readonly arxivs: Set<string>;
  readonly authors: Set<string>;
  readonly years: number[];
}

/** Publisher DOI (arXiv's own DOIs are arXiv ids). */
export function publisherDoi(ids: PaperIds): string | null {
  return ids.doi && !arxivFromDoi(ids.doi) ? ids.doi : null;
}

/** arXiv id, also from a DOI that arXiv registered. */
export function arxivOf(ids: PaperIds): string | null {
  return ids.arxiv ?? (ids.doi ? arxivFromDoi(ids.doi) : null);
}

/** Family name of the first author, folded: `Hu, Edward` and `Edward Hu` give `hu`. */
export function firstAuthor(authors: readonly string[]): string | null {
  const first = authors[0];
  if (!first) return null;
  const family = first.includes(',') ? first.split(',')[0]! : (first.trim().split(/\s+/).at(-1) ?? '');
  return fold(family).replace(/[^\p{L}]+/gu, '') || null;
}

function clusterOf(listing: Listing, index: number): Cluster {
  const doi = publisherDoi(listing.ids);
  const arxiv = arxivOf(listing.ids);
  const author = firstAuthor(listing.authors);
  const year = listing.date?.year ?? null;
  return {
    members: [index],
    dois: new Set(doi ? [doi] : []),
    arxivs: new Set(arxiv ? [arxiv] : []),
    authors: new Set(author ? [author] : []),
    years: year === null ? [] : [year],
  };
}

function conflict(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((value) => b.has(value));
}

/** Two different publisher DOIs or two different arXiv ids are two works, whatever else agrees. */
function idsConflict(a: Cluster, b: Cluster): boolean {
  return conflict(a.dois, b.dois) || conflict(a.arxivs, b.arxivs);
}

function titlesMayMerge(a: Cluster, b: Cluster, key: string): boolean {
  if (idsConflict(a, b) || conflict(a.authors, b.authors)) return false;
  const authorsAgree = a.authors.size > 0 && b.authors.size > 0;
  if (GENERIC.test(key) && !authorsAgree) return false;
  if (a.years.length && b.years.length) {
    const apart = Math.max(Math.min(...a.years) - Math.max(...b.years), Math.min(...b.years) - Math.max(...a.years));
    if (apart > YEARS_APART) return false;
  }
  return true;
}

/**
 * Groups listings that describe one work. The result depends on the set of listings only, when they come
 * sorted: clusters in the order of their first member, members ascending.
 */
export function identify(listings: readonly Listing[]): number[][] {
  const home: number[] = listings.map((_, index) => index);
  const clusters = new Map<number, Cluster>(listings.map((listing, index) => [index, clusterOf(listing, index)]));
  const find = (index: number): number => {
    let at = index;
    while (home[at] !== at) {
      home[at] = home[home[at]!]!;
      at = home[at]!;
    }
    return at;
  };
  const merge = (a: number, b: number) => {
    const [into, from] = a < b ? [a, b] : [b, a];
    const target = clusters.get(into)!;
    const gone = clusters.get(from)!;
    target.members.push(...gone.members);
    for (const doi of gone.dois) target.dois.add(doi);
    for (const arxiv of gone.arxivs) target.arxivs.add(arxiv);
    for (const author of gone.authors) target.authors.add(author);
    target.years.push(...gone.years);
    clusters.delete(from);
    home[from] = into;
  };
  const pairUp = (buckets: Map<string, number[]>, may: (a: Cluster, b: Cluster, key: string) => boolean) => {
    for (const key of [...buckets.keys()].sort(byCodeUnit)) {
      const roots: number[] = [];
      for (const index of buckets.get(key)!) {
        const mine = find(index);
        if (roots.some((root) => find(root) === mine)) continue;
        const partner = roots.map(find).find((root) => may(clusters.get(root)!, clusters.get(mine)!, key));
        if (partner === undefined) roots.push(mine);
        else merge(partner, mine);
      }
    }
  };

  for (const key of ID_KEYS) {
    const buckets = new Map<string, number[]>();
    listings.forEach((listing, index) => {
      const value =
        key === 'doi' ? publisherDoi(listing.ids) : key === 'arxiv' ? arxivOf(listing.ids) : listing.ids[key];
      if (value) bucket(buckets, value, index);
    });
    pairUp(buckets, (a, b) => !idsConflict(a, b));
  }
  const titles = new Map<string, number[]>();
  // Records with identifiers first, so that a bare record joins a known work rather than the reverse.
  const order = listings
    .map((_, index) => index)
    .sort((a, b) => strength(listings[b]!) - strength(listings[a]!) || a - b);
  for (const index of order) {
    const key = titleKey(listings[index]!.title);
    if (key) bucket(titles, key, index);
  }
  pairUp(titles, titlesMayMerge);

  return [...clusters.values()].map((cluster) => cluster.members.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

function strength(listing: Listing): number {
  return (publisherDoi(listing.ids) ? 4 : 0) + (arxivOf(listing.ids) ? 2 : 0) + (listing.authors.length ? 1 : 0);
}

function bucket(buckets: Map<string, number[]>, key: string, index: number): void {
  const list = buckets.get(key);
  if (list) list.push(index);
  else buckets.set(key, [index]);
}
