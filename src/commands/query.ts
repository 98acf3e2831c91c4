/** `kindred query`: asks the graph in Cypher, with a question of the cookbook or one's own, and never writes. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { DEFAULT_LIMITS, type Parameters, type QueryResult, type QueryValue } from '../../graph/query/contract.ts';
import { favourite, parametersOf, type Recipe } from '../../graph/query/cookbook.ts';
import { grass } from '../../graph/query/grass.ts';
import { openQuery } from '../../graph/query/index.ts';
import { readCookbook } from '../../graph/query/recipes.ts';
import { EXIT } from '../io.ts';
import { writeWhole } from '../write-file.ts';
import { zip } from '../zip.ts';
import { command } from './contract.ts';

export const query = command({
  name: 'query',
  summary: 'ask the graph in Cypher: a question of the cookbook or your own',
  operands: [
    ['[question]', 'name of a question (see --list), or a statement in quotes'],
    ['[values...]', 'parameters: name=value'],
  ],
  flags: [
    { flags: '--list', description: 'the questions of the cookbook with their parameters' },
    {
      flags: '--favourites <file>',
      description: 'writes the cookbook as favourites: a .zip to drop onto Neo4j Browser',
    },
    { flags: '--style', description: 'a style (GraSS) for Neo4j Browser' },
    { flags: '--rows <number>', description: `rows at most (${DEFAULT_LIMITS.rows})` },
    { flags: '--time <seconds>', description: `seconds at most (${DEFAULT_LIMITS.time / 1000})` },
  ],
  schema: z.object({
    list: z.boolean().default(false),
    favourites: z.string().endsWith('.zip', '--favourites must name a .zip').optional(),
    style: z.boolean().default(false),
    rows: z.coerce.number('--rows must be a whole number').int().min(1).max(1_000_000).default(DEFAULT_LIMITS.rows),
    time: z.coerce
      .number('--time must be a number')
      .positive()
      .max(3600)
      .default(DEFAULT_LIMITS.time / 1000),
  }),
  examples: [
    ['kindred query --list', 'what can be asked by name'],
    ['kindred query papers-using-both first=method:lora second=method:moe', 'with parameters'],
    ["kindred query 'MATCH (m:Method) RETURN m.label LIMIT 5'", 'your own'],
  ],
  async run(session, [question, ...values], flags) {
    const recipes = readCookbook();
    if (flags.favourites !== undefined) {
      const entries = recipes.map((recipe) => ({ path: `Kindred/${recipe.name}.cypher`, text: favourite(recipe) }));
      const file = { path: resolve(session.io.cwd, flags.favourites), pieces: one(zip(entries)) };
      const bytes = await writeWhole([file], { force: true });
      await session.say(`${flags.favourites}: ${recipes.length} favourites`, { file: flags.favourites, bytes });
      return EXIT.done;
    }
    if (flags.style) {
      await session.io.stdout.write(grass());
      return EXIT.done;
    }
    if (flags.list || question === undefined) {
      await session.say(recipes.map(described).join('\n'), recipes);
      return EXIT.done;
    }
    const { statement, parameters } = asked(recipes, question, values);
    const engine = await openQuery(session.where, { env: session.io.env });
    let result: QueryResult;
    try {
      result = await engine.ask(statement, parameters, { rows: flags.rows, time: flags.time * 1000 });
    } finally {
      await engine.close();
    }
    await session.say(table(result), result);
    if (result.cut) session.note(`cut after ${result.rows.length} rows; --rows allows more`);
    return EXIT.done;
  },
});

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function described({ name, title, parameters }: Recipe): string {
  const given = parameters.map((parameter) => ` ${parameter.name}=${parameter.value}`).join('');
  return `${name}${given}\n    ${title}`;
}

function asked(
  recipes: readonly Recipe[],
  question: string,
  values: readonly string[],
): { statement: string; parameters: Parameters } {
  const given: Record<string, string> = {};
  for (const value of values) {
    const at = value.indexOf('=');
    if (at < 1) throw new KnownError('usage', `${value} is no parameter`, 'Write name=value.');
    given[value.slice(0, at)] = value.slice(at + 1);
  }
  const recipe = recipes.find(({ name }) => name === question);
  if (recipe) return { statement: recipe.statement, parameters: parametersOf(recipe, given) };
  if (/^[a-z-]+$/.test(question)) {
    throw new KnownError('not-found', `the cookbook has no question ${question}`, 'See kindred query --list.');
  }
  return { statement: question, parameters: given };
}

const CELL = 60;

/** Columns side by side; long cells are cut with an ellipsis. */
function table({ columns, rows }: QueryResult): string {
  const cells = [[...columns], ...rows.map((row) => row.map(cell))];
  const widths = columns.map((_, at) => Math.min(CELL, Math.max(...cells.map((row) => row[at]!.length))));
  const lines = cells.map((row) =>
    row
      .map((text, at) => fitted(text, widths[at]!))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`].join('\n');
}

function fitted(text: string, width: number): string {
  return (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
}

function cell(value: QueryValue): string {
  // Text from papers may hold escape sequences of terminals.
  return shown(value).replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ');
}

function shown(value: QueryValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if ('path' in value && Array.isArray(value.path)) return value.path.map(shown).join(' ');
  if ('node' in value) return `(${shown(value.label ?? null)})`;
  if ('edge' in value) return `-${shown(value.kind ?? null)}-`;
  return JSON.stringify(value);
}
