// Papers held by their words alone
// Papers that share no name with any other and stay on the map by likeness of text.
// @param limit 25  rows at most
MATCH (p:Paper)-[s:SIMILAR_TO]-(other:Paper)
WHERE NOT EXISTS { MATCH (p)-[:USES|INTRODUCES|HAS_CODE]->()<-[:USES|INTRODUCES|HAS_CODE]-(q:Paper) WHERE q.id <> p.id }
RETURN p.id AS id, p.title AS title, round(max(s.score), 3) AS score, count(DISTINCT other) AS alike
ORDER BY score DESC, id
LIMIT $limit
