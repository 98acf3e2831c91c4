// Find a method by any of its names
// A method whose name or alias is exactly this.
// @param name 'Mixture of Experts'  name or alias
MATCH (m:Method)
WHERE m.label = $name OR $name IN m.aliases
RETURN m.id AS id, m.label AS method, m.area AS area
ORDER BY id
