/** How a paper stands to each of its names, by the trained model of roles, and where its text says so most clearly. */
import type { Role } from '../../graph/model.ts';
import type { Document } from '../recognisers/document.ts';
import type { Decided } from './decide.ts';
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
  return (name) => {
    const shares = linear(name);
    let best = rolesFor(name.kind)[0]!;
    for (const role of rolesFor(name.kind)) if (shares[role]! > shares[best]!) best = role;
    return { role: ROLES[best]!, fit: fitOf(name, best) };
  };

  function linear(name: Decided): Float64Array {
    const { row, weights, scale } = model.roles;
    const rows = roleFeatures(document, name, introduced)
      .map(row)
      .filter((at) => at >= 0);
    return shareRoles(name.kind, rows, weights, scale);
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
