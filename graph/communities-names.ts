/** Names of communities from what sets them apart: log-odds with an informative prior (Monroe, Colaresi and Quinn 2008). */
import type { Holdings } from './holdings.ts';
import { byCodeUnit, nameKey } from './ids.ts';
import { terms } from './terms.ts';

export interface Naming {
  readonly name: string;
  /** Indices of the most distinctive entities, strongest first. */
  readonly top: readonly number[];
}

interface Scored {
  readonly key: string;
  readonly score: number;
}

/** Total weight of the prior, in counts: the larger, the more evidence a rare word needs. */
const PRIOR = 40;

/** One name a community, no two alike: its most distinctive named entity and what its titles talk about. */
export function nameCommunities(from: Holdings, papersOf: readonly (readonly number[])[]): Naming[] {
  const entities = distinctive(
    papersOf.map((papers) => count(papers.flatMap((paper) => from.held[paper]!.map(String)))),
  );
  const topics = distinctive(
    papersOf.map((papers) =>
      count(
        papers.flatMap((paper) => {
          const row = from.papers[paper]!;
          const title = [...new Set(terms(row.title))];
          return [...title, ...title, ...new Set(terms(row.abstract ?? row.summary ?? ''))];
        }),
      ),
    ),
  );
  const taken = new Set<string>();
  return papersOf.map((papers, group) => {
    const top = entities[group]!.map((one) => Number(one.key)).slice(0, 12);
    const names = top
      .filter((entity) => {
        const { broad, kind } = from.entities[entity]!;
        const holders = from.holders[entity]!.filter((paper) => papers.includes(paper)).length;
        return !broad && kind !== 'Repo' && kind !== 'Task' && holders >= Math.min(2, papers.length);
      })
      .map((entity) => from.entities[entity]!.label);
    const words = topics[group]!.map((one) => one.key).slice(0, 30);
    const name = firstFree(candidates(names, words, papers.length > 0 ? from.papers[papers[0]!]!.title : ''), taken);
    taken.add(nameKey(name));
    return { name, top };
  });
}

function firstFree(names: Iterable<string>, taken: ReadonlySet<string>): string {
  for (const name of names) if (!taken.has(nameKey(name))) return name;
  throw new RangeError('names never end');
}

/** Names to try, the best first; the last ones are numbered, so that one is always free. */
function* candidates(names: readonly string[], words: readonly string[], title: string): Generator<string> {
  const phrases = [...words.filter((word) => word.includes(' ')), ...words.filter((word) => !word.includes(' '))].sort(
    (a, b) => words.indexOf(a) - (a.includes(' ') ? 3 : 0) - (words.indexOf(b) - (b.includes(' ') ? 3 : 0)),
  );
  const apart = (a: string, b: string): boolean => {
    const [x, y] = [nameKey(a), nameKey(b)];
    return (
      !x.includes(y) &&
      !y.includes(x) &&
      !a
        .toLowerCase()
        .split(' ')
        .some((word) => b.toLowerCase().split(' ').includes(word))
    );
  };
  for (const name of names)
    for (const phrase of phrases.slice(0, 6)) if (apart(name, phrase)) yield `${name} · ${phrase}`;
  for (const a of phrases) for (const b of phrases) if (a !== b && apart(a, b)) yield `${a} · ${b}`;
  const base = names[0] ?? phrases[0] ?? (title.slice(0, 40) || 'Untitled');
  yield base;
  for (let i = 2; ; i++) yield `${base} (${i})`;
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Per group, keys by z-score of their log-odds against all other groups, the most distinctive first; only those above zero. */
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
      const there = all.get(key)! - here;
      const [inside, outside] = [here + prior, there + prior];
      const odds =
        Math.log(inside / (sizes[g]! + PRIOR - inside)) - Math.log(outside / (total - sizes[g]! + PRIOR - outside));
      const score = odds / Math.sqrt(1 / inside + 1 / outside);
      if (score > 0) scored.push({ key, score });
    }
    return scored.sort((a, b) => b.score - a.score || byCodeUnit(a.key, b.key));
  });
}
