/** Several spellings of one thing put together as one name: what the paper says of it, it says at all their places. */
import type { Decided } from './decide.ts';

/** By what acronym and expansion, and spellings that the lexicon knows, are one. */
export function marksOf({ group, kind }: Decided): string[] {
  const entity = group.lexicon.find((each) => each.kind === kind)?.entity;
  return [group.key, ...(group.partner ? [group.partner] : []), ...(entity ? [entity] : [])];
}

/** One name for several: the commonest spelling, at all places that are not part of a longer one. */
export function merged(names: readonly Decided[]): Decided {
  const [first, ...rest] = names;
  if (!first) throw new RangeError('no names to put together');
  if (rest.length === 0) return first;
  const places = names.flatMap(({ occurrences }) => occurrences);
  const main = names.reduce((best, each) => (each.occurrences.length > best.occurrences.length ? each : best));
  return {
    group: main.group,
    kind: main.kind,
    introduces: names.some(({ introduces }) => introduces),
    broad: main.broad,
    confidence: Math.max(...names.map(({ confidence }) => confidence)),
    occurrences: places
      .filter(({ field, from, to }) =>
        places.every(
          (other) => other.field !== field || other.from > from || other.to < to || other.to - other.from <= to - from,
        ),
      )
      .sort((a, b) => a.field - b.field || a.from - b.from),
  };
}
