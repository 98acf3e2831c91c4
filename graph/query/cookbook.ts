/** A question of the cookbook: its text file read into title, parameters with standard values, and the statement. */
import { KnownError } from '../errors.ts';
import type { Parameters } from './contract.ts';

export interface Parameter {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly description: string;
}

export interface Recipe {
  /** The file's name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** Why the embedded engine cannot answer it; null where it can. */
  readonly neo4jOnly: string | null;
  readonly statement: string;
}

/**
 * Reads `// Title`, `// description`, `// @param NAME VALUE  description` and `// @neo4j-only reason`, then Cypher.
 * Throws on a file that is none.
 */
export function parseRecipe(name: string, text: string): Recipe {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const head = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
  const words = head.filter((line) => !line.startsWith('@'));
  const [title, ...description] = words;
  if (!title) throw new Error(`${name}.cypher has no title`);
  const only = head.find((line) => line.startsWith('@neo4j-only '));
  return {
    name,
    title,
    description: description.join(' '),
    parameters: head.filter((line) => line.startsWith('@param ')).map(parseParameter),
    neo4jOnly: only?.slice('@neo4j-only '.length) ?? null,
    statement: lines.slice(end).join('\n').trim(),
  };
}

function parseParameter(line: string): Parameter {
  const found = /^@param (\w+) ('(?:[^'\\]|\\.)*'|\S+) {2}(.+)$/.exec(line);
  if (!found) throw new Error(`not a parameter: ${line}`);
  return { name: found[1]!, value: parseValue(found[2]!), description: found[3]! };
}

function parseValue(text: string): string | number | boolean {
  if (text.startsWith("'")) return text.slice(1, -1).replace(/\\(.)/g, '$1');
  if (text === 'true' || text === 'false') return text === 'true';
  return Number(text);
}

/** The recipe's parameters with `given` in place of the standard values, each of the standard's type. Throws `usage`. */
export function parametersOf(recipe: Recipe, given: Readonly<Record<string, string>>): Parameters {
  const out: Record<string, string | number | boolean> = {};
  for (const { name, value } of recipe.parameters) out[name] = value;
  for (const [name, text] of Object.entries(given)) {
    const standard = out[name];
    if (standard === undefined) {
      const names = recipe.parameters.map((parameter) => parameter.name).join(', ') || 'none';
      throw new KnownError('usage', `${recipe.name} has no parameter ${name}`, `Its parameters: ${names}.`);
    }
    if (typeof standard === 'string') out[name] = text;
    else {
      const value = parseValue(text);
      if (typeof value !== typeof standard || Number.isNaN(value)) {
        throw new KnownError(
          'usage',
          `${name}=${text}: a ${typeof standard} is wanted`,
          `For example ${name}=${standard}.`,
        );
      }
      out[name] = value;
    }
  }
  return out;
}

/**
 * The recipe as a favourite of Neo4j Browser: the title is its first line, and the standard values stand in the statement
 * itself, since Browser draws the answer of one statement only, and `:param` lines would be statements of their own.
 */
export function favourite({ title, description, parameters, statement }: Recipe): string {
  const values = new Map(parameters.map(({ name, value }) => [name, literal(value)]));
  const filled = statement.replace(/\$(\w+)/g, (whole, name) => values.get(name) ?? whole);
  return `// ${title}\n// ${description}\n${filled};\n`;
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}
