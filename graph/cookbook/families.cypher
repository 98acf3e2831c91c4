// Families of methods
// Methods that are versions of one another, by how many papers hold any of them.
// @param limit 25  rows at most
MATCH (p:Paper)-[:USES|INTRODUCES]->(m:Method)
WHERE m.family IS NOT NULL
RETURN m.family AS family, count(DISTINCT m) AS versions, count(DISTINCT p) AS papers
ORDER BY papers DESC, family
LIMIT $limit
