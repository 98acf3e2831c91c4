/** Two CSV tables, nodes and edges, as Gephi, pandas and spreadsheets read them (RFC 4180, UTF-8, CRLF). */
import type { ExportFormat, ExportSource } from './contract.ts';
import { type Column, EDGE_COLUMNS, edgeRow, type FlatValue, NODE_COLUMNS, nodeLabel, nodeRow } from './flat.ts';
import { look } from './look.ts';

export const csv: ExportFormat = {
  name: 'csv',
  extension: 'csv',
  mime: 'text/csv',
  description: 'two tables, nodes and edges, for Gephi, pandas and spreadsheets',
  leavesOut:
    'lists are joined by " | ", evidence is JSON text; text that a spreadsheet would run as a formula gets an apostrophe in front',
  files: [
    { suffix: '.nodes', write: writeNodes },
    { suffix: '.edges', write: writeEdges },
  ],
};

async function* writeNodes(source: ExportSource): AsyncIterable<string> {
  const { communityName } = look(source.communities);
  yield line(['Id', 'Label', ...names(NODE_COLUMNS), 'x', 'y']);
  for await (const row of source.nodes()) {
    const values = nodeRow(row, communityName);
    yield line([
      row.node.id,
      nodeLabel(row),
      ...cells(NODE_COLUMNS, values),
      row.analysis?.x ?? null,
      row.analysis?.y ?? null,
    ]);
  }
}

async function* writeEdges(source: ExportSource): AsyncIterable<string> {
  yield line(['Source', 'Target', 'Type', 'Id', ...names(EDGE_COLUMNS)]);
  for await (const edge of source.edges()) {
    yield line([edge.source, edge.target, 'Directed', edge.id, ...cells(EDGE_COLUMNS, edgeRow(edge))]);
  }
}

function names(columns: readonly Column[]): string[] {
  return columns.map(({ name }) => name);
}

function cells(columns: readonly Column[], row: Readonly<Record<string, FlatValue>>): FlatValue[] {
  return columns.map(({ name }) => row[name] ?? null);
}

function line(values: readonly FlatValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** What starts with one of these a spreadsheet may run (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: FlatValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
