// Papers that use two methods together
// Papers that introduce or use both methods, newest first.
// @param first 'method:lora'  id of a method
// @param second 'method:moe'  id of another method
// @param limit 25  rows at most
MATCH (p:Paper)-[:USES|INTRODUCES]->(a:Method {id: $first})
MATCH (p)-[:USES|INTRODUCES]->(b:Method {id: $second})
RETURN DISTINCT p.id AS id, p.title AS title, p.published AS published
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
