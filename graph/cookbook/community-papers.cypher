// Central papers of a community
// Papers of one area, by rank.
// @param area 'area:adapter'  id of an area community
// @param limit 25  rows at most
MATCH (p:Paper)
WHERE p.area_community = $area
RETURN p.id AS id, p.title AS title, round(p.pagerank, 5) AS rank
ORDER BY rank DESC, id
LIMIT $limit
