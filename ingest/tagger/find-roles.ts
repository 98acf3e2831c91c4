/** How a paper stands to each of its names, by the trained models of roles: one answer for all spellings of a name. */
import type { Role } from '../../graph/model.ts';
import type { Document } from '../recognisers/document.ts';
import { together } from '../together.ts';
import type { Decided } from './decide.ts';
import { marksOf, merged } from './entity-names.ts';
import type { Occurrence } from './groups.ts';
import type { TaggerModel } from './model.ts';
import { plainness } from './plainness.ts';
import { ROLES, roleFeatures, rolesFor, shareRoles } from './role-model.ts';
import { type Company, roleRow, settingsOf } from './role-row.ts';
import type { Setting } from './setting.ts';

export interface FoundRole {
  /** Null for what the paper introduces, under every spelling. */
  readonly role: Role | null;
  /** 0 to 1 for each of the name's places: how plainly the sentence there says what the paper says as a whole. */
  readonly plain: readonly number[];
  /** The surest of the name's spellings, 0 to 1. */
  readonly sure: number;
}

interface Stand {
  readonly role: Role | null;
  readonly entity: Decided;
  readonly settings: readonly Setting[];
}

/** Whether anybody but the tagger knows the name. */
const known = ({ group: { lexicon, learnt } }: Decided) => lexicon.length + learnt.length > 0;

export function findRoles(
  document: Document,
  names: readonly Decided[],
  model: TaggerModel,
): (name: Decided) => FoundRole {
  const parts = together(names, marksOf);
  // What counts is every place, one inside a longer name too.
  const entities = parts.map((part) => merged(part.map(everywhere)));
  const introduced = names.filter((name) => name.introduces).map((name) => name.group.key);
  const company: Company = { document, names: entities };
  const stands = new Map<Decided, Stand>();
  parts.forEach((part, index) => {
    const entity = entities[index]!;
    const settings = settingsOf(entity, company);
    const role = part.every(({ introduces }) => introduces) ? null : roleOf(entity, settings, part);
    for (const name of part) stands.set(name, { role, entity, settings });
  });
  return (name) => {
    const { role, entity, settings } = stands.get(name)!;
    const relation = entity.introduces || !role ? 'introduces' : role;
    return {
      role,
      sure: entity.confidence,
      plain: name.occurrences.map((place) => {
        const setting = settings[entity.occurrences.findIndex((other) => same(place, other))];
        return setting ? plainness(relation, setting) : 0;
      }),
    };
  };

  function roleOf(entity: Decided, settings: readonly Setting[], part: readonly Decided[]): Role {
    const row = roleRow(entity, settings, linear(entity), company);
    const shares = model.roleJudge(row, 0, rolesFor(entity.kind));
    if (entity.introduces) return likeliest(entity.kind, shares);
    const shown = settings.filter((_, at) =>
      part.some(({ occurrences }) => places(occurrences, entity.occurrences[at]!)),
    );
    return said(entity.kind, shares, shown, part.some(known));
  }

  function linear(name: Decided): Float64Array {
    const { row, weights, scale } = model.roles;
    const rows = roleFeatures(document, name, introduced);
    let known = 0;
    for (const hash of rows) {
      const at = row(hash);
      if (at < 0) continue;
      rows[known] = at;
      known += 1;
    }
    return shareRoles(name.kind, rows.subarray(0, known), weights, scale);
  }
}

function everywhere({ group, kind, introduces, broad, confidence }: Decided): Decided {
  return { group, kind, introduces, broad, confidence, occurrences: group.occurrences };
}

function same(one: Occurrence, other: Occurrence): boolean {
  return one.field === other.field && one.from === other.from && one.to === other.to;
}

function places(all: readonly Occurrence[], one: Occurrence): boolean {
  return all.some((other) => same(one, other));
}

function likeliest(kind: 'Method' | 'Dataset', shares: Float64Array): Role {
  return highest(kind, (role) => shares[role]!);
}

/** Below this no sentence says a role: all of them tell how things stood, or of what the paper does without. */
const SAID = 0.26;
/** What is left of a role's share where no sentence says it. */
const UNSAID = 0.5;

/**
 * The likeliest role of those that a sentence of the paper says: readers of the whole paper agree as often, and a
 * reader of the sentence sees why. That a paper extends something, or trains on it, it must say;
 * an unknown phrase that stands in the title alone is rather a description than something there was before.
 */
function said(kind: 'Method' | 'Dataset', shares: Float64Array, settings: readonly Setting[], known: boolean): Role {
  const described = !known && settings.every(({ title }) => title);
  return highest(kind, (role) => {
    const name = ROLES[role]!;
    if (name === 'extends' && described) return 0;
    if (settings.some((setting) => plainness(name, setting) >= SAID)) return shares[role]!;
    return name === 'extends' || name === 'trains' ? 0 : shares[role]! * UNSAID;
  });
}

function highest(kind: 'Method' | 'Dataset', value: (role: number) => number): Role {
  const [first = 0, ...rest] = rolesFor(kind);
  let best = first;
  let top = value(first);
  for (const role of rest) {
    const its = value(role);
    if (its > top) [best, top] = [role, its];
  }
  return ROLES[best]!;
}
