// Around a method
// Papers that hold the method, and what they hold beside it, broad words left out: a graph to draw.
// @param method 'method:lora'  id of a method
// @param limit 60  relationships at most beside those to the method
MATCH (m:Method {id: $method})<-[r:USES|INTRODUCES]-(p:Paper)-[s:USES|INTRODUCES|HAS_CODE]->(other)
WHERE other.id <> $method AND other.broad = false
RETURN m, r, p, s, other
ORDER BY s.id
LIMIT $limit
