/** Papers that hold communities together: the participation coefficient (Guimerà and Amaral 2005) over what papers share. */
import { countsOf } from './counts.ts';
import type { Held } from './holdings.ts';
import { byCodeUnit } from './ids.ts';
import type { NodeAnalysis } from './model.ts';

export interface Bridge {
  readonly paper: string;
  /** 0: all its ties lead into one community; near 1: evenly into many. */
  readonly participation: number;
  /** Communities it is tied to, the strongest first. */
  readonly communities: readonly string[];
}

/** Communities that take less of a paper's ties are left out. */
const SHARE = 0.15;

/**
 * The `most` papers whose ties (to the other papers that hold what they hold, each thing weighing 1 over the number of
 * its other holders) reach furthest, by participation times the root of the tie's weight, ties by id. Broad words
 * and papers of one tie do not count.
 */
export function bridges(from: Held, nodes: readonly Pick<NodeAnalysis, 'id' | 'community'>[], most: number): Bridge[] {
  const communityOf = new Map(nodes.map((node) => [node.id, node.community]));
  const homes = from.papers.map(({ id }) => communityOf.get(id) || null);
  /** Counted once a thing: from each of its papers again, a word of ten thousand papers costs a hundred million looks. */
  const counts = from.holders.map((holders) => countsOf(holders.flatMap((paper) => homes[paper] ?? [])));
  const found = from.papers.flatMap((paper, i) => {
    const ties = new Map<string, number>();
    let all = 0;
    for (const thing of from.held[i]!) {
      const others = from.holders[thing]!.length - 1;
      if (from.things[thing]!.broad || others < 1) continue;
      for (const [community, count] of counts[thing]!) {
        const tied = community === homes[i] ? count - 1 : count;
        if (tied === 0) continue;
        ties.set(community, (ties.get(community) ?? 0) + tied / others);
        all += tied / others;
      }
    }
    let participation = 1;
    for (const weight of ties.values()) participation -= (weight / all) ** 2;
    const strong = [...ties].filter(([, weight]) => weight >= SHARE * all);
    if (strong.length < 2) return [];
    strong.sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]));
    return [
      { paper: paper.id, participation, communities: strong.map(([id]) => id), rank: participation * Math.sqrt(all) },
    ];
  });
  return found
    .sort((a, b) => b.rank - a.rank || byCodeUnit(a.paper, b.paper))
    .slice(0, most)
    .map(({ paper, participation, communities }) => ({
      paper,
      participation: Math.round(participation * 1000) / 1000,
      communities,
    }));
}
