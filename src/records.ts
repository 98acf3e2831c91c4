/** Records and problems of the whole corpus: those the store holds, and those of this run over them. */
import { byCodeUnit } from '../graph/ids.ts';
import type { Problem } from '../graph/model.ts';
import type { Store, StoredRecord } from '../graph/stores/contract.ts';
import { CORRECTIONS_FILE } from '../ingest/corrections.ts';
import type { Listing } from '../ingest/model.ts';
import type { Reading } from './inputs/fresh.ts';

/** What the store holds and what was read now, sorted by id. */
export async function allRecords(
  store: Store,
  listings: readonly Listing[],
  gone: ReadonlySet<string>,
): Promise<StoredRecord[]> {
  const records = new Map<string, StoredRecord>();
  for await (const record of store.read('records')) {
    if (!gone.has(listingOf(record).source.file)) records.set(record.id, record);
  }
  const perLine = new Map<string, number>();
  for (const listing of listings) {
    const at = `${listing.source.file}:${listing.source.line}`;
    const number = (perLine.get(at) ?? 0) + 1;
    perLine.set(at, number);
    const id = number === 1 ? at : `${at}#${number}`;
    records.set(id, { id, listing });
  }
  return [...records.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

// Records are written by this very code under the schema version that the store checks when it opens.
export function listingOf(record: StoredRecord): Listing {
  return record.listing as Listing;
}

/** A year that was inferred follows `--as-of` when one is given. */
export function withYear(listing: Listing, asOf: string | null): Listing {
  if (asOf === null || !listing.date?.inferred) return listing;
  return { ...listing, date: { ...listing.date, year: Number(asOf.slice(0, 4)) } };
}

/**
 * Problems of earlier inputs stay until their input goes. What this run read, or found wrong, replaces what was said of it
 * before.
 */
export async function problemsOf(
  store: Store,
  now: readonly Problem[],
  { known, fresh }: Pick<Reading, 'known' | 'fresh'>,
  gone: ReadonlySet<string>,
): Promise<Problem[]> {
  const read = new Set([...fresh.map(({ name }) => name), ...now.map((problem) => problem.source)]);
  const out = [...now];
  for await (const problem of store.read('problems')) {
    if (gone.has(problem.source)) continue;
    if (problem.source !== CORRECTIONS_FILE && (known.includes(problem.source) || !read.has(problem.source)))
      out.push(problem);
  }
  const unique = new Map(out.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => byCodeUnit(a.source, b.source) || (a.line ?? 0) - (b.line ?? 0) || byCodeUnit(a.what, b.what),
  );
}
