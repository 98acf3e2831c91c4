/** What the corrections say about papers, as pairs of records: `same-as` and `not-same`, by paper id or by `file:line`. */
import { paperIds, titleKey } from '../../graph/ids.ts';
import type { Correction } from '../corrections.ts';
import { firstAuthor, type Said } from '../identity.ts';
import type { Listing } from '../model.ts';

/** Whether a name in the corrections means a paper or one of its records, rather than an entity or a community. */
export function meansPaper(name: string): boolean {
  return !/^(?:method|dataset|repo|task|community):/.test(name);
}

/** `file:line`, as the evidence names a record. */
export function recordName(listing: Listing): string {
  return `${listing.source.file}:${listing.source.line}`;
}

/** Pairs of indices; `done` hears of each correction whose both sides were found. */
export function saidOf(
  listings: readonly Listing[],
  corrections: readonly Correction[],
  done: (correction: Correction) => void,
): Said {
  const pairs = corrections.flatMap((one) =>
    (one.act === 'same-as' || one.act === 'not-same') && meansPaper(one.from) && meansPaper(one.to) ? [one] : [],
  );
  if (!pairs.length) return { together: [], apart: [] };
  const wanted = new Map<string, number[]>(pairs.flatMap((one) => [one.from, one.to]).map((name) => [name, []]));
  listings.forEach((listing, index) => {
    for (const name of new Set(namesOf(listing))) wanted.get(name)?.push(index);
  });
  const together: [number, number][] = [];
  const apart: [number, number][] = [];
  for (const one of pairs) {
    const from = wanted.get(one.from)!;
    const to = wanted.get(one.to)!;
    if (!from.length || !to.length) continue;
    if (one.act === 'same-as') {
      for (const index of [...from, ...to.slice(1)]) together.push([index, to[0]!]);
      done(one);
      continue;
    }
    // A record that goes by both names stays where it is; the others part from it.
    const both = new Set(from.filter((index) => to.includes(index)));
    const found = from.flatMap((a) =>
      to.flatMap((b): [number, number][] => (a === b || (both.has(a) && both.has(b)) ? [] : [[a, b]])),
    );
    apart.push(...found);
    if (found.length) done(one);
  }
  return { together, apart };
}

/** Every name of a record: its place, the ids it gives, and those that a namesake of its title gets. */
function namesOf(listing: Listing): string[] {
  const key = titleKey(listing.title);
  const namesakes = [firstAuthor(listing.authors), listing.date?.year].flatMap((part) =>
    key && part ? [`paper:title:${key}-${part}`] : [],
  );
  return [recordName(listing), ...paperIds(listing), ...namesakes];
}
