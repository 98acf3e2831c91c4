/** Papers alike by what they hold, found by Graph Data Science: Jaccard over their shared names and code, as SIMILAR_TO edges. */
import { byCodeUnit, edgeId } from '../../ids.ts';
import type { Edge } from '../../model.ts';
import type { Run } from './connect.ts';

/** A paper is tied to so many of its nearest … */
const NEAREST = 3;
/** … that share this part of what both hold; papers that hold one shared thing alone are left out, since all of them would be alike. */
const LEAST = 0.2;
const TERMS = 5;

/**
 * SIMILAR_TO edges by id, with the names that both ends hold as terms, the rarest first. `name` is a projection of papers
 * to what they hold; nothing in the database changes.
 */
export async function similarByGds(run: Run, name: string): Promise<Edge[]> {
  const rows = await run(
    `CALL gds.nodeSimilarity.stream($name, {topK: toInteger($nearest), similarityCutoff: $least, degreeCutoff: 2, concurrency: 1})
     YIELD node1, node2, similarity
     WITH gds.util.asNode(node1) AS a, gds.util.asNode(node2) AS b, similarity
     MATCH (a)-[:USES|INTRODUCES|HAS_CODE]->(shared)<-[:USES|INTRODUCES|HAS_CODE]-(b)
     WHERE coalesce(shared.broad, false) = false
     WITH DISTINCT a, b, similarity, shared ORDER BY COUNT { (shared)<--() }, shared.id
     RETURN a.id AS a, b.id AS b, similarity, collect(coalesce(shared.label, shared.id)) AS shared`,
    { name, nearest: NEAREST, least: LEAST },
  );
  const edges = new Map<string, Edge>();
  for (const { a, b, similarity, shared } of rows) {
    // Stored once for a pair, from the smaller id: the relation has no direction.
    const [source, target]: string[] = [a, b].sort(byCodeUnit);
    const id = edgeId(source!, 'SIMILAR_TO', target!);
    const score = Math.round(similarity * 1000) / 1000;
    edges.set(id, {
      id,
      source: source!,
      target: target!,
      kind: 'SIMILAR_TO',
      role: null,
      official: null,
      confidence: score,
      score,
      terms: shared.slice(0, TERMS),
      evidence: [],
    });
  }
  return [...edges.values()].sort((one, other) => byCodeUnit(one.id, other.id));
}
