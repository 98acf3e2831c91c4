// Papers that extend a method
// Papers whose own words say that they build on the method, with those words.
// @param method 'method:lora'  id of a method
// @param limit 25  rows at most
MATCH (p:Paper)-[u:USES {role: 'extends'}]->(m:Method {id: $method})
RETURN p.id AS id, p.title AS title, u.sentence AS sentence
ORDER BY id
LIMIT $limit
