/** How a row becomes a line: one key order and one sort order, so that equal rows are equal bytes in every store. */
import { byCodeUnit } from '../ids.ts';
import { EDGE_FIELDS, ENTITY_FIELDS, PAPER_FIELDS } from '../schema.ts';
import type { TableName, Tables } from './contract.ts';

export type Row = Tables[TableName];

/** Keys in reading order; `id`, `kind`, `source`, `target` come first, which `lineKey` and `lineEnds` rely on. */
const KEY_ORDER = [
  ...['id', 'kind', 'source', 'target', 'role', 'official'],
  ...['file', 'line', 'what', 'remedy', 'field', 'start', 'end', 'quote', 'sentence', 'rule'],
  ...Object.keys(EDGE_FIELDS),
  ...Object.keys(PAPER_FIELDS),
  ...Object.keys(ENTITY_FIELDS),
  ...['doi', 'arxiv', 'openalex', 's2', 'openreview', 'acl', 'citation_key'],
  ...['name', 'colour', 'level', 'parent', 'size', 'papers', 'community', 'x', 'y', 'degree', 'pagerank'],
  ...['stability', 'leaf', 'top', 'central', 'listing'],
  ...['schema', 'kindred', 'build', 'as_of', 'inputs', 'format', 'records', 'bytes', 'sha256', 'rows', 'kinds'],
  ...['counts', 'analysis', 'tables', 'corrections'],
];
const RANK = new Map([...new Set(KEY_ORDER)].map((key, at) => [key, at]));

function byKeyRank(a: string, b: string): number {
  const left = RANK.get(a) ?? RANK.size;
  const right = RANK.get(b) ?? RANK.size;
  return left - right || byCodeUnit(a, b);
}

/** Known keys in order, by the keys as they came: the rows of a store share a few shapes. */
const SHAPES = new Map<string, readonly string[]>();

/** Null where a key is unknown: of such shapes there is no end. */
function knownOrder(keys: readonly string[]): readonly string[] | null {
  const shape = keys.join('\0');
  const held = SHAPES.get(shape);
  if (held?.length === keys.length) return held;
  if (!keys.every((key) => RANK.has(key))) return null;
  const order = [...keys].sort(byKeyRank);
  SHAPES.set(shape, order);
  return order;
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? value.map(ordered) : value;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const order = knownOrder(Object.keys(fields));
  if (order) {
    const out: Record<string, unknown> = {};
    for (const key of order) out[key] = ordered(fields[key]);
    return out;
  }
  return Object.fromEntries(
    Object.entries(fields)
      .sort(([a], [b]) => byKeyRank(a, b))
      .map(([key, item]) => [key, ordered(item)]),
  );
}

/** The row as one line of JSON without its line end; equal rows give equal lines whatever the order of their keys. */
export function toLine(row: unknown): string {
  return JSON.stringify(ordered(row));
}

/** The string by which rows are sorted (code units): the id; for problems source, line, what, remedy. */
export function sortKey(row: Row): string {
  if ('id' in row) return row.id;
  const line = row.line === null ? '' : String(row.line).padStart(12, '0');
  return [row.source, line, row.what, row.remedy].join('\0');
}

const TEXT = '("(?:[^"\\\\]|\\\\.)*")';
const ID = new RegExp(`^\\{"id":${TEXT}`);
const ENDS = new RegExp(`^\\{"id":${TEXT},"kind":${TEXT},"source":${TEXT},"target":${TEXT}`);

/** The sort key of a line, without parsing the whole of it where the id comes first. Throws SyntaxError on bad JSON. */
export function lineKey(line: string): string {
  const id = ID.exec(line)?.[1];
  return id === undefined ? sortKey(JSON.parse(line)) : JSON.parse(id);
}

/** Source and target of an edge's line. Throws SyntaxError on bad JSON. */
export function lineEnds(line: string): readonly [string, string] {
  const found = ENDS.exec(line);
  if (found) return [JSON.parse(found[3]!), JSON.parse(found[4]!)];
  const edge: Tables['edges'] = JSON.parse(line);
  return [edge.source, edge.target];
}
