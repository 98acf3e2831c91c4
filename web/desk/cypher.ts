/** Cypher asked from the page: the answer's shapes, parameters of a statement, and where an error stands in it. Pure but for the asking. */
import { send } from '../data.ts';

/** A value of a result as the server writes it: nodes and edges are told by their ids. */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [key: string]: Cell };

export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** There was more than was asked for. */
  readonly cut: boolean;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export type Values = Readonly<Record<string, string | number | boolean>>;

export async function askCypher(statement: string, parameters: Values, token: string): Promise<Found> {
  const body = JSON.stringify({ statement, parameters });
  const found = await send<Found>('POST', 'api/query', token, body, 'application/json');
  return { ...found, nodes: nodesOf(found) };
}

/** The nodes of an answer: those that it holds whole, and those that a cell names by id. */
export function nodesOf({ nodes, rows }: Pick<Found, 'nodes' | 'rows'>): string[] {
  return [...new Set([...nodes, ...rows.flatMap((row) => row.flatMap((cell) => nodeOf(cell) ?? []))])];
}

/** The names of `$parameters`, in order, each once. */
export function parametersIn(statement: string): string[] {
  return [...new Set([...statement.matchAll(/\$(\w+)/g)].map((match) => match[1]!))];
}

/** A written value: a number where it is one, true and false, else text. */
export function asWritten(text: string): string | number | boolean {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** Where an engine's message says the error is, as an offset into the statement; null where it says nothing. */
export function positionOf(message: string, statement: string): number | null {
  const found =
    /line (?<line>\d+), column (?<column>\d+)/.exec(message) ??
    /line: (?<line>\d+), offset: (?<offset>\d+)/.exec(message);
  if (!found?.groups) return null;
  const { line, column, offset } = found.groups;
  const before = statement.split('\n').slice(0, Number(line) - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(statement.length, start + (column === undefined ? Number(offset) : Number(column) - 1));
}

/** A value as one line of text; a node by its name. */
export function cellText(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(cellText).join(', ');
  if (typeof value.node === 'string') return cellText(value.label ?? value.node);
  if (typeof value.edge === 'string')
    return cellText(value.kind ?? value.edge)
      .toLowerCase()
      .replaceAll('_', ' ');
  if (value.path !== undefined) return cellText(value.path);
  return JSON.stringify(value);
}

function isList(value: Cell): value is readonly Cell[] {
  return Array.isArray(value);
}

const ID = /^(?:paper|method|dataset|repo|task):\S+$/;

/** The id of a cell that is one node, or the id of one. */
export function nodeOf(value: Cell): string | null {
  if (typeof value === 'string') return ID.test(value) ? value : null;
  return typeof value === 'object' && value !== null && !isList(value) && typeof value.node === 'string'
    ? value.node
    : null;
}
