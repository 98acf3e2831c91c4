// Full-text search
// Titles, abstracts, names and aliases that hold the words (Lucene syntax), the best first.
// @param words 'low-rank adaptation'  words to look for
// @param limit 25  rows at most
// @neo4j-only LadybugDB has no full-text index without an extension that it downloads.
CALL db.index.fulltext.queryNodes('kindred_text', $words) YIELD node, score
RETURN node.id AS id, coalesce(node.title, node.label) AS name, round(score, 2) AS score
ORDER BY score DESC, id
LIMIT $limit
