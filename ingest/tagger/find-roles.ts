/** How a paper stands to each of its names, by the trained models of roles: one answer for all spellings of a name. */
import type { Role } from '../../graph/model.ts';
import type { Document } from '../recognisers/document.ts';
import { together } from '../together.ts';
import type { Decided } from './decide.ts';
import { marksOf, merged } from './entity-names.ts';
import type { TaggerModel } from './model.ts';
import { ROLES, roleFeatures, rolesFor, shareRoles } from './role-model.ts';
import { roleRow } from './role-row.ts';
import { roleWords } from './role-words.ts';

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
  const parts = together(names, marksOf);
  // What counts is every place, one inside a longer name too.
  const entities = parts.map((part) => merged(part.map((name) => ({ ...name, occurrences: name.group.occurrences }))));
  const introduced = names.filter((name) => name.introduces).map((name) => name.group.key);
  const company = { document, words: roleWords(document), names: entities };
  const roles = new Map<Decided, Role>();
  parts.forEach((part, index) => {
    const entity = entities[index]!;
    const row = roleRow(entity, linear(entity), company);
    const role = likeliest(entity.kind, model.roleJudge(Float32Array.from(row), 0));
    for (const name of part) roles.set(name, role);
  });
  return (name) => {
    const role = roles.get(name) ?? 'mentions';
    return { role, fit: fitOf(name, role) };
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

  function fitOf(name: Decided, role: Role): number[] {
    const { occurrences } = name;
    if (occurrences.length < 2) return occurrences.map(() => 1);
    if (name.introduces)
      return occurrences.map(({ chances: [method = 0, , , , data = 0] }) => Math.min(1, method + data));
    return occurrences.map((occurrence) => linear({ ...name, occurrences: [occurrence] })[ROLES.indexOf(role)]!);
  }
}

/** The role of the highest share among those that the kind takes. */
function likeliest(kind: 'Method' | 'Dataset', shares: Float64Array): Role {
  let best = rolesFor(kind)[0]!;
  for (const role of rolesFor(kind)) if (shares[role]! > shares[best]!) best = role;
  return ROLES[best]!;
}
