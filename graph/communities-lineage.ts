/** Which community of the last build a community continues: ids, names and colours survive an update. */
import { countsOf } from './counts.ts';

export interface Match {
  readonly now: number;
  readonly before: number;
  /** Jaccard overlap of their papers, among the papers of both builds. */
  readonly overlap: number;
}

/** As in Greene, Doyle and Cunningham (2010): below this overlap a community is a new one. */
const LEAST = 0.3;

/**
 * One-to-one matches between groups now and before, the largest overlap first. `now` and `before` give the
 * group of each paper that both builds know (same length and order).
 */
export function matchGroups(now: readonly number[], before: readonly number[]): Match[] {
  const sizes = { now: countsOf(now), before: countsOf(before) };
  const both = new Map<string, { now: number; before: number; size: number }>();
  now.forEach((group, i) => {
    const old = before[i]!;
    const key = `${group} ${old}`;
    both.set(key, { now: group, before: old, size: (both.get(key)?.size ?? 0) + 1 });
  });
  const pairs = [...both.values()].map((pair) => ({
    now: pair.now,
    before: pair.before,
    overlap: pair.size / (sizes.now.get(pair.now)! + sizes.before.get(pair.before)! - pair.size),
  }));
  pairs.sort((a, b) => b.overlap - a.overlap || a.now - b.now || a.before - b.before);
  const [usedNow, usedBefore] = [new Set<number>(), new Set<number>()];
  return pairs.filter((pair) => {
    if (pair.overlap < LEAST || usedNow.has(pair.now) || usedBefore.has(pair.before)) return false;
    usedNow.add(pair.now);
    usedBefore.add(pair.before);
    return true;
  });
}

/** Palette slots by size rank: 0 to 9, then 10 and 11 in turn. Kept slots stay; a free one goes to the next by rank. */
export function colours(kept: readonly (number | null)[]): number[] {
  const used = new Set(kept.filter((slot) => slot !== null && slot < 10));
  const free = Array.from({ length: 10 }, (_, slot) => slot).filter((slot) => !used.has(slot));
  let grey = 0;
  return kept.map((slot, rank) => {
    // A community that was grey and has grown into the ten largest earns a colour where one is free.
    if (slot !== null && (slot < 10 || rank >= 10 || free.length === 0)) return slot;
    return rank < 10 || free.length > 10 - kept.length ? (free.shift() ?? 10 + (grey++ % 2)) : 10 + (grey++ % 2);
  });
}
