// Coverage by year
// How many papers of each year have a date, code, methods and datasets.
MATCH (p:Paper)
WHERE p.stub = false
RETURN p.year AS year, count(p) AS papers,
  sum(CASE WHEN EXISTS { MATCH (p)-[:HAS_CODE]->(:Repo) } THEN 1 ELSE 0 END) AS with_code,
  sum(CASE WHEN EXISTS { MATCH (p)-[:USES|INTRODUCES]->(:Method) } THEN 1 ELSE 0 END) AS with_methods,
  sum(CASE WHEN EXISTS { MATCH (p)-[:USES|INTRODUCES]->(:Dataset) } THEN 1 ELSE 0 END) AS with_datasets
ORDER BY coalesce(year, 9999)
