/** What the trained tagger makes of the candidates: names with their entity, sense and role. */
import { nameKey } from '../../graph/ids.ts';
import type { TaggerModel } from '../tagger/model.ts';
import { type Given, type Tagged, tag } from '../tagger/tag.ts';
import { byPlace, type Candidate, type Document } from './document.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import { surface } from './names.ts';

const broadOf = new WeakMap<Lexicon, ReadonlySet<string>>();

function broadIds(lexicon: Lexicon): ReadonlySet<string> {
  const held = broadOf.get(lexicon);
  if (held) return held;
  const ids = new Set(lexicon.entries.filter((entry) => entry.broad).map((entry) => entry.id));
  broadOf.set(lexicon, ids);
  return ids;
}

/** Stems of a long form, to compare senses: `Segment Anything Model` and `Segment-Anything models` agree. */
function stems(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2)
      .map((word) => word.slice(0, 4)),
  );
}

/** Whether an expansion that the text gives is another sense of an acronym than the lexicon's. */
export function otherSense(entry: LexiconEntry, expansion: string): boolean {
  const own = stems(expansion);
  const forms = [entry.name, ...entry.aliases].filter((form) => /\p{L}{3,}[\s-]+\p{L}{3,}/u.test(form)).map(stems);
  if (own.size < 2 || forms.length === 0) return false;
  return forms.every((form) => [...own].filter((stem) => form.has(stem)).length * 2 < Math.min(own.size, form.size));
}

export function byTagger(
  document: Document,
  given: Omit<Given, 'broad'>,
  long: ReadonlyMap<string, string>,
  lexicon: Lexicon,
  model: TaggerModel,
): Candidate[] {
  const names = tag(document, { ...given, broad: broadIds(lexicon) }, model);
  const byKey = new Map(names.map((name) => [name.group.key, name]));
  return names.flatMap((name) => candidatesOf(document, name, byKey, long, lexicon)).sort(byPlace);
}

/** Acronym and expansion are one thing: the surer of the two says which kind, and either may introduce it. */
function withPartner(name: Tagged, byKey: ReadonlyMap<string, Tagged>): Pick<Tagged, 'kind' | 'introduces' | 'role'> {
  const partner = name.group.partner ? byKey.get(name.group.partner) : undefined;
  if (!partner) return name;
  const { kind, role } = partner.confidence > name.confidence ? partner : name;
  return { kind, role, introduces: name.introduces || partner.introduces };
}

function candidatesOf(
  document: Document,
  name: Tagged,
  byKey: ReadonlyMap<string, Tagged>,
  long: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): Candidate[] {
  const { group, confidence, occurrences } = name;
  const { kind, introduces, role } = withPartner(name, byKey);
  const known = group.lexicon.find((each) => each.kind === kind);
  const entry = known?.entity ? lexicon.byId.get(known.entity) : undefined;
  const expansion = long.get(nameKey(surface(group.surface)));
  const same = entry !== undefined && !(expansion !== undefined && otherSense(entry, expansion));
  const rule = introduces
    ? (group.introductions[0]?.rule ?? 'tagger')
    : same
      ? 'lexicon'
      : group.learnt.length > 0
        ? 'learnt'
        : 'tagger';
  return occurrences.map(({ field, from, to }) => {
    const { field: called, tokens } = document.fields[field]!;
    return {
      field: called,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
      kind,
      name: same ? entry.name : (group.learnt[0]?.name ?? surface(group.surface)),
      entity: same ? entry.id : null,
      introduces,
      rule,
      confidence: Math.round(confidence * 1000) / 1000,
      role,
    };
  });
}
