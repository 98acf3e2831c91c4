// Methods that go together
// Pairs of methods that the same papers hold, broad words left out.
// @param papers 3  least papers in common
// @param limit 25  rows at most
MATCH (a:Method)<-[:USES|INTRODUCES]-(p:Paper)-[:USES|INTRODUCES]->(b:Method)
WHERE a.id < b.id AND a.broad = false AND b.broad = false
WITH a, b, count(DISTINCT p) AS papers
WHERE papers >= $papers
RETURN a.id AS first, b.id AS second, papers
ORDER BY papers DESC, first, second
LIMIT $limit
