// What builds on a method
// Methods that build on it, directly or through up to two others.
// @param method 'method:lora'  id of a method
// @param limit 25  rows at most
MATCH (later:Method)-[:BUILDS_ON*1..3]->(m:Method {id: $method})
WHERE later.id <> $method
RETURN DISTINCT later.id AS id, later.label AS method
ORDER BY id
LIMIT $limit
