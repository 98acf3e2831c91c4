/** The shown nodes as rows: in the order that is asked for, and as text that spreadsheets take. Pure. */
import { type Atlas, communityOf } from './atlas.ts';

export type Column = 'name' | 'kind' | 'links' | 'citations' | 'year' | 'community';

const compareText = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });

/** Nodes where `shown` is 1; what is unknown comes last, whichever way; ties by node number. */
export function sortedRows(atlas: Atlas, shown: Uint8Array, column: Column, up: boolean): number[] {
  const nodes: number[] = [];
  for (let i = 0; i < atlas.ids.length; i++) if (shown[i]) nodes.push(i);
  const sign = up ? 1 : -1;
  const count = (values: readonly (number | null)[]) => (a: number, b: number) => {
    const [x, y] = [values[a] ?? null, values[b] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  const word = (of: (node: number) => string) => (a: number, b: number) => sign * compareText(of(a), of(b));
  const compare = {
    name: word((i) => atlas.labels[i]!),
    kind: word((i) => atlas.kind[i]!),
    links: count(atlas.degree),
    citations: count(atlas.citations),
    year: count(atlas.year),
    community: word((i) => communityOf(atlas, i)?.name ?? ''),
  } satisfies Record<Column, (a: number, b: number) => number>;
  return nodes.sort((a, b) => compare[column](a, b) || a - b);
}

const HEAD = ['name', 'kind', 'links', 'citations', 'year', 'community', 'id'];

function cells(atlas: Atlas, i: number): string[] {
  return [
    atlas.labels[i],
    atlas.kind[i],
    atlas.degree[i],
    atlas.citations[i],
    atlas.year[i],
    communityOf(atlas, i)?.name,
    atlas.ids[i],
  ].map((value) => String(value ?? '').replace(/\s+/g, ' '));
}

/** Tab-separated, which spreadsheets paste as cells. */
export function asText(atlas: Atlas, rows: readonly number[]): string {
  return [HEAD, ...rows.map((i) => cells(atlas, i))].map((row) => row.join('\t')).join('\n');
}

/** A cell that a spreadsheet would take for a formula is quoted as text (OWASP, CSV injection). */
function csvCell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export function asCsv(atlas: Atlas, rows: readonly number[]): string {
  return `${[HEAD, ...rows.map((i) => cells(atlas, i))].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
