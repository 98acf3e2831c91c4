/** CSL-JSON, the exchange form of citation processors (pandoc, Zotero, citeproc). */
import { BIBLIOGRAPHY_LEAVES_OUT, type Entry, entries } from './bibliography.ts';
import type { ExportFormat, ExportSource } from './contract.ts';
import { items } from './rows.ts';

export const csl: ExportFormat = {
  name: 'csl',
  extension: 'csl.json',
  mime: 'application/vnd.citationstyles.csl+json',
  description: 'CSL-JSON, for pandoc, Zotero and citeproc',
  leavesOut: BIBLIOGRAPHY_LEAVES_OUT,
  files: [{ suffix: '', write }],
};

const TYPES = { article: 'article-journal', inproceedings: 'paper-conference', preprint: 'article' } as const;

async function* write(source: ExportSource): AsyncIterable<string> {
  yield '[';
  yield* items(entries(source), item);
  yield ']\n';
}

/** Keys without a value are left out by JSON. */
function item({ key, type, paper, authors, date, url, keywords }: Entry): object {
  return {
    id: key,
    type: TYPES[type],
    title: paper.title,
    author: authors.length > 0 ? authors : undefined,
    issued: date.length > 0 ? { 'date-parts': [date] } : undefined,
    'container-title': type === 'preprint' ? undefined : (paper.venue ?? undefined),
    publisher: type === 'preprint' && paper.ids.arxiv ? 'arXiv' : undefined,
    number: paper.ids.arxiv ? `arXiv:${paper.ids.arxiv}` : undefined,
    DOI: paper.ids.doi,
    URL: url ?? undefined,
    abstract: paper.abstract ?? undefined,
    keyword: keywords.length > 0 ? keywords.join(', ') : undefined,
    'citation-key': key,
  };
}
