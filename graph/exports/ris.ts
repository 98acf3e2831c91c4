/** RIS for EndNote, Zotero and Mendeley. */
import { BIBLIOGRAPHY_LEAVES_OUT, type Entry, entries, type Name, oneLine } from './bibliography.ts';
import type { ExportFormat, ExportSource } from './contract.ts';

export const ris: ExportFormat = {
  name: 'ris',
  extension: 'ris',
  mime: 'application/x-research-info-systems',
  description: 'RIS, for EndNote, Zotero and Mendeley',
  leavesOut: BIBLIOGRAPHY_LEAVES_OUT,
  files: [{ suffix: '', write }],
};

const TYPES = { article: 'JOUR', inproceedings: 'CONF', preprint: 'UNPB' } as const;

async function* write(source: ExportSource): AsyncIterable<string> {
  for await (const entry of entries(source)) yield entryText(entry);
}

function entryText({ key, type, paper, authors, date, url, keywords }: Entry): string {
  const [year, month, day] = date;
  const two = (value: number | undefined) => (value ? String(value).padStart(2, '0') : '');
  const fields: (readonly [string, string | null | undefined])[] = [
    ['TY', TYPES[type]],
    ['ID', key],
    ['TI', paper.title],
    ...authors.map((name) => ['AU', nameText(name)] as const),
    ['PY', year ? String(year) : null],
    ['DA', year ? `${year}/${two(month)}/${two(day)}/` : null],
    ['T2', paper.venue],
    ['DO', paper.ids.doi],
    ['M1', paper.ids.arxiv ? `arXiv:${paper.ids.arxiv}` : null],
    ['UR', url],
    ['AB', paper.abstract],
    ...keywords.map((word) => ['KW', word] as const),
    ['ER', ''],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === null || value === undefined ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function nameText(name: Name): string {
  return 'literal' in name ? name.literal : `${name.family}, ${name.given}`;
}
