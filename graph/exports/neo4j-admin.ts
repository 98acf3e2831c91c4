/** CSV with typed headers for `neo4j-admin database import`: the way into Neo4j for graphs of tens of millions. */
import { type Column, columnsOf, type Flat, flatRow } from '../flat.ts';
import type { GraphNode } from '../model.ts';
import type { FieldType } from '../schema.ts';
import type { ExportFormat, ExportNode, ExportSource } from './contract.ts';

/** Divides the items of a list; no text holds it. */
const BETWEEN = '\u001f';

export const neo4jAdmin: ExportFormat = {
  name: 'neo4j-admin',
  extension: 'import.csv',
  mime: 'text/csv',
  description: 'three CSV files for neo4j-admin database import, for graphs of tens of millions',
  leavesOut:
    'empty lists; import with: neo4j-admin database import full neo4j --id-type=string --multiline-fields=true ' +
    '--array-delimiter=U+001F --nodes=FILE.papers.import.csv --nodes=FILE.names.import.csv ' +
    '--relationships=FILE.edges.import.csv --overwrite-destination',
  files: [
    { suffix: '.papers', write: (source) => writeNodes(source, 'papers') },
    { suffix: '.names', write: (source) => writeNodes(source, 'entities') },
    { suffix: '.edges', write: writeEdges },
  ],
};

const TYPES: Readonly<Record<FieldType, string>> = {
  string: 'string',
  integer: 'long',
  float: 'double',
  boolean: 'boolean',
  strings: 'string[]',
  json: 'string',
};

function header(columns: readonly Column[]): string[] {
  return columns.map(({ name, type }) => `${name}:${TYPES[type]}`);
}

async function* writeNodes(source: ExportSource, table: 'papers' | 'entities'): AsyncIterable<string> {
  const columns = [...columnsOf(table), ...columnsOf('nodes')];
  yield line(['id:ID', ...header(columns), ':LABEL']);
  for await (const row of source.nodes()) {
    if ((row.node.kind === 'Paper') !== (table === 'papers')) continue;
    const flat = flatNode(row);
    yield line([cell(row.node.id), ...columns.map(({ name }) => cell(flat[name] ?? null)), row.node.kind]);
  }
}

function flatNode({ node, analysis }: ExportNode): Record<string, Flat> {
  const own = node.kind === 'Paper' ? flatRow('papers', node) : flatRow('entities', node);
  return analysis ? { ...own, ...flatRow('nodes', analysis) } : own;
}

async function* writeEdges(source: ExportSource): AsyncIterable<string> {
  const columns = columnsOf('edges');
  yield line([':START_ID', ':END_ID', ':TYPE', 'id:string', ...header(columns)]);
  let from: GraphNode | undefined;
  for await (const edge of source.edges()) {
    // Sorted by id, so by source: its texts are fetched once.
    if (from?.id !== edge.source) [from] = await source.get([edge.source]);
    const table = edge.kind === 'SIMILAR_TO' ? 'derived' : 'edges';
    const flat = flatRow(table, edge, from?.kind === 'Paper' ? from : null);
    const ends = [cell(edge.source), cell(edge.target), edge.kind, cell(edge.id)];
    yield line([...ends, ...columns.map(({ name }) => cell(flat[name] ?? null))]);
  }
}

function line(values: readonly string[]): string {
  return `${values.join(',')}\n`;
}

/** Text is always quoted: unquoted it would be trimmed, and an empty one would be none. */
function cell(value: Flat): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  return value.length === 0 ? '' : quoted(value.map((item) => item.replaceAll(BETWEEN, ' ')).join(BETWEEN));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
