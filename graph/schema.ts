/** The fields of each node and edge kind, stated once: tables, constraints, CSV columns and panels come from here. */
import type { Edge, EdgeKind, Entity, EntityKind, NodeKind, Paper } from './model.ts';

/** Changes when a stored corpus of an older Kindred can no longer be read as it is. */
export const SCHEMA_VERSION = 1;

export type FieldType = 'string' | 'integer' | 'float' | 'boolean' | 'strings' | 'json';

/** The type that a field of TypeScript type T must be given. */
type TypeFor<T> =
  NonNullable<T> extends boolean
    ? 'boolean'
    : NonNullable<T> extends number
      ? 'integer' | 'float'
      : NonNullable<T> extends string
        ? 'string'
        : NonNullable<T> extends readonly string[]
          ? 'strings'
          : 'json';

export interface FieldSpec<Type extends FieldType = FieldType> {
  readonly type: Type;
  /** What a reader calls it. */
  readonly label: string;
}

type Fields<Row> = { readonly [Key in Exclude<keyof Row, 'kind'>]-?: FieldSpec<TypeFor<Row[Key]>> };

export const PAPER_FIELDS: Fields<Paper> = {
  id: { type: 'string', label: 'id' },
  title: { type: 'string', label: 'title' },
  abstract: { type: 'string', label: 'abstract' },
  summary: { type: 'string', label: 'summary' },
  authors: { type: 'strings', label: 'authors' },
  author_count: { type: 'integer', label: 'number of authors' },
  organisation: { type: 'string', label: 'organisation' },
  published: { type: 'string', label: 'published' },
  published_precision: { type: 'string', label: 'date known to the' },
  published_how: { type: 'string', label: 'date is' },
  venue: { type: 'string', label: 'venue' },
  ids: { type: 'json', label: 'identifiers' },
  aliases: { type: 'strings', label: 'other ids' },
  pages: { type: 'strings', label: 'pages' },
  comments: { type: 'integer', label: 'comments' },
  upvotes: { type: 'integer', label: 'upvotes' },
  citation_count: { type: 'integer', label: 'citations' },
  stub: { type: 'boolean', label: 'cited only' },
  sources: { type: 'json', label: 'sources' },
  extra: { type: 'json', label: 'more from the source' },
};

export const ENTITY_FIELDS: Fields<Entity> = {
  id: { type: 'string', label: 'id' },
  label: { type: 'string', label: 'name' },
  aliases: { type: 'strings', label: 'also called' },
  area: { type: 'string', label: 'area' },
  broad: { type: 'boolean', label: 'broad' },
  family: { type: 'string', label: 'family' },
  url: { type: 'string', label: 'address' },
};

export const EDGE_FIELDS: Fields<Edge> = {
  id: { type: 'string', label: 'id' },
  source: { type: 'string', label: 'from' },
  target: { type: 'string', label: 'to' },
  role: { type: 'string', label: 'role' },
  official: { type: 'boolean', label: 'official' },
  confidence: { type: 'float', label: 'confidence' },
  score: { type: 'float', label: 'similarity' },
  terms: { type: 'strings', label: 'shared terms' },
  evidence: { type: 'json', label: 'evidence' },
};

export const NODE_KINDS = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'] as const satisfies readonly NodeKind[];
export const ENTITY_KINDS = ['Method', 'Dataset', 'Repo', 'Task'] as const satisfies readonly EntityKind[];

/** What a reader calls a kind: singular and plural. */
export const KIND_WORDS = {
  Paper: ['paper', 'papers'],
  Method: ['method', 'methods'],
  Dataset: ['dataset', 'datasets'],
  Repo: ['repository', 'repositories'],
  Task: ['task', 'tasks'],
} as const satisfies Record<NodeKind, readonly [string, string]>;

export interface EdgeSpec {
  readonly from: readonly NodeKind[];
  readonly to: readonly NodeKind[];
  /** Computed by Kindred, not stated by a source. */
  readonly derived: boolean;
  /** As a sentence: "paper {words} method". */
  readonly words: string;
  readonly inverse: string;
}

export const EDGE_KINDS = {
  INTRODUCES: {
    from: ['Paper'],
    to: ['Method', 'Dataset'],
    derived: false,
    words: 'introduces',
    inverse: 'introduced by',
  },
  USES: { from: ['Paper'], to: ['Method', 'Dataset'], derived: false, words: 'uses', inverse: 'used by' },
  HAS_CODE: { from: ['Paper'], to: ['Repo'], derived: false, words: 'has code in', inverse: 'code of' },
  CITES: { from: ['Paper'], to: ['Paper'], derived: false, words: 'cites', inverse: 'cited by' },
  BUILDS_ON: { from: ['Method'], to: ['Method'], derived: true, words: 'builds on', inverse: 'built upon by' },
  SIMILAR_TO: { from: ['Paper'], to: ['Paper'], derived: true, words: 'reads like', inverse: 'reads like' },
} as const satisfies Record<EdgeKind, EdgeSpec>;
