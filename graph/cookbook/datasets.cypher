// Datasets by use
// Papers that evaluate on, train on or mention each dataset.
// @param limit 25  rows at most
MATCH (p:Paper)-[u:USES]->(d:Dataset)
RETURN d.id AS id, d.label AS dataset, count(p) AS papers,
  sum(CASE WHEN u.role = 'evaluates' THEN 1 ELSE 0 END) AS evaluate,
  sum(CASE WHEN u.role = 'trains' THEN 1 ELSE 0 END) AS train
ORDER BY papers DESC, id
LIMIT $limit
