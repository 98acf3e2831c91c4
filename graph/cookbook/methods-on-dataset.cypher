// Methods most often seen with a dataset
// Methods of the papers that use the dataset, broad words left out.
// @param dataset 'dataset:imagenet'  id of a dataset
// @param limit 25  rows at most
MATCH (d:Dataset {id: $dataset})<-[:USES]-(p:Paper)-[:USES|INTRODUCES]->(m:Method)
WHERE m.broad = false
RETURN m.id AS id, m.label AS method, count(DISTINCT p) AS papers
ORDER BY papers DESC, id
LIMIT $limit
