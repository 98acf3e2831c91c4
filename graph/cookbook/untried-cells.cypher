// Methods not yet tried on a dataset
// Pairs of a common method and a common dataset that no paper holds together.
// @param papers 6  least papers of the method and of the dataset
// @param limit 25  rows at most
MATCH (p:Paper)-[:USES|INTRODUCES]->(m:Method)
WHERE m.broad = false
WITH m, count(DISTINCT p) AS method_papers
WHERE method_papers >= $papers
MATCH (q:Paper)-[:USES|INTRODUCES]->(d:Dataset)
WITH m, method_papers, d, count(DISTINCT q) AS dataset_papers
WHERE dataset_papers >= $papers
  AND NOT EXISTS { MATCH (m)<-[:USES|INTRODUCES]-(:Paper)-[:USES|INTRODUCES]->(d) }
RETURN m.id AS method, d.id AS dataset, method_papers, dataset_papers
ORDER BY method_papers * dataset_papers DESC, method, dataset
LIMIT $limit
