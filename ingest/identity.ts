/** Which source records are one work: shared identifiers first, then titles and authors, unless the user says otherwise. */
import { cardCache, ID_KEYS, type Records, sharedIds, titlePairs } from './identity/blocks.ts';
import { clusters } from './identity/clusters.ts';
import { person } from './identity/people.ts';
import { type IdentityRecord, idsConflict, unlike, verdict } from './identity/verdict.ts';

export { arxivOf, publisherDoi } from './identity/verdict.ts';
export type { Records };

/** What the user said about pairs of records, by index. `apart` is stronger than `together`. */
export interface Said {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

/** Two records of one work, or perhaps of one: `a < b`. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly score: number;
  readonly why: string;
}

export interface Identified {
  /** Indices of the records of each work: works by first member, members ascending. */
  readonly groups: number[][];
  /** Merges that rest on titles alone; each can be undone by saying `apart`. */
  readonly merged: readonly Link[];
  /** Pairs of works for a person to say, the surest first; one link for each pair of works. */
  readonly unsure: readonly Link[];
}

/** Clusters that are larger are compared by this many members of each. */
const ASKED = 40;

/** Family name of the first author, folded: `Hu, Edward` and `Edward Hu` give `hu`. */
export function firstAuthor(authors: readonly string[]): string | null {
  return (authors[0] && person(authors[0])?.family) || null;
}

/**
 * Groups records that describe one work. The result depends on the set of records only, when they come sorted.
 * Never one work: two publisher DOIs, two arXiv ids, a work and its erratum, two parts of a series.
 */
export function identify(
  records: Records | readonly IdentityRecord[],
  said: Said = { together: [], apart: [] },
): Identified {
  const from: Records = Array.isArray(records)
    ? { length: records.length, at: (index) => records[index]! }
    : { length: records.length, at: (index) => (records as Records).at(index) };
  const card = cardCache(from);
  const sets = clusters(from.length);
  const apart = apartFrom(said.apart);

  const parted = (a: number, b: number): boolean => {
    if (!apart.size) return false;
    const left = sets.members(a).filter((index) => apart.has(index));
    return left.length > 0 && sets.members(b).some((index) => left.some((other) => apart.get(other)!.has(index)));
  };
  for (const [a, b] of said.together) if (!parted(a, b)) sets.join(a, b);

  for (const key of ID_KEYS) {
    for (const group of sharedIds(from, key)) {
      // Most groups agree at once; where two members conflict, each later one joins the first it may.
      const roots: number[] = [];
      for (const index of group) {
        const partner = roots.find(
          (root) => sets.find(root) === sets.find(index) || (!parted(root, index) && !conflict(root, index)),
        );
        if (partner === undefined) roots.push(index);
        else sets.join(partner, index);
      }
    }
  }
  function conflict(a: number, b: number): boolean {
    const others = sets.members(b).slice(0, ASKED).map(card);
    return sets
      .members(a)
      .slice(0, ASKED)
      .some((index) => others.some((other) => idsConflict(card(index), other) || unlike(card(index), other)));
  }

  const links = titleLinks(from, card);
  const merged: Link[] = [];
  for (const link of links.same) {
    if (sets.find(link.a) === sets.find(link.b) || parted(link.a, link.b)) continue;
    const others = sets.members(link.b).slice(0, ASKED);
    const against = sets
      .members(link.a)
      .slice(0, ASKED)
      .some((one) => others.some((other) => verdict(card(one), card(other)).kind === 'apart'));
    if (against) continue;
    sets.join(link.a, link.b);
    merged.push(link);
  }
  return { groups: sets.groups(), merged, unsure: stillOpen(links.unsure, sets, parted) };
}

function apartFrom(pairs: Said['apart']): Map<number, Set<number>> {
  const out = new Map<number, Set<number>>();
  const add = (a: number, b: number) => out.set(a, (out.get(a) ?? new Set<number>()).add(b));
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return out;
}

function titleLinks(from: Records, card: ReturnType<typeof cardCache>): { same: Link[]; unsure: Link[] } {
  const same: Link[] = [];
  const unsure: Link[] = [];
  const seen = new Set<number>();
  titlePairs(from, card, (a, b) => {
    const found = verdict(card(a), card(b));
    if (found.kind !== 'same' && found.kind !== 'unsure') return;
    const key = a * from.length + b;
    if (seen.has(key)) return;
    seen.add(key);
    (found.kind === 'same' ? same : unsure).push({ a, b, score: found.score, why: found.why });
  });
  const order = (x: Link, y: Link) => y.score - x.score || x.a - y.a || x.b - y.b;
  return { same: same.sort(order), unsure: unsure.sort(order) };
}

/** Doubts between works that are still two, one for each pair of works. */
function stillOpen(
  links: readonly Link[],
  sets: ReturnType<typeof clusters>,
  parted: (a: number, b: number) => boolean,
): Link[] {
  const seen = new Set<string>();
  return links.filter(({ a, b }) => {
    const [x, y] = [sets.find(a), sets.find(b)];
    const key = x < y ? `${x} ${y}` : `${y} ${x}`;
    if (x === y || seen.has(key) || parted(a, b)) return false;
    seen.add(key);
    return true;
  });
}
