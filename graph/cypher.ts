/** Cypher from the schema: kinds, constraints and indexes, so that every statement agrees with the tables. */
import type { EdgeKind, NodeKind } from './model.ts';
import { type EDGE_KINDS, NODE_KINDS } from './schema.ts';

/** The kind that an id's prefix names (`method:lora` is a Method); null when it names none. */
export function kindOfId(id: string): NodeKind | null {
  const prefix = id.slice(0, id.indexOf(':'));
  return NODE_KINDS.find((kind) => kind.toLowerCase() === prefix) ?? null;
}

/** Edge kinds in the order of the schema. */
export const EDGE_NAMES: readonly EdgeKind[] = [
  'INTRODUCES',
  'USES',
  'HAS_CODE',
  'CITES',
  'BUILDS_ON',
  'SIMILAR_TO',
] satisfies (keyof typeof EDGE_KINDS)[];

/** Unique ids of nodes and relationships: they come before any row. */
export const CONSTRAINTS: readonly string[] = [
  ...[...NODE_KINDS, 'Community', 'Record', 'Problem', 'Kindred'].map(
    (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  ),
  ...EDGE_NAMES.map(
    (kind) => `CREATE CONSTRAINT ${kind.toLowerCase()}_id IF NOT EXISTS FOR ()-[r:${kind}]-() REQUIRE r.id IS UNIQUE`,
  ),
];

/** Range indexes for what queries filter by, and the full-text index that search asks. */
export const INDEXES: readonly string[] = [
  'CREATE INDEX paper_year IF NOT EXISTS FOR (n:Paper) ON (n.year)',
  'CREATE INDEX paper_published IF NOT EXISTS FOR (n:Paper) ON (n.published)',
  'CREATE INDEX paper_community IF NOT EXISTS FOR (n:Paper) ON (n.community)',
  'CREATE INDEX method_label IF NOT EXISTS FOR (n:Method) ON (n.label)',
  'CREATE INDEX dataset_label IF NOT EXISTS FOR (n:Dataset) ON (n.label)',
  'CREATE INDEX uses_role IF NOT EXISTS FOR ()-[r:USES]-() ON (r.role)',
  `CREATE FULLTEXT INDEX kindred_text IF NOT EXISTS FOR (n:${NODE_KINDS.join('|')}) ON EACH [n.title, n.abstract, n.summary, n.label, n.aliases]`,
];
