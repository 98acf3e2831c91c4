// Adoption of a method by year
// Papers a year that introduce or use the method; papers without a date come last.
// @param method 'method:lora'  id of a method
MATCH (p:Paper)-[:USES|INTRODUCES]->(m:Method {id: $method})
RETURN p.year AS year, count(DISTINCT p) AS papers
ORDER BY coalesce(year, 9999)
