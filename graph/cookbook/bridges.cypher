// Names that bridge two communities
// Methods and datasets that papers of both communities hold, by how evenly they do.
// @param first 'area:adapter'  id of an area community
// @param second 'area:transformer'  id of another
// @param limit 25  rows at most
MATCH (a:Paper)-[:USES|INTRODUCES]->(shared)
WHERE a.area_community = $first AND shared.broad = false
WITH shared, count(DISTINCT a) AS in_first
MATCH (b:Paper)-[:USES|INTRODUCES]->(shared)
WHERE b.area_community = $second
WITH shared, in_first, count(DISTINCT b) AS in_second
RETURN shared.id AS id, shared.label AS name, in_first, in_second
ORDER BY CASE WHEN in_first < in_second THEN in_first ELSE in_second END DESC, in_first + in_second DESC, id
LIMIT $limit
