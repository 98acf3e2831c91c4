/** BibTeX that biber and classic BibTeX read, UTF-8, with arXiv ids as eprints. */
import { BIBLIOGRAPHY_LEAVES_OUT, type Entry, entries, type Name, oneLine } from './bibliography.ts';
import type { ExportFormat, ExportSource } from './contract.ts';

export const bibtex: ExportFormat = {
  name: 'bibtex',
  extension: 'bib',
  mime: 'application/x-bibtex',
  description: 'BibTeX, with your own citation keys where known',
  leavesOut: BIBLIOGRAPHY_LEAVES_OUT,
  files: [{ suffix: '', write }],
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const TYPES = { article: 'article', inproceedings: 'inproceedings', preprint: 'misc' } as const;

async function* write(source: ExportSource): AsyncIterable<string> {
  for await (const entry of entries(source)) yield entryText(entry);
}

function entryText({ key, type, paper, authors, date, url, keywords }: Entry): string {
  const month = MONTHS[(date[1] ?? 0) - 1];
  const fields: (readonly [string, string | null])[] = [
    ['title', `{${protect(oneLine(paper.title))}}`],
    ['author', authors.length > 0 ? `{${authors.map(nameText).join(' and ')}}` : null],
    ['year', date[0] ? `{${date[0]}}` : null],
    ['month', month ?? null],
    [type === 'inproceedings' ? 'booktitle' : 'journal', type !== 'preprint' && paper.venue ? text(paper.venue) : null],
    ['eprint', paper.ids.arxiv ? `{${paper.ids.arxiv}}` : null],
    ['archivePrefix', paper.ids.arxiv ? '{arXiv}' : null],
    ['doi', paper.ids.doi ? `{${verbatim(paper.ids.doi)}}` : null],
    ['url', url ? `{${verbatim(url)}}` : null],
    ['abstract', paper.abstract ? text(paper.abstract) : null],
    ['keywords', keywords.length > 0 ? text(keywords.join(', ')) : null],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${TYPES[type]}{${key},\n${lines.join(',\n')}\n}\n\n`;
}

function nameText(name: Name): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`;
  return `${escaped(name.family)}, ${escaped(name.given)}`;
}

function text(value: string): string {
  return `{${escaped(oneLine(value))}}`;
}

/** Words with capitals inside keep them in every style. */
function protect(title: string): string {
  return title
    .split(' ')
    .map((word) => (/^.+\p{Lu}/u.test(word) || /^\p{Lu}$/u.test(word) ? `{${escaped(word)}}` : escaped(word)))
    .join(' ');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escaped(value: string): string {
  return value.replace(/[\\~^{}&%$#_]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

/** Addresses stand as they are; only what would end the field is encoded. */
function verbatim(value: string): string {
  return value.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
}
