/** What overlaps a name: the strongest other candidate on the same words, whether longer or shorter, and what it would be. */
import type { Group, Occurrence } from './groups.ts';
import type { Summary } from './judge.ts';

/** For longer rivals, then for the others: highest chance on the words, its chance to be introduced, highest anywhere. */
const VALUES = 6;

interface Standing {
  readonly group: number;
  readonly occurrence: Occurrence;
}

/** Values of each group, in their order. */
export function rivalsOf(fields: number, groups: readonly Group[], summaries: readonly Summary[]): Float64Array[] {
  const places = Array.from({ length: fields }, (): Standing[] => []);
  const out: Float64Array[] = [];
  const tops: number[] = [];
  for (const group of groups) {
    for (const occurrence of group.occurrences) places[occurrence.field]!.push({ group: out.length, occurrence });
    tops.push(summaries[out.length]!.top);
    out.push(new Float64Array(VALUES));
  }
  for (const list of places) {
    list.sort((a, b) => a.occurrence.from - b.occurrence.from || b.occurrence.to - a.occurrence.to);
    for (let i = 0; i < list.length; i += 1) {
      const a = list[i]!;
      for (let j = i + 1; j < list.length && list[j]!.occurrence.from < a.occurrence.to; j += 1) {
        const b = list[j]!;
        if (a.group === b.group) continue;
        meet(out[a.group]!, a.occurrence, b.occurrence, tops[b.group]!);
        meet(out[b.group]!, b.occurrence, a.occurrence, tops[a.group]!);
      }
    }
  }
  return out;
}

function meet(values: Float64Array, own: Occurrence, its: Occurrence, top: number): void {
  let strength = 0;
  for (const chance of its.chances) strength += chance;
  const slot = its.to - its.from > own.to - own.from ? 0 : 3;
  if (strength > values[slot]!) {
    values[slot] = strength;
    values[slot + 1] = its.chances[0]!;
  }
  if (top > values[slot + 2]!) values[slot + 2] = top;
}
