// Edges to look at
// Edges with the least confidence: candidates for the corrections file.
// @param confidence 0.75  below this
// @param limit 25  rows at most
MATCH (p:Paper)-[r:USES|INTRODUCES]->(m:Method)
WHERE r.confidence < $confidence
RETURN r.id AS id, r.confidence AS confidence, r.rule AS rule, r.quote AS quote
ORDER BY confidence, id
LIMIT $limit
