/** What sets a group apart: log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008). */
import { byCodeUnit } from './ids.ts';

export interface Scored {
  readonly key: string;
  /** z-score of the log-odds against all other groups, above 0. */
  readonly score: number;
  /** Count in the group. */
  readonly count: number;
}

/** Total weight of the prior, in counts: the larger, the more evidence a rare key needs. */
const PRIOR = 50;

/** Per group, the keys that it has more of than the others, the most distinctive first. */
export function distinctive(groups: readonly ReadonlyMap<string, number>[]): Scored[][] {
  const all = new Map<string, number>();
  let total = 0;
  const sizes = groups.map((group) => {
    let size = 0;
    for (const [key, n] of group) {
      all.set(key, (all.get(key) ?? 0) + n);
      size += n;
    }
    total += size;
    return size;
  });
  return groups.map((group, g) => {
    const scored: Scored[] = [];
    for (const [key, here] of group) {
      const prior = (PRIOR * all.get(key)!) / total;
      const inside = here + prior;
      const outside = all.get(key)! - here + prior;
      const odds =
        Math.log(inside / (sizes[g]! + PRIOR - inside)) - Math.log(outside / (total - sizes[g]! + PRIOR - outside));
      const score = odds / Math.sqrt(1 / inside + 1 / outside);
      if (score > 0) scored.push({ key, score, count: here });
    }
    return scored.sort((a, b) => b.score - a.score || byCodeUnit(a.key, b.key));
  });
}
