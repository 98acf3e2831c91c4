// Communities
// The communities of the map with their sizes and how stable they are.
// @param limit 25  rows at most
MATCH (c:Community)
RETURN c.id AS id, c.name AS name, c.level AS level, c.papers AS papers, c.stability AS stability
ORDER BY papers DESC, id
LIMIT $limit
