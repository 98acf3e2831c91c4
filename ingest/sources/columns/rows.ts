/** Rows of delimited text (RFC 4180): quoted fields may hold delimiters, quotes and line ends; a quote that never closes costs one row. */
import type { SourceInput } from '../contract.ts';

export type Row =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: string };

/** A quoted field longer than this has lost its closing quote. */
const MAX_FIELD = 1_000_000;

export async function* rows(input: SourceInput, delimiter: string): AsyncGenerator<Row> {
  let held: { readonly line: number; readonly text: string }[] = [];
  let size = 0;

  /** Takes whole rows off the front; `last`: what is still open has to be given up. */
  function* take(last: boolean): Generator<Row> {
    while (held.length > 0) {
      const found = firstRow(held, delimiter);
      const first = held[0]!;
      if (found) {
        held = held.slice(found.lines);
        if (found.cells.some((cell) => cell !== '')) yield { line: first.line, cells: found.cells };
      } else if (last || size > MAX_FIELD) {
        held = held.slice(1);
        yield { line: first.line, broken: 'a quote is never closed' };
      } else return;
      size = held.reduce((sum, one) => sum + one.text.length, 0);
    }
  }

  for await (const one of input.lines()) {
    held.push(one);
    size += one.text.length;
    // An open field can only close on a line with a quote.
    if (held.length === 1 || one.text.includes('"') || size > MAX_FIELD) yield* take(false);
  }
  yield* take(true);
}

function firstRow(
  lines: readonly { readonly text: string }[],
  delimiter: string,
): { readonly cells: readonly string[]; readonly lines: number } | null {
  const first = lines[0]!.text;
  if (!first.includes('"')) return { cells: first.split(delimiter).map((cell) => cell.trim()), lines: 1 };
  const text = lines.map((one) => one.text).join('\n');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return null;
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const stop = nextStop(text, at, delimiter);
    cell += text.slice(at, stop);
    cells.push(cell.trim());
    at = stop;
    if (at >= text.length || text[at] === '\n') break;
    at += delimiter.length;
  }
  return { cells, lines: text.slice(0, at).split('\n').length };
}

function nextStop(text: string, from: number, delimiter: string): number {
  const line = text.indexOf('\n', from);
  const next = text.indexOf(delimiter, from);
  const end = line < 0 ? text.length : line;
  return next < 0 ? end : Math.min(end, next);
}

/** The delimiter that cuts the header into the most columns. */
export function delimiterOf(header: string): string {
  const counts = ['\t', ',', ';', '|'].map((one) => [one, header.split(one).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
