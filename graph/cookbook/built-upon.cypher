// What a method builds on
// Methods that it extends, directly or through up to two others.
// @param method 'method:hydra'  id of a method
// @param limit 25  rows at most
MATCH (m:Method {id: $method})-[:BUILDS_ON*1..3]->(earlier:Method)
WHERE earlier.id <> $method
RETURN DISTINCT earlier.id AS id, earlier.label AS method
ORDER BY id
LIMIT $limit
