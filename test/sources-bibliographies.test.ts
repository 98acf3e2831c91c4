/** Bibliographies by a small example each. */
import { day, json, testRows } from './support/source-rows.ts';

testRows([
  {
    name: 'CSL-JSON',
    format: 'csl-json',
    text: json([
      {
        id: 'bee2020',
        type: 'article-journal',
        title: 'T',
        author: [{ family: 'Dam', given: 'Ann', 'non-dropping-particle': 'van' }, { literal: 'The Group' }],
        issued: { 'date-parts': [['2020', 13]] },
        'container-title': 'J',
        DOI: '10.1000/X',
        URL: 'https://arxiv.org/abs/2001.00001',
        page: '1-2',
      },
    ]),
    listings: [
      {
        authors: ['Ann van Dam', 'The Group'],
        date: day(2020),
        venue: 'J',
        ids: { doi: '10.1000/x', arxiv: '2001.00001', citation_key: 'bee2020' },
        extra: { page: '1-2' },
      },
    ],
  },
  {
    name: 'BibTeX with macros, crossref, both delimiters and a broken entry',
    format: 'bibtex',
    text: `Some words before.
@string{icml = "Int. Conf."}
@inproceedings{bee2020, title = {{LoRA} and G{\\"o}del}, author = "Bee, Ann and van Dam, Jan", crossref = {proc},
  eprint = {2001.00001}, archivePrefix = {arXiv}, month = jun, keywords = {a, b}}
%@ARTICLE(dee2019, title = "Brackets (inside) quotes", journal = "A " # icml, year = 2019, month = "June 3")
@article{open2018, title = {Never closed, year = 2018,
@misc{eff2017, title = {After it}, date = {2017-02-03}, howpublished = {\\url{https://github.com/a/b}}}
@proceedings{proc, title = {Proc. of Things}, year = 2020}`,
    listings: [
      {
        title: 'Brackets (inside) quotes',
        venue: 'A Int. Conf.',
        date: day(2019, 6, 3),
        ids: { citation_key: 'dee2019' },
      },
      { title: 'After it', date: day(2017, 2, 3), repositories: [{ url: 'https://github.com/a/b', official: null }] },
      { title: 'Proc. of Things' },
      {
        title: 'LoRA and Gödel',
        authors: ['Ann Bee', 'Jan van Dam'],
        date: day(2020, 6),
        venue: 'Proc. of Things',
        ids: { arxiv: '2001.00001', citation_key: 'bee2020' },
        extra: { keywords: 'a, b' },
      },
    ],
    problems: [/“open2018” is broken/],
  },
  {
    name: 'RIS with folded lines, a record without a title, and words between',
    format: 'ris',
    text: 'Export of today\nTY  - JOUR\nID  - bee2020\nTI  - A title\nAU  - Bee, Ann\nPY  - 2020\nDA  - 2020/06/17/\nAB  - We say\n  more.\nDO  - 10.1000/X\nM1  - arXiv:2001.00001\nKW  - a\nKW  - b\nER  - \nTY  - JOUR\nAU  - Nobody\nER  - \n',
    listings: [
      {
        title: 'A title',
        abstract: 'We say more.',
        authors: ['Ann Bee'],
        date: day(2020, 6, 17),
        ids: { doi: '10.1000/x', arxiv: '2001.00001', citation_key: 'bee2020' },
        extra: { KW: ['a', 'b'] },
      },
    ],
    problems: [/without a title/, /belongs to no record/],
  },
  {
    name: 'PubMed records',
    format: 'ris',
    text: 'PMID- 1\nDP  - 2020 Feb 3\nTI  - A title\n      on two lines.\nFAU - Bee, Ann\nJT  - The journal\nLID - 10.1000/X [doi]\nSO  - The journal\n\nPMID- 2\nTI  - Another\n',
    listings: [
      { title: 'A title on two lines.', authors: ['Ann Bee'], date: day(2020, 2, 3), ids: { doi: '10.1000/x' } },
      { title: 'Another' },
    ],
    problems: [/without its end/],
  },
]);
