/** The keywords of a Cypher statement: what is in quotes, backticks and comments can name nothing that runs. */
const QUIET = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`/g;

/** The statement in capitals with single blanks; quoted parts are a blank. */
export function keywords(statement: string): string {
  return statement.replace(QUIET, ' ').replace(/\s+/g, ' ').trim().toUpperCase();
}
