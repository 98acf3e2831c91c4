/** The words a reader meets: one place turns kinds, roles and fields into plain English. */
import type { EdgeKind, NodeKind, Role } from '../graph/model.ts';
import type { Relation } from './atlas.ts';

const KINDS = {
  Paper: ['paper', 'papers'],
  Method: ['method', 'methods'],
  Dataset: ['dataset', 'datasets'],
  Repo: ['repository', 'repositories'],
  Task: ['task', 'tasks'],
} as const satisfies Record<NodeKind, readonly [string, string]>;

/** `paper`, or `papers` for any count but one. */
export function kindWord(kind: NodeKind, count = 1): string {
  return KINDS[kind][count === 1 ? 0 : 1];
}

/** Made once: a locale is slow to look up, and pages show hundreds of numbers. */
const NUMBER = new Intl.NumberFormat('en-US');

export function number(value: number): string {
  return NUMBER.format(value);
}

/** `A`, `A and B`, `A, B and C`. */
export function joined(names: readonly (string | number)[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `1 paper`, `1,204 papers`. */
export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Headings in the order in which a reader wants them; the key is `edge kind|direction|kind of the neighbour`. */
const RELATIONS: readonly (readonly [string, string])[] = [
  ['INTRODUCES|in|Paper', 'Introduced by'],
  ['INTRODUCES|out|Method', 'Introduces'],
  ['INTRODUCES|out|Dataset', 'Introduces, as data'],
  ['BUILDS_ON|out|Method', 'Builds on'],
  ['BUILDS_ON|in|Method', 'Built upon by'],
  ['USES|out|Method', 'Methods it uses'],
  ['USES|out|Dataset', 'Datasets it uses'],
  ['HAS_CODE|out|Repo', 'Code and models'],
  ['USES|in|Paper', 'Papers that use it'],
  ['HAS_CODE|in|Paper', 'Papers that link it'],
  ['CITES|out|Paper', 'Cites'],
  ['CITES|in|Paper', 'Cited by'],
  ['SIMILAR_TO|out|Paper', 'Papers in similar words'],
];

const ORDER = new Map(RELATIONS.map(([key], index) => [key, index]));
const HEADINGS = new Map(RELATIONS);

/** A derived likeness has no direction for a reader. */
export function relationKey(edge: EdgeKind, direction: 'in' | 'out', neighbour: NodeKind): string {
  return edge === 'SIMILAR_TO' ? `SIMILAR_TO|out|${neighbour}` : `${edge}|${direction}|${neighbour}`;
}

export function relationHeading(key: string): string {
  const [edge = '', , kind = ''] = key.split('|');
  return HEADINGS.get(key) ?? `${capital(edge.toLowerCase().replaceAll('_', ' '))} (${kind.toLowerCase()})`;
}

export function relationOrder(key: string): number {
  return ORDER.get(key) ?? RELATIONS.length;
}

const ROLES = {
  extends: 'extends it',
  compares: 'compares with it',
  uses: 'uses it',
  mentions: 'mentions it',
  evaluates: 'evaluates on it',
  trains: 'trains on it',
} as const satisfies Record<Role, string>;

const ROLES_OUT = {
  extends: 'extends',
  compares: 'compares with',
  uses: 'uses',
  mentions: 'mentions',
  evaluates: 'evaluates on',
  trains: 'trains on',
} as const satisfies Record<Role, string>;

export function roleWord(role: Role, direction: 'in' | 'out'): string {
  return direction === 'in' ? ROLES[role] : ROLES_OUT[role];
}

/** How papers are linked, as a choice: `papers that extend it` is said of the link, so the words are short. */
const LINK_WORDS = {
  extends: 'extends a method',
  compares: 'compares with a method',
  uses: 'uses',
  mentions: 'mentions',
  evaluates: 'evaluates on data',
  trains: 'trains on data',
  INTRODUCES: 'introduces',
  HAS_CODE: 'has code or a model',
  CITES: 'cites',
  BUILDS_ON: 'builds on (between methods)',
  SIMILAR_TO: 'similar words (between papers)',
} as const satisfies Record<Relation, string>;

export function relationWord(relation: Relation): string {
  return LINK_WORDS[relation];
}

/** Cut at a word so that at most `length` characters stay, with an ellipsis where something went. */
export function cut(text: string, length: number): string {
  const points = [...text];
  if (points.length <= length) return text;
  const head = points.slice(0, length - 1).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > length / 2 ? head.slice(0, space) : head).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
