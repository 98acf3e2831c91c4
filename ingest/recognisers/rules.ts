/** What rules alone make of the candidates, where there is no trained tagger: the longest, then the most trusted, stands. */
import { byPlace, type Candidate, type Document } from './document.ts';

/** Longer beats shorter, earlier recogniser beats later; the lexicon's entity is kept for the same words. */
function settle(found: readonly Candidate[][]): Candidate[] {
  const kept: Candidate[] = [];
  const ranked = found
    .flatMap((list, rank) => list.map((candidate) => ({ candidate, rank })))
    .sort((a, b) => b.candidate.end - b.candidate.start - (a.candidate.end - a.candidate.start) || a.rank - b.rank);
  for (const { candidate } of ranked) {
    const clash = kept.findIndex(
      (other) => other.field === candidate.field && other.start < candidate.end && candidate.start < other.end,
    );
    if (clash < 0) kept.push(candidate);
    else {
      const other = kept[clash]!;
      if (other.start === candidate.start && other.end === candidate.end && !other.entity && candidate.entity) {
        kept[clash] = { ...other, entity: candidate.entity, name: candidate.name, kind: candidate.kind };
      }
    }
  }
  return kept.sort(byPlace);
}

/** The other places where an introduced name is written the same way. */
function repeated(document: Document, introduced: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  const seen = new Set<string>();
  for (const source of introduced) {
    const origin = document.fields.find((field) => field.field === source.field)!;
    const name = origin.text.slice(source.start, source.end);
    if (seen.has(name)) continue;
    seen.add(name);
    for (const field of document.fields) {
      for (let at = field.text.indexOf(name); at >= 0; at = field.text.indexOf(name, at + name.length)) {
        const end = at + name.length;
        const whole =
          !/[\p{L}\p{N}]$/u.test(field.text.slice(0, at)) && !/^(?:[\p{L}\p{N}]|-\p{Lu})/u.test(field.text.slice(end));
        if (!whole) continue;
        if (field.links.some((link) => link.start < end && at < link.end)) continue;
        out.push({
          ...source,
          field: field.field,
          start: at,
          end,
          rule: field.field === source.field && at === source.start ? source.rule : 'repeated',
        });
      }
    }
  }
  return out;
}

/** Candidates that do not overlap, in text order; `found` goes from the most trusted recogniser to the least. */
export function byRules(document: Document, found: readonly Candidate[][]): Candidate[] {
  const introduced = settle(found).filter((candidate) => candidate.introduces);
  return settle([introduced, repeated(document, introduced), ...found.slice(1)]);
}
