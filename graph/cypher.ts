/** Cypher from the schema: names, values, constraints and indexes, so that every statement agrees with the tables. */
import { KnownError } from './errors.ts';
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

/** A label, type, property or variable as Cypher writes it: plain where it may be, in backticks elsewhere. */
export function cypherName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value as a Cypher literal; whole numbers are integers. Throws on what Cypher cannot hold. */
export function cypherValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') {
    const text = value.replace(/[\\'\n\r\t]/g, (char) => ESCAPES[char] ?? char);
    return `'${text.replace(/[\0-\x1f\x7f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
  }
  if (Array.isArray(value)) return `[${value.map(cypherValue).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => `${cypherName(key)}: ${cypherValue(item)}`);
    return `{${entries.join(', ')}}`;
  }
  throw new KnownError(
    'bad-request',
    `${String(value)} is no value of Cypher`,
    'Use text, numbers, booleans or lists.',
  );
}

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
