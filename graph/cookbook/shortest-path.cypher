// Shortest typed path between two nodes
// How two nodes hang together by what papers introduce, use and share; broad words are no bridge.
// @param from 'method:lora'  id of a method
// @param to 'method:dreambooth'  id of another method
// @neo4j-only LadybugDB has no shortestPath; its own SHORTEST form knows no condition on all nodes.
MATCH (a:Method {id: $from}), (b:Method {id: $to})
MATCH path = shortestPath((a)-[:USES|INTRODUCES|HAS_CODE|BUILDS_ON*..8]-(b))
WHERE all(n IN nodes(path) WHERE coalesce(n.broad, false) = false)
RETURN path
