/** The Cypher that writes and reads each table: MERGE by id in batches, grouped by label, so that every match is an index seek. */
import { EDGE_NAMES, kindOfId } from '../../cypher.ts';
import { KnownError } from '../../errors.ts';
import type { EdgeKind } from '../../model.ts';
import { ENTITY_KINDS, NODE_KINDS } from '../../schema.ts';
import type { TableName } from '../contract.ts';
import { hashProperty } from './fields.ts';

const LABELS: Readonly<Record<Exclude<TableName, 'edges' | 'derived'>, readonly string[]>> = {
  records: ['Record'],
  papers: ['Paper'],
  entities: ENTITY_KINDS,
  problems: ['Problem'],
  nodes: NODE_KINDS,
  communities: ['Community'],
};

export function isEdgeTable(table: TableName): table is 'edges' | 'derived' {
  return table === 'edges' || table === 'derived';
}

/** The labels under which the rows of a table lie. */
export function labelsOf(table: TableName): readonly string[] {
  return isEdgeTable(table) ? EDGE_NAMES : LABELS[table];
}

/** The label of a node's id. Throws when its prefix names no kind. */
export function labelOf(id: string): string {
  const kind = kindOfId(id);
  if (kind) return kind;
  throw new KnownError(
    'bad-request',
    `the id ${id} names no kind of node`,
    'Ids begin with paper:, method:, dataset:, repo: or task:.',
  );
}

/** Ids and checksums of the stored rows of a table. */
export function storedHashes(table: TableName): string {
  if (isEdgeTable(table)) {
    return `MATCH ()-[r:${EDGE_NAMES.join('|')}]->() WHERE r._derived = ${table === 'derived'} RETURN r.id AS id, r._hash AS hash`;
  }
  const hash = hashProperty(table);
  return `MATCH (n:${LABELS[table].join('|')}) WHERE n.${hash} IS NOT NULL RETURN n.id AS id, n.${hash} AS hash`;
}

/** `create` where none of the rows can be there yet, not even as a placeholder. */
export function upsertNodes(table: TableName, label: string, create: boolean): string {
  if (create) return `UNWIND $rows AS row CREATE (n:${label} {id: row.id}) SET n += row.properties`;
  const found = table === 'nodes' ? 'ON CREATE SET n:Missing' : '';
  const known = table === 'nodes' ? '' : 'REMOVE n:Missing';
  return `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) ${found} SET n += row.properties ${known}`;
}

/** A node that edges or the analysis still name stays as `:Missing` until they go too. */
export function removeNodes(table: TableName, label: string): string {
  if (table === 'nodes') return `UNWIND $ids AS id MATCH (n:${label} {id: id}) SET n += $nothing`;
  if (table === 'papers' || table === 'entities') {
    return `UNWIND $ids AS id MATCH (n:${label} {id: id}) SET n += $nothing, n:Missing`;
  }
  return `UNWIND $ids AS id MATCH (n:${label} {id: id}) DELETE n`;
}

export const ANY_MISSING = 'MATCH (n:Missing) RETURN n.id AS id LIMIT 1';

export const DROP_MISSING = 'MATCH (n:Missing) WHERE n._analysis IS NULL AND NOT (n)--() DELETE n';

/** Nodes that edges name and no table describes. */
export function placeholders(label: string): string {
  return `UNWIND $ids AS id MERGE (n:${label} {id: id}) ON CREATE SET n:Missing`;
}

/** Writes the rows whose ends both exist and gives their number; `create` where no such edge can be there yet. */
export function upsertEdges(from: string, kind: EdgeKind, to: string, create: boolean): string {
  return `UNWIND $rows AS row MATCH (a:${from} {id: row.source}) MATCH (b:${to} {id: row.target})
    ${create ? 'CREATE' : 'MERGE'} (a)-[r:${kind}]->(b) SET r += row.properties RETURN count(r) AS written`;
}

export function removeEdges(kind: EdgeKind): string {
  return `UNWIND $ids AS id MATCH ()-[r:${kind} {id: id}]->() DELETE r`;
}

/** The rows of some ids: `properties`, and for edges `source`, `target`. */
export function rowsById(table: TableName, label: string): string {
  if (isEdgeTable(table)) {
    return `UNWIND $ids AS id MATCH (a)-[r:${label} {id: id}]->(b) WHERE r._derived = ${table === 'derived'}
      RETURN r.id AS id, a.id AS source, b.id AS target, properties(r) AS properties`;
  }
  return `UNWIND $ids AS id MATCH (n:${label} {id: id}) WHERE n.${hashProperty(table)} IS NOT NULL
    RETURN n.id AS id, properties(n) AS properties`;
}

/** The edges of one node, which must be asked for by its label. */
export function edgesOfNode(label: string): string {
  return `MATCH (n:${label} {id: $id})-[r:${EDGE_NAMES.join('|')}]-() WITH DISTINCT r
    RETURN r.id AS id, type(r) AS kind, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties`;
}
