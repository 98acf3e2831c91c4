/** Tables (CSV, TSV) with a header: columns known by their usual names, or named by the user (`--map title=Name`). */

import { delimiterOf, rows } from './columns/rows.ts';
import type { SourceFormat, SourceInput, SourceItem, SourceOptions } from './contract.ts';
import { FIELDS } from './kindred-fields.ts';
import { renamed, titleOf, toListing } from './kindred-lines.ts';

/** Usual headers, in lower case with single blanks, by the field that they mean. */
const USUAL: Readonly<Record<string, string>> = {
  'article title': 'title',
  titles: 'title',
  'paper name': 'title',
  display_name: 'title',
  paper_title: 'title',
  summaries: 'abstract',
  'abstract note': 'abstract',
  'document title': 'title',
  'paper title': 'title',
  author: 'authors',
  'authorships.author.display_name': 'authors',
  'author names': 'authors',
  'author full names': 'authors',
  'publication year': 'year',
  publication_year: 'year',
  pubyear: 'year',
  date: 'published',
  'publication date': 'published',
  publication_date: 'published',
  journal: 'venue',
  'source title': 'venue',
  'publication title': 'venue',
  booktitle: 'venue',
  conference: 'venue',
  'primary_location.source.display_name': 'venue',
  'arxiv id': 'arxiv',
  arxiv_id: 'arxiv',
  url: 'links',
  articleurl: 'links',
  link: 'links',
  github: 'code',
  repository: 'code',
  'cited by': 'citation_count',
  'times cited': 'citation_count',
  cites: 'citation_count',
  cited_by_count: 'citation_count',
  'openalex id': 'openalex',
  'semantic scholar id': 's2',
};

/** Which field each column means. Of two that mean the same the plainer one does, and the other keeps its own name. */
function fieldsOf(headers: readonly string[], columns: ReadonlyMap<string, string>): readonly string[] {
  const fields = headers.map((header) => fieldOf(header, columns));
  const plainness = (at: number) =>
    /full names$/i.test(headers[at]!) ? 2 : headers[at]!.trim().toLowerCase() === fields[at] ? 1 : 0;
  return fields.map((field, at) => {
    const rival = fields.some(
      (other, i) => other === field && (plainness(i) > plainness(at) || (plainness(i) === plainness(at) && i < at)),
    );
    return rival && field !== headers[at] ? headers[at]! : field;
  });
}

function fieldOf(header: string, columns: ReadonlyMap<string, string>): string {
  for (const [field, column] of columns) if (column === header) return field;
  const name = header.replace(/\s+/g, ' ').trim().toLowerCase();
  if (name === 'title' || FIELDS.has(name)) return name;
  return USUAL[name] ?? header;
}

async function* read(input: SourceInput, options: SourceOptions): AsyncGenerator<SourceItem> {
  const top = SEPARATOR.exec(input.head);
  const delimiter = top ? top[1]! : delimiterOf(firstLine(input.head));
  let skipped = top === null;
  let header: readonly string[] | null = null;
  for await (const row of rows(input, delimiter)) {
    const said = (what: string, remedy: string): SourceItem => ({
      problem: { source: input.name, line: row.line, what, remedy },
    });
    if ('broken' in row) {
      yield said(`a row is broken: ${row.broken}; left out`, 'close the quote');
    } else if (!skipped) skipped = true;
    else if (header === null) header = fieldsOf(row.cells, options.columns);
    else {
      if (row.cells.length > header.length) {
        yield said(
          `a row of ${row.cells.length} cells under ${header.length} columns; the cells beyond are left out`,
          'quote cells that hold the delimiter',
        );
      }
      const cells = header
        .map((name, i) => [name, row.cells[i] ?? ''] as const)
        .filter(([name, cell]) => name !== '' && cell !== '')
        .map(([name, cell]) => [name === 'id' && /openalex\.org\/W\d/i.test(cell) ? 'openalex' : name, cell] as const);
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

/** `A; B`, `A and B`, `A|B`, or full names between commas; `Doe, Jane` is one name. Scopus puts its numbers behind names. */
function authors(text: string): string | string[] {
  const cell = text.replace(/\s*\(\d{6,}\)/g, '');
  if (cell.includes('|')) return cell.split(/\s*\|\s*/).filter(Boolean);
  if (/;|\band\b/.test(cell)) return cell;
  const parts = cell.split(/\s*,\s*/).filter(Boolean);
  return parts.every((part) => part.includes(' ')) ? parts : [cell];
}

/** The line with which Excel names the delimiter. */
const SEPARATOR = /^\s*"?sep=(.)"?\r?\n/;

function firstLine(head: string): string {
  return /^\s*([^\r\n]*)/.exec(head.replace(SEPARATOR, ''))?.[1] ?? '';
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
