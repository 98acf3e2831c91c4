/** How a paper stands to each of its names, by the trained model of roles, and where its text says so most clearly. */
import type { Role } from '../../graph/model.ts';
import type { Document } from '../recognisers/document.ts';
import type { Decided } from './decide.ts';
import { marksOf, merged, together } from './entity-names.ts';
import type { TaggerModel } from './model.ts';
import { ROLES, roleFeatures, rolesFor, shareRoles } from './role-model.ts';

export interface FoundRole {
  readonly role: Role;
  /** 0 to 1 for each of the name's occurrences: how well the words there say what the paper says as a whole. */
  readonly fit: readonly number[];
}

export function findRoles(
  document: Document,
  names: readonly Decided[],
  model: TaggerModel,
): (name: Decided) => FoundRole {
  const introduced = names.filter((name) => name.introduces).map((name) => name.group.key);
  const roles = new Map<Decided, number>();
  for (const part of together(names, marksOf)) {
    // What counts is every place, one inside a longer name too.
    const entity = merged(part.map((name) => ({ ...name, occurrences: name.group.occurrences })));
    const role = likeliest(entity.kind, linear(entity));
    for (const name of part) roles.set(name, role);
  }
  return (name) => {
    const role = roles.get(name) ?? 0;
    return { role: ROLES[role]!, fit: fitOf(name, role) };
  };

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

  function fitOf(name: Decided, role: number): number[] {
    const { occurrences } = name;
    if (occurrences.length < 2) return occurrences.map(() => 1);
    if (name.introduces) {
      return occurrences.map(({ chances: [method = 0, , , , data = 0] }) => Math.min(1, method + data));
    }
    return occurrences.map((occurrence) => linear({ ...name, occurrences: [occurrence] })[role]!);
  }
}

/** What builds on what follows from extends, so it must lead by this much; accuracy on the dev papers stays the same. */
const LEAD = 0.3;

/** Index of the likeliest role among those that the kind takes. */
function likeliest(kind: 'Method' | 'Dataset', shares: Float64Array): number {
  const weight = (role: number) => shares[role]! - (ROLES[role] === 'extends' ? LEAD : 0);
  return rolesFor(kind).reduce((best, role) => (weight(role) > weight(best) ? role : best));
}
