/** Where in its venue a record says that it stands: two places of one venue are two works, whatever their titles. */
import { nameKey } from '../../graph/ids.ts';
import type { Listing } from '../model.ts';

export interface Locator {
  /** Folded name of the venue; never empty. */
  readonly venue: string;
  readonly volume: string | null;
  readonly number: string | null;
  readonly page: string | null;
  readonly year: number | null;
}

/** The keys under which BibTeX, RIS, CSL, Semantic Scholar and OpenAlex records state it. */
const VOLUME = ['volume', 'VL'];
const NUMBER = ['number', 'issue', 'IS'];
const PAGE = ['pages', 'page', 'SP', 'first_page', 'PG'];
const INNER = ['journal', 'biblio'];

/** As much of a listing as says where the work stands. */
export type Placed = Pick<Listing, 'date'> & Partial<Pick<Listing, 'venue' | 'extra'>>;

/** Null without a venue: places cannot be compared then. */
export function locatorOf(record: Placed): Locator | null {
  const venue = record.venue ? nameKey(record.venue) : '';
  if (venue === '') return null;
  const read = (keys: readonly string[]) => find(record.extra ?? {}, keys);
  return { venue, volume: read(VOLUME), number: read(NUMBER), page: read(PAGE), year: record.date?.year ?? null };
}

function find(extra: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const found = plain(extra[key]);
    if (found !== null) return found;
  }
  for (const inner of INNER) {
    const value = extra[inner];
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, one] of Object.entries(value)) if (keys.includes(key) && plain(one) !== null) return plain(one);
  }
  return null;
}

/** The first number or word: `3--14` and `3-14` begin on page 3. */
function plain(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? (/[\p{L}\d]+/u.exec(value)?.[0].toLowerCase() ?? null) : null;
}

/** One venue, and another volume, issue, page, or, where nothing else is known, another year. */
export function placesConflict(a: Locator, b: Locator): boolean {
  if (a.venue !== b.venue) return false;
  const differ = (key: 'volume' | 'number' | 'page') => a[key] !== null && b[key] !== null && a[key] !== b[key];
  if (differ('page') || differ('volume') || differ('number')) return true;
  const agree = (['volume', 'page'] as const).some((key) => a[key] !== null && a[key] === b[key]);
  return !agree && a.year !== null && b.year !== null && a.year !== b.year;
}
