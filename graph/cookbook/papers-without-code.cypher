// Papers without code
// Papers that link no repository, the most connected first.
// @param limit 25  rows at most
MATCH (p:Paper)
WHERE p.stub = false AND NOT EXISTS { MATCH (p)-[:HAS_CODE]->(:Repo) }
RETURN p.id AS id, p.title AS title, p.published AS published
ORDER BY coalesce(p.degree, 0) DESC, id
LIMIT $limit
