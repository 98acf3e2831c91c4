// Hubs
// Methods held by the most papers, broad words left out.
// @param limit 25  rows at most
MATCH (p:Paper)-[:USES|INTRODUCES]->(m:Method)
WHERE m.broad = false
RETURN m.id AS id, m.label AS name, count(DISTINCT p) AS papers
ORDER BY papers DESC, id
LIMIT $limit
