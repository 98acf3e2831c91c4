/** A selection as Cypher that returns exactly it: its nodes, and the edges between them. */
import { cypherValue } from './cypher-value.ts';
import type { Community } from './model.ts';
import { refer } from './refer.ts';
import { NODE_KINDS } from './schema.ts';
import { findCommunity, type SelectContext, type Selected } from './select.ts';
import type { Clause, Filter, Range, Selection } from './selection.ts';

/**
 * Rows of `a, r, b`; a node without edges stands alone in `a`. Nodes are told by id: LadybugDB compares no nodes of several kinds. What Cypher cannot say as Kindred means it (a path by
 * specificity, the result of another query) is given by its ids.
 */
export function selectionCypher(selection: Selection, selected: Selected, context: SelectContext): string {
  const { graph } = context;
  const byId = selection.clauses.some(({ type }) => type === 'path' || type === 'cypher');
  const matches = byId
    ? [idMatch(selected.nodes.map((node) => graph.ids[node]!))]
    : selection.clauses.map((clause) => clauseMatch(clause, context));
  const [only] = matches;
  const head =
    matches.length === 1 ? only! : `CALL {\n${matches.map((match) => `  ${match} RETURN n`).join('\n  UNION\n')}\n}`;
  const where = byId ? [] : nodeConditions(selection.filter);
  const edges = edgeConditions(selection.filter);
  return [
    head,
    `WITH DISTINCT n${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`,
    'WITH collect(n.id) AS ids',
    'MATCH (a) WHERE a.id IN ids',
    `OPTIONAL MATCH (a)-[r${edgePattern(selection.filter)}]->(b) WHERE ${['b.id IN ids', ...edges].join(' AND ')}`,
    'RETURN a, r, b',
  ].join('\n');
}

function clauseMatch(clause: Clause, context: SelectContext): string {
  const { graph } = context;
  const idOf = (name: string) => graph.ids[refer(graph, name)]!;
  switch (clause.type) {
    case 'ids':
      return idMatch(clause.names.map(idOf));
    case 'around':
      return `MATCH (c {id: ${cypherValue(idOf(clause.name))}})-[*0..${clause.hops}]-(n)`;
    case 'community': {
      const community: Community = findCommunity(context.communities, clause.name);
      return `MATCH (n) WHERE n.${community.level === 0 ? 'community' : 'area_community'} = ${cypherValue(community.id)}`;
    }
    default:
      return `MATCH (n:${NODE_KINDS.join('|')})`;
  }
}

function idMatch(ids: readonly string[]): string {
  return `MATCH (n) WHERE n.id IN [${ids.map(cypherValue).join(', ')}]`;
}

function nodeConditions(filter: Filter): string[] {
  const out: string[] = [];
  if (filter.kinds) out.push(`(${filter.kinds.map((kind) => `n:${kind}`).join(' OR ')})`);
  if (filter.years) out.push(`(NOT n:Paper OR (${between('n.year', filter.years)}))`);
  if (filter.degree) out.push(`(${between('n.degree', filter.degree)})`);
  if (filter.broad !== null) out.push(filter.broad ? 'n.broad = true' : 'coalesce(n.broad, false) = false');
  return out;
}

function edgePattern({ edgeKinds }: Filter): string {
  return edgeKinds ? `:${edgeKinds.join('|')}` : '';
}

function edgeConditions({ roles }: Filter): string[] {
  return roles ? [`(r.role IS NULL OR r.role IN [${roles.map(cypherValue).join(', ')}])`] : [];
}

function between(value: string, [least, most]: Range): string {
  return [least === null ? '' : `${value} >= ${least}`, most === null ? '' : `${value} <= ${most}`]
    .filter(Boolean)
    .join(' AND ');
}
