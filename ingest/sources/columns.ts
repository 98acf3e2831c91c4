/** Tables (CSV, TSV) with a header: columns known by their usual names, or named by the user (`--map title=Name`). */

import { delimiterOf, rows } from './columns/rows.ts';
import type { SourceFormat, SourceInput, SourceItem, SourceOptions } from './contract.ts';
import { FIELDS } from './kindred-fields.ts';
import { renamed, titleOf, toListing } from './kindred-lines.ts';

/** Usual headers, in lower case with single blanks, by the field that they mean. */
const USUAL: Readonly<Record<string, string>> = {
  'article title': 'title',
  'document title': 'title',
  'paper title': 'title',
  author: 'authors',
  'author names': 'authors',
  'author full names': 'authors',
  'publication year': 'year',
  date: 'published',
  'publication date': 'published',
  journal: 'venue',
  'source title': 'venue',
  'publication title': 'venue',
  booktitle: 'venue',
  conference: 'venue',
  'arxiv id': 'arxiv',
  arxiv_id: 'arxiv',
  url: 'links',
  link: 'links',
  github: 'code',
  repository: 'code',
  'cited by': 'citation_count',
  'times cited': 'citation_count',
};

function fieldOf(header: string, columns: ReadonlyMap<string, string>): string {
  for (const [field, column] of columns) if (column === header) return field;
  const name = header.replace(/\s+/g, ' ').trim().toLowerCase();
  if (name === 'title' || FIELDS.has(name)) return name;
  return USUAL[name] ?? header;
}

async function* read(input: SourceInput, options: SourceOptions): AsyncGenerator<SourceItem> {
  const delimiter = delimiterOf(firstLine(input.head));
  let header: readonly string[] | null = null;
  for await (const row of rows(input, delimiter)) {
    const said = (what: string, remedy: string): SourceItem => ({
      problem: { source: input.name, line: row.line, what, remedy },
    });
    if ('broken' in row) {
      yield said(`a row is broken: ${row.broken}; left out`, 'close the quote');
    } else if (header === null) header = row.cells.map((cell) => fieldOf(cell, options.columns));
    else {
      if (row.cells.length > header.length) {
        yield said(
          `a row of ${row.cells.length} cells under ${header.length} columns; the cells beyond are left out`,
          'quote cells that hold the delimiter',
        );
      }
      const cells = header
        .map((name, i) => [name, row.cells[i] ?? ''] as const)
        .filter(([name, cell]) => name !== '' && cell !== '');
      const raw = renamed(
        Object.fromEntries(cells.map(([name, cell]) => [name, name === 'authors' ? authors(cell) : cell])),
        options.columns,
      );
      const title = titleOf(raw);
      if (title === null)
        yield said('a row without a title; left out', 'fill its title, or name its column with --map title=NAME');
      else {
        const { listing, problems } = toListing(raw, title, input.name, row.line);
        for (const problem of problems) yield { problem };
        yield { listing };
      }
    }
  }
}

/** `A; B`, `A and B`, or full names between commas; `Doe, Jane` is one name. */
function authors(cell: string): string | string[] {
  if (/;|\band\b/.test(cell)) return cell;
  const parts = cell.split(/\s*,\s*/).filter(Boolean);
  return parts.every((part) => part.includes(' ')) ? parts : [cell];
}

function firstLine(head: string): string {
  return /^\s*([^\r\n]*)/.exec(head)?.[1] ?? '';
}

export const columns: SourceFormat = {
  name: 'table',
  description: 'CSV and TSV with a header; other headers are named with --map title=NAME',
  detect: (head) => {
    const line = firstLine(head);
    if (/^[[{<@%]/.test(line) || line.length > 5000) return 0;
    const cells = line.split(delimiterOf(line)).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    if (cells.length < 2) return 0;
    return cells.some((cell) => fieldOf(cell, new Map()) === 'title') ? 0.6 : 0;
  },
  read,
};
