// Introduced here, used elsewhere
// Methods that a paper of the corpus introduces and other papers use.
// @param limit 25  rows at most
MATCH (origin:Paper)-[:INTRODUCES]->(m:Method)<-[:USES]-(p:Paper)
WHERE origin.id <> p.id AND m.broad = false
RETURN m.id AS id, m.label AS method, min(origin.title) AS introduced_in, count(DISTINCT p) AS users
ORDER BY users DESC, id
LIMIT $limit
