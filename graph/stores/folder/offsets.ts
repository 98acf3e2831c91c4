/** Where each row of a table lies: ids and byte offsets in memory, never the rows. Built on first use. */
import type { TableName, Tables } from '../contract.ts';
import { lineEnds, lineKey } from '../rows.ts';
import type { TableFile } from './generation.ts';
import { broken } from './layout.ts';
import { type Line, lineBatches, textAt } from './lines.ts';

export interface Offsets {
  /** The line of an id as stored; null when the table has no such row. */
  lineOf(id: string): Promise<{ text: string; number: number } | null>;
}

interface Spans {
  readonly from: Float64Array;
  readonly bytes: Uint32Array;
}

async function eachLine(file: TableFile, use: (line: Line, number: number) => void): Promise<Spans> {
  const from = new Float64Array(file.rows);
  const bytes = new Uint32Array(file.rows);
  let number = 0;
  for await (const lines of lineBatches(file.handle, file.bytes)) {
    for (const line of lines) {
      from[number] = line.offset;
      bytes[number] = line.bytes;
      number++;
      try {
        use(line, number);
      } catch (error) {
        throw broken(file.path, number, 'is no row of JSON', error);
      }
    }
  }
  return { from, bytes };
}

/** The offsets of a table's rows by id. */
export async function offsetsById(file: TableFile): Promise<Offsets> {
  const numbers = new Map<string, number>();
  const spans = await eachLine(file, (line, number) => numbers.set(lineKey(line.text), number));
  return {
    async lineOf(id) {
      const number = numbers.get(id);
      return number === undefined ? null : { number, text: await textAt(file.handle, ...span(spans, number)) };
    },
  };
}

export interface Adjacency {
  /** The lines of the edges that touch a node, in the order of the table; a loop comes once. */
  linesOf(node: string): Promise<{ text: string; number: number }[]>;
}

/** The offsets of a table of edges by both ends. */
export async function offsetsByEnds(file: TableFile): Promise<Adjacency> {
  const numbers = new Map<string, number[]>();
  const spans = await eachLine(file, (line, number) => {
    for (const node of new Set(lineEnds(line.text))) {
      const list = numbers.get(node);
      if (list) list.push(number);
      else numbers.set(node, [number]);
    }
  });
  return {
    async linesOf(node) {
      const out = [];
      for (const number of numbers.get(node) ?? []) {
        out.push({ number, text: await textAt(file.handle, ...span(spans, number)) });
      }
      return out;
    },
  };
}

function span(spans: Spans, number: number): [number, number] {
  return [spans.from[number - 1]!, spans.bytes[number - 1]!];
}

/** The row of a line. Throws `store-broken`, naming file and line. */
export function parseRow<K extends TableName>(_table: K, file: TableFile, text: string, number: number): Tables[K] {
  let row: Tables[K];
  try {
    row = JSON.parse(text);
  } catch (error) {
    throw broken(file.path, number, 'is no row of JSON', error);
  }
  if (typeof row !== 'object' || row === null) throw broken(file.path, number, 'is no row of this table');
  return row;
}
