/** Training of the role model: multinomial logistic regression by FTRL-proximal over annotated names. */
import { columnsOf } from './columns.ts';
import type { Decided } from './decide.ts';
import { type FtrlOptions, ftrl } from './ftrl.ts';
import type { Rng } from './rng.ts';
import { ROLES, roleFeatures, rolesFor, shareRoles } from './role-model.ts';
import type { JudgeExample } from './train.ts';
import type { PreparedPaper } from './training-data.ts';

export interface RoleExample {
  readonly features: Int32Array;
  readonly kind: 'Method' | 'Dataset';
  /** Index into ROLES. */
  readonly role: number;
}

export interface RoleOptions extends FtrlOptions {
  readonly epochs: number;
  /** A feature needs this many names to get weights. */
  readonly least: number;
}

export const ROLE_OPTIONS: RoleOptions = { epochs: 6, least: 2, alpha: 0.1, beta: 1, l1: 0.3, l2: 1 };

export interface RoleWeights {
  readonly hashes: Int32Array;
  /** `column * ROLES.length + role`. */
  readonly weights: Float32Array;
}

/** The annotated names of a paper that stand in it, with what the role model sees of them. */
export function roleExamples(
  { paper, document }: PreparedPaper,
  { groups, targets, names }: JudgeExample,
): RoleExample[] {
  const all = [...groups.values()];
  const introduced = all.filter((_, index) => targets[index] === 1).map((group) => group.key);
  return all.flatMap((group, index) => {
    const target = targets[index]!;
    const role = ROLES.findIndex((each) => each === paper.names[names[index]!]?.role);
    if (target < 2 || role < 0 || group.occurrences.length === 0) return [];
    const kind = target >= 4 ? ('Dataset' as const) : ('Method' as const);
    if (!rolesFor(kind).includes(role)) return [];
    const decided: Decided = {
      group,
      kind,
      introduces: false,
      broad: target === 3,
      confidence: 1,
      occurrences: group.occurrences,
    };
    return [{ features: roleFeatures(document, decided, introduced), kind, role }];
  });
}

export function trainRoles(examples: readonly RoleExample[], options: RoleOptions, rng: Rng): RoleWeights {
  const columns = columnsOf(
    examples.map((example) => example.features),
    options.least,
  );
  const table = ftrl(columns.count * ROLES.length, options);
  const rows = examples.map(({ features }) => features.map(columns.of).filter((column) => column >= 0));
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(rng() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) {
      const { kind, role } = examples[index]!;
      const shares = shareRoles(kind, rows[index]!, table.weights, 1);
      for (const each of rolesFor(kind)) {
        const error = shares[each]! - (each === role ? 1 : 0);
        for (const column of rows[index]!) table.update(column * ROLES.length + each, error);
      }
    }
  }
  return { hashes: columns.hashes(), weights: table.weights };
}
