// Repositories that several papers share
// A repository linked by more than one paper, with how many of them call it their own.
// @param limit 25  rows at most
MATCH (p:Paper)-[h:HAS_CODE]->(r:Repo)
WITH r, count(p) AS papers, sum(CASE WHEN h.official THEN 1 ELSE 0 END) AS own
WHERE papers > 1
RETURN r.id AS id, r.label AS repository, papers, own
ORDER BY papers DESC, id
LIMIT $limit
