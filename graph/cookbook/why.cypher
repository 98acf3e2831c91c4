// Why two nodes are linked
// The edge from one node to another with the words, the rule and the confidence behind it.
// @param paper 'paper:title:higher-layers-need-more-lora-experts'  id of a paper
// @param limit 25  rows at most
MATCH (p:Paper {id: $paper})-[r:USES|INTRODUCES]->(e:Method)
RETURN e.id AS id, e.label AS name, r.quote AS quote, r.sentence AS sentence, r.rule AS rule, r.confidence AS confidence
ORDER BY confidence DESC, id
LIMIT $limit
