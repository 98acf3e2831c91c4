// Code by host
// Repositories and papers by the site that holds the code.
MATCH (p:Paper)-[h:HAS_CODE]->(r:Repo)
WITH CASE WHEN r.id STARTS WITH 'repo:github.com/' THEN 'github.com'
  WHEN r.id STARTS WITH 'repo:huggingface.co/' THEN 'huggingface.co' ELSE 'elsewhere' END AS host, p, r
RETURN host, count(DISTINCT r) AS repositories, count(DISTINCT p) AS papers
ORDER BY repositories DESC, host
