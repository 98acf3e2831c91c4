/** One entity from many names: lexicon entries by id, unknown names by folded spelling, namesakes told apart by expansion. */
import { byCodeUnit, entityId, fold, nameKey } from '../graph/ids.ts';
import type { Entity } from '../graph/model.ts';
import type { Mention } from './model.ts';
import { plainName, spelledAlike } from './plain-name.ts';
import type { Lexicon } from './recognisers/lexicon.ts';

export type NamedKind = 'Method' | 'Dataset';

/** A mention or a stated name, as far as naming goes. */
export interface Naming {
  readonly kind: NamedKind;
  readonly name: string;
  readonly surface: string;
  readonly entity: string | null;
  readonly expansion: string | null;
  readonly introduces: boolean;
  readonly confidence: number;
}

export function namingOf(mention: Mention): Naming {
  const { kind, name, quote, entity, expansion, introduces, confidence } = mention;
  return { kind, name, surface: quote, entity, expansion, introduces, confidence };
}

/** A name and its other form, the shorter first: an acronym is the name, its expansion an alias. */
function oriented(naming: Naming): Naming {
  const { name, expansion, entity } = naming;
  if (entity || !expansion) return naming;
  const [own, other] = [keyOf(name), keyOf(expansion)];
  return other && other.length < own.length ? { ...naming, name: expansion, expansion: name } : naming;
}

/** As `nameKey`, but a capital S at the end is a letter of the name and no plural: TaCOS is not TACO. */
function keyOf(name: string): string {
  const key = nameKey(name);
  return /\p{Lu}S$/u.test(clean(name)) && !key.endsWith('s') ? `${key}s` : key;
}

/** Acronyms so short have several meanings more often than a paper has their kind wrong. */
const SHORT = 5;

/** Gathers namings of the whole corpus first, then says which entity each one means. Independent of the order of `add`. */
export interface EntityNamer {
  readonly add: (naming: Naming) => void;
  /** Call once, after the last `add`. */
  readonly settle: () => (naming: Naming) => string;
  /** After `settle`: entity rows for the ids that were asked for. */
  readonly entities: (used: ReadonlySet<string>) => Entity[];
}

interface Group {
  /** By kind: summed confidence, introductions counted three times. */
  readonly kinds: Map<NamedKind, number>;
  /** The same for each expansion key; the empty one for namings without. */
  readonly senses: Map<string, Map<NamedKind, number>>;
  /** Spelling → times. */
  readonly spellings: Map<string, number>;
  /** Expansion key → spelling of it and times. */
  readonly expansions: Map<string, { spelling: string; count: number }>;
  introduced: boolean;
}

export function entityNamer(lexicon: Lexicon): EntityNamer {
  const known = lexiconKeys(lexicon);
  const groups = new Map<string, Group>();
  const surfaces = new Map<string, Map<string, number>>();
  const longForms = new Map<string, Set<string>>();
  const rows = new Map<string, { kind: NamedKind; label: string; aliases: Set<string> }>();

  const add = (given: Naming) => {
    const naming = oriented(given);
    if (naming.entity) {
      count(nested(surfaces, naming.entity), clean(naming.surface), 1);
      return;
    }
    const key = keyOf(naming.name);
    let group = groups.get(key);
    if (!group) {
      group = { kinds: new Map(), senses: new Map(), spellings: new Map(), expansions: new Map(), introduced: false };
      groups.set(key, group);
    }
    const weight = naming.confidence * (naming.introduces ? 3 : 1);
    const long = naming.expansion ? keyOf(naming.expansion) : '';
    if (naming.introduces) group.introduced = true;
    count(group.kinds, naming.kind, weight);
    count(nested(group.senses, long), naming.kind, weight);
    count(group.spellings, clean(naming.name), 1);
    if (long && long !== key) {
      const seen = group.expansions.get(long);
      const spelling = clean(naming.expansion!);
      if (!seen) group.expansions.set(long, { spelling, count: 1 });
      else {
        seen.count += 1;
        if (byCodeUnit(spelling, seen.spelling) < 0) seen.spelling = spelling;
      }
      const short = longForms.get(long);
      if (short) short.add(key);
      else longForms.set(long, new Set([key]));
    }
  };

  const settle = () => {
    const remembered = new Map<string, string>();
    const resolveKey = (key: string, expansion: string | null): string => {
      const memo = `${key}|${expansion ?? ''}`;
      const before = remembered.get(memo);
      if (before) return before;
      const id = place(key, expansion);
      remembered.set(memo, id);
      return id;
    };
    /** What a name means that says the kind of thing beside it; a paper's own "X algorithm" stays what it calls it. */
    const plainerOf = (label: string, kind: NamedKind): string | null => {
      const plain = plainName(label);
      const key = keyOf(plain);
      if (plain === label || !key) return null;
      const id = known.get(`${kind}|${key}`);
      const entry = id === undefined ? undefined : lexicon.byId.get(id);
      if (entry) return [entry.name, ...entry.aliases].some((name) => spelledAlike(plain, name)) ? entry.id : null;
      const group = groups.get(key);
      if (!group || heaviest(group.kinds) !== kind || !spelledAlike(plain, heaviest(group.spellings))) return null;
      return resolveKey(key, null);
    };
    const place = (key: string, expansion: string | null): string => {
      const group = groups.get(key)!;
      const kind = kindOf(group, key, expansion);
      // A long form alone is the entity whose acronym it expands, where that is one and only one.
      const shorts = longForms.get(key);
      if (!expansion && shorts?.size === 1) {
        const short = [...shorts][0]!;
        if (short !== key && groups.has(short)) return resolveKey(short, key);
      }
      const label = heaviest(group.spellings);
      const lexical = known.get(`${kind}|${key}`) ?? known.get(`${kind === 'Method' ? 'Dataset' : 'Method'}|${key}`);
      const ownSense = expansion && group.expansions.has(expansion) ? group.expansions.get(expansion)! : null;
      // A long form that the lexicon knows says which sense of the acronym is meant: value iteration is one VI.
      const written = expansion ? known.get(`${kind}|${expansion}`) : undefined;
      if (written) return written;
      if (lexical && !ownSense) return lexical;
      const plainer = group.introduced || expansion ? null : plainerOf(label, kind);
      if (plainer) {
        for (const [spelling, times] of group.spellings) count(nested(surfaces, plainer), spelling, times);
        return plainer;
      }
      const lead = [...group.expansions].sort((a, b) => b[1].count - a[1].count || byCodeUnit(a[0], b[0]))[0];
      const namesake = ownSense !== null && (lexical !== undefined || (lead !== undefined && lead[0] !== expansion));
      const id = entityId(kind, label, namesake ? ownSense.spelling : null);
      const row = rows.get(id) ?? { kind, label, aliases: new Set<string>() };
      rows.set(id, row);
      for (const spelling of group.spellings.keys()) row.aliases.add(spelling);
      if (ownSense) row.aliases.add(ownSense.spelling);
      else if (lead && group.expansions.size === 1) row.aliases.add(lead[1].spelling);
      return id;
    };
    return (given: Naming) => {
      const { name, expansion, entity } = oriented(given);
      return entity ?? resolveKey(keyOf(name), expansion ? keyOf(expansion) || null : null);
    };
  };

  const entities = (used: ReadonlySet<string>): Entity[] => {
    const out: Entity[] = [];
    for (const id of [...used].sort(byCodeUnit)) {
      const entry = lexicon.byId.get(id);
      const row = rows.get(id);
      const label = entry?.name ?? row?.label ?? id;
      const aliases = new Set([
        ...(entry?.aliases ?? []),
        ...(row?.aliases ?? []),
        ...(surfaces.get(id)?.keys() ?? []),
      ]);
      out.push({
        id,
        kind: entry?.kind ?? row?.kind ?? 'Method',
        label,
        aliases: distinctAliases(label, aliases),
        area: entry?.area ?? null,
        broad: entry?.broad ?? false,
        family: entry?.family ?? null,
        url: null,
      });
    }
    return out;
  };

  return { add, settle, entities };
}

/** Aliases that differ from the label and each other by more than case. */
export function distinctAliases(label: string, aliases: Iterable<string>): string[] {
  const seen = new Set([fold(label)]);
  const out: string[] = [];
  for (const alias of [...aliases].sort(byCodeUnit)) {
    const key = fold(alias);
    if (!key || seen.has(key)) continue;
    seen.add(key);
    out.push(alias);
  }
  return out;
}

/** Lexicon ids by `Kind|nameKey`; a key that two entries share (both ambiguous) is left out. */
function lexiconKeys(lexicon: Lexicon): Map<string, string> {
  const out = new Map<string, string>();
  const shared = new Set<string>();
  for (const entry of lexicon.entries) {
    for (const name of [entry.name, ...entry.aliases]) {
      const key = `${entry.kind}|${keyOf(name)}`;
      const holder = out.get(key);
      if (holder && holder !== entry.id) shared.add(key);
      else out.set(key, entry.id);
    }
  }
  for (const key of shared) out.delete(key);
  return out;
}

/** A name as shown: markup and line breaks gone, spaces single. */
export function clean(name: string): string {
  return name
    .replace(/\\(?:text|math)?(?:bf|it|sc|tt|rm|sf|cal|emph|textsc|textbf|textit|texttt|textrm|textsf)\b/g, '')
    .replace(/[{}$\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function nested<K>(map: Map<string, Map<K, number>>, key: string): Map<K, number> {
  const found = map.get(key) ?? new Map<K, number>();
  map.set(key, found);
  return found;
}

function count<K>(map: Map<K, number>, key: K, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

/** What most namings say; of a short acronym those of this very sense: the ABC dataset is no Approximate Bayesian Computation. */
function kindOf({ kinds, senses, expansions }: Group, key: string, expansion: string | null): NamedKind {
  const sense = key.length <= SHORT && expansions.size > 0 ? senses.get(expansion ?? '') : undefined;
  return heaviest(sense ?? kinds);
}

/** The key with the greatest weight; ties go to the first in code-unit order. */
function heaviest<K extends string>(map: ReadonlyMap<K, number>): K {
  return [...map].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]))[0]![0];
}
