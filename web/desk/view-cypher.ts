/** What the page shows as Cypher that returns exactly it: these nodes, and of the links between them those that are shown. Pure. */
import { cypherValue } from '../../graph/cypher-value.ts';
import type { Atlas, Relation } from '../atlas.ts';
import type { Shown } from '../shown.ts';
import type { View } from '../state.ts';

const KINDS: ReadonlySet<string> = new Set<Relation>(['INTRODUCES', 'HAS_CODE', 'CITES', 'BUILDS_ON', 'SIMILAR_TO']);

/** Confidences reach the page in thousandths. */
const HALF = 0.0005;

/** Rows of `a, r, b`; a node without links stands alone in `a`. In the Cypher that Neo4j and LadybugDB both read. */
export function viewCypher(atlas: Atlas, shown: Shown, view: View): string {
  const ids = atlas.ids.filter((_, i) => shown.nodes[i] === 1);
  const { pattern, conditions } = linkRules(view);
  const whole = ids.length === atlas.total.nodes;
  const ends = whole ? conditions : ['b.id IN ids', ...conditions];
  return [
    ...(whole
      ? ['MATCH (a:Paper|Method|Dataset|Repo|Task)']
      : [`WITH ${cypherValue(ids)} AS ids`, 'MATCH (a) WHERE a.id IN ids']),
    `OPTIONAL MATCH (a)-[r${pattern}]->(b${whole ? ':Paper|Method|Dataset|Repo|Task' : ''})${ends.length > 0 ? ` WHERE ${ends.join(' AND ')}` : ''}`,
    'RETURN a, r, b',
  ].join('\n');
}

/** These nodes, and all links between them. */
export function idsCypher(ids: readonly string[]): string {
  return [
    `WITH ${cypherValue(ids)} AS ids`,
    'MATCH (a) WHERE a.id IN ids',
    'OPTIONAL MATCH (a)-[r]->(b) WHERE b.id IN ids',
    'RETURN a, r, b',
  ].join('\n');
}

/** A link without a role is a plain use, or of a kind that has none. */
function linkRules({ relations, sure }: View): { pattern: string; conditions: string[] } {
  const roles = relations.filter((one) => !KINDS.has(one));
  const kinds = relations.filter((one) => KINDS.has(one));
  const bare = kinds.length > 0 || roles.includes('uses') ? 'r.role IS NULL OR ' : '';
  return {
    pattern: relations.length > 0 ? `:${[...(roles.length > 0 ? ['USES'] : []), ...kinds].join('|')}` : '',
    conditions: [
      ...(roles.length > 0 ? [`(${bare}r.role IN ${cypherValue(roles)})`] : []),
      ...(sure > 0 ? [`r.confidence >= ${Number((sure - HALF).toFixed(4))}`] : []),
    ],
  };
}

/** The network of methods: each pair of these methods that papers hold both, with their number. */
export function networkCypher(atlas: Atlas, shown: Shown): string {
  const ids = cypherValue(atlas.ids.filter((_, i) => shown.nodes[i] === 1));
  return [
    'MATCH (a:Method)<-[:USES|INTRODUCES]-(p:Paper)-[:USES|INTRODUCES]->(b:Method)',
    `WHERE a.id < b.id AND a.id IN ${ids} AND b.id IN ${ids}`,
    'RETURN a, b, count(DISTINCT p) AS together',
    'ORDER BY together DESC, a.id, b.id',
  ].join('\n');
}

/** A link to Neo4j Browser with the statement in its editor; null where it is too long for a link (8 kB). */
export function browserLink(browser: string, statement: string): string | null {
  const link = `${browser}${browser.includes('?') ? '&' : '?'}cmd=edit&arg=${encodeURIComponent(statement)}`;
  return link.length <= 8_000 ? link : null;
}
