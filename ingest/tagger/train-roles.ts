/**
 * Training of the roles over annotated names: multinomial logistic regression by FTRL-proximal over words, and boosted
 * trees over its shares and the numbers of `role-row`. The trees see the shares of models that have not seen the paper.
 */

import { together } from '../together.ts';
import { columnsOf } from './columns.ts';
import type { Decided } from './decide.ts';
import { merged } from './entity-names.ts';
import { type FtrlOptions, ftrl } from './ftrl.ts';
import { growTrees, type TreeOptions } from './grow-trees.ts';
import { type Rng, seeded, shuffle } from './rng.ts';
import { ROLES, roleFeatures, rolesFor, shareRoles } from './role-model.ts';
import { type Company, ROLE_WIDTH, roleRow, settingsOf } from './role-row.ts';
import type { JudgeExample } from './train.ts';
import type { PreparedPaper } from './training-data.ts';
import type { Forest } from './trees.ts';

interface RoleExample {
  readonly name: Decided;
  readonly features: Int32Array;
  /** Index into ROLES. */
  readonly role: number;
}

/** The annotated names of one paper that have a role, and all others for company. */
export interface RolePaper {
  readonly company: Company;
  readonly examples: readonly RoleExample[];
}

interface LinearOptions extends FtrlOptions {
  readonly epochs: number;
  /** A feature needs this many names to get weights. */
  readonly least: number;
}

const LINEAR: LinearOptions = { epochs: 6, least: 2, alpha: 0.1, beta: 1, l1: 0.3, l2: 1 };
const TREES: TreeOptions = { rounds: 60, rate: 0.1, lambda: 5, least: 5, share: 0.5 };
const FOLDS = 4;

export interface RoleWeights {
  readonly hashes: Int32Array;
  /** `column * ROLES.length + role`. */
  readonly weights: Float32Array;
}

/** What stands in a paper of its annotated names, each with all its spellings. */
export function rolePaper({ paper, document }: PreparedPaper, { groups, targets, names }: JudgeExample): RolePaper {
  const standing = [...groups.values()].flatMap((group, index) => {
    const target = targets[index]!;
    if (target === 0 || group.occurrences.length === 0) return [];
    const kind = target >= 4 ? ('Dataset' as const) : ('Method' as const);
    const introduces = target === 1 || target === 5;
    const { occurrences } = group;
    return [{ group, kind, introduces, broad: target === 3, confidence: 1, occurrences, annotated: names[index]! }];
  });
  const introduced = standing.filter((name) => name.introduces).map((name) => name.group.key);
  const parts = together(standing, (name) => [String(name.annotated)]);
  const entities = parts.map(merged);
  const examples = entities.flatMap((name, index) => {
    const role = ROLES.findIndex((each) => each === paper.names[parts[index]![0]!.annotated]?.role);
    if (name.introduces || role < 0 || !rolesFor(name.kind).includes(role)) return [];
    return [{ name, features: roleFeatures(document, name, introduced), role }];
  });
  return { company: { document, names: entities }, examples };
}

export function trainRoles(papers: readonly RolePaper[], seed: number): { roles: RoleWeights; roleForest: Forest } {
  const without = Array.from({ length: FOLDS }, (_, fold) => {
    const others = papers.filter((_, index) => index % FOLDS !== fold);
    return sharesBy(linear(others, seeded(seed)));
  });
  const rows = papers.flatMap(({ company, examples }, index) =>
    examples.map((example) => {
      const settings = settingsOf(example.name, company);
      return roleRow(example.name, settings, without[index % FOLDS]!(example), company);
    }),
  );
  const targets = Uint8Array.from(papers.flatMap(({ examples }) => examples.map(({ role }) => role)));
  const values = new Float32Array(rows.length * ROLE_WIDTH);
  rows.forEach((row, index) => {
    values.set(row, index * ROLE_WIDTH);
  });
  const roleForest = growTrees(values, ROLE_WIDTH, targets, ROLES.length, TREES, seeded(seed + 1));
  return { roles: linear(papers, seeded(seed)), roleForest };
}

function sharesBy({ hashes, weights }: RoleWeights): (example: RoleExample) => Float64Array {
  const columns = new Map([...hashes].map((hash, column) => [hash, column]));
  return ({ name, features }) => {
    const rows = features.map((hash) => columns.get(hash) ?? -1).filter((row) => row >= 0);
    return shareRoles(name.kind, rows, weights, 1);
  };
}

function linear(papers: readonly RolePaper[], rng: Rng): RoleWeights {
  const examples = papers.flatMap((paper) => paper.examples);
  const columns = columnsOf(
    examples.map((example) => example.features),
    LINEAR.least,
  );
  const table = ftrl(columns.count * ROLES.length, LINEAR);
  const rows = examples.map(({ features }) => features.map(columns.of).filter((column) => column >= 0));
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < LINEAR.epochs; epoch += 1) {
    shuffle(order, rng);
    for (const index of order) {
      const { name, role } = examples[index]!;
      const shares = shareRoles(name.kind, rows[index]!, table.weights, 1);
      for (const each of rolesFor(name.kind)) {
        const error = shares[each]! - (each === role ? 1 : 0);
        for (const column of rows[index]!) table.update(column * ROLES.length + each, error);
      }
    }
  }
  return { hashes: columns.hashes(), weights: table.weights };
}
