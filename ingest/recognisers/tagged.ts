/** What the trained tagger makes of the candidates: names with their entity, sense and role. */
import type { TaggerModel } from '../tagger/model.ts';
import { type Given, type Tagged, tag } from '../tagger/tag.ts';
import { byPlace, type Candidate, type Document } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { singular, surface } from './names.ts';

const broadOf = new WeakMap<Lexicon, ReadonlySet<string>>();

function broadIds(lexicon: Lexicon): ReadonlySet<string> {
  const held = broadOf.get(lexicon);
  if (held) return held;
  const ids = new Set(lexicon.entries.filter((entry) => entry.broad).map((entry) => entry.id));
  broadOf.set(lexicon, ids);
  return ids;
}

export function byTagger(
  document: Document,
  given: Omit<Given, 'broad'>,
  lexicon: Lexicon,
  model: TaggerModel,
): Candidate[] {
  const { introductions, lexicon: known, learnt } = given;
  const names = tag(document, { introductions, lexicon: known, learnt, broad: broadIds(lexicon) }, model);
  const byKey = new Map(names.map((name) => [name.group.key, name]));
  return names.flatMap((name) => candidatesOf(document, name, byKey, lexicon)).sort(byPlace);
}

/** Acronym and expansion are one thing: the surer of the two says which kind, and either may introduce it. */
function withPartner(name: Tagged, byKey: ReadonlyMap<string, Tagged>): Pick<Tagged, 'kind' | 'introduces' | 'role'> {
  const partner = name.group.partner ? byKey.get(name.group.partner) : undefined;
  if (!partner) return name;
  const { kind, role } = partner.confidence > name.confidence ? partner : name;
  return { kind, role, introduces: name.introduces || partner.introduces };
}

/** A place that says less plainly how the paper stands to the name is weaker evidence: the plainest sentence comes first. */
const UNSAID = 0.25;

function candidatesOf(
  document: Document,
  name: Tagged,
  byKey: ReadonlyMap<string, Tagged>,
  lexicon: Lexicon,
): Candidate[] {
  const { group, sure, occurrences, plain } = name;
  const { kind, introduces, role } = withPartner(name, byKey);
  const known = group.lexicon.find((each) => each.kind === kind);
  const entry = known?.entity ? lexicon.byId.get(known.entity) : undefined;
  const rule = introduces
    ? (group.introductions[0]?.rule ?? 'tagger')
    : entry
      ? 'lexicon'
      : group.learnt.length > 0
        ? 'learnt'
        : 'tagger';
  return occurrences.map(({ field, from, to }, index) => {
    const { field: called, tokens } = document.fields[field]!;
    return {
      field: called,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
      kind,
      name: entry ? entry.name : (group.learnt[0]?.name ?? singular(surface(group.surface))),
      entity: entry ? entry.id : null,
      introduces,
      rule,
      confidence: Math.round(sure * (1 - UNSAID * (1 - plain[index]!)) * 1000) / 1000,
      role,
    };
  });
}
