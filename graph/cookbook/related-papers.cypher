// Related papers by shared rare names
// Papers that share methods, datasets or repositories with a paper; a name counts less the more papers hold it.
// @param paper 'paper:title:higher-layers-need-more-lora-experts'  id of a paper
// @param limit 25  rows at most
MATCH (p:Paper {id: $paper})-[:USES|INTRODUCES|HAS_CODE]->(shared)
WITH DISTINCT p, shared
MATCH (shared)<-[:USES|INTRODUCES|HAS_CODE]-(other:Paper)
WITH p, shared, count(DISTINCT other) AS holders
WHERE holders > 1
MATCH (shared)<-[:USES|INTRODUCES|HAS_CODE]-(other:Paper)
WHERE other.id <> p.id
WITH DISTINCT other, shared, holders
RETURN other.id AS id, other.title AS title, count(shared) AS shared, round(sum(1.0 / holders), 3) AS weight
ORDER BY weight DESC, id
LIMIT $limit
