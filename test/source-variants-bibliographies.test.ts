/** Forms of bibliographies that differ from the usual one: what people and other programs make of them is read too, or named. */
import { expect } from 'vitest';
import { day, json } from './support/source-rows.ts';
import { testVariants, type Variant } from './support/source-variants.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

testVariants([
  [
    'CSL without an id',
    'csl-json',
    json([{ type: 'book', title: 'T', author: [{ family: 'Bee', given: 'Ann' }] }]),
    [{ authors: ['Ann Bee'] }],
  ],
  ...(
    [
      [{ 'date-parts': [['2020', '05', '3']] }, day(2020, 5, 3)],
      [{ 'date-parts': [2020, 5] }, day(2020, 5)],
      [{ raw: 'May 2020' }, day(2020, 5)],
      ['2020-05', day(2020, 5)],
      [{ 'date-parts': [[]] }, null],
    ] as const
  ).map(
    ([issued, date]): Variant => [
      `CSL issued ${json(issued)}`,
      'csl-json',
      json([{ id: 1, type: 'book', title: 'T', 'container-title': 'J', issued }]),
      [{ date, ids: { citation_key: '1' } }],
    ],
  ),
  [
    'CSL of the year 44 before',
    'csl-json',
    json([{ id: 1, type: 'book', title: 'T', issued: { 'date-parts': [[-44]] } }]),
    [{ date: null, extra: { issued: { 'date-parts': [[-44]] } } }],
    [/no date of a paper/],
  ],
  [
    'CSL as Crossref answers it',
    'csl-json',
    json({
      DOI: '10.1000/X',
      type: 'journal-article',
      title: ['T'],
      'container-title': ['J'],
      issued: { 'date-parts': [[2020]] },
    }),
    [{ title: 'T', venue: 'J', ids: { doi: '10.1000/x' } }],
  ],
  [
    'BibTeX in Latin 1',
    'bibtex',
    latin('@article{a, title={G\xf6del}, author={M\xfcller, J\xf6rg}}'),
    [{ title: 'Gödel', authors: ['Jörg Müller'] }],
    [/not UTF-8; read as windows-1252/],
  ],
  [
    'BibTeX with old line ends',
    'bibtex',
    '@misc{a,\r title={T}}\r@misc{b,\r title={U}}\r',
    [{ title: 'T' }, { title: 'U' }],
  ],
  ['BibTeX on one line', 'bibtex', '@misc{a,title={T}}@misc{b,title={U}}', [{ title: 'T' }, { title: 'U' }]],
  [
    'keys missing, with blanks, with brackets',
    'bibtex',
    '@misc{, title={T}}\n@misc{a b, title={U}}\n@misc{c(1), title={V}}',
    [
      { title: 'T', ids: {} },
      { title: 'U', ids: { citation_key: 'a b' } },
      { title: 'V', ids: { citation_key: 'c(1)' } },
    ],
  ],
  [
    'entries inside comments',
    'bibtex',
    '@comment{jabref-meta: x;}\n@Comment{@misc{x, title={Hidden}}}\n@misc{a, title={T}}',
    [{ title: 'T' }],
  ],
  [
    'macros of macros',
    'bibtex',
    '@preamble{"\\x"}\n@string(abc = "Conf")\n@string{def={J} # abc}\n@inproceedings{a, title="T", booktitle=def}',
    [{ venue: 'JConf' }],
  ],
  [
    'places of an arXiv id',
    'bibtex',
    [
      'eprint={arXiv:2001.00001v2 [cs.CL]},archiveprefix={arXiv}',
      'eprint={http://arxiv.org/abs/2001.00001},eprinttype={arxiv}',
      'journal={arXiv preprint arXiv:2001.00001}',
      'journal={CoRR},volume={abs/2001.00001}',
      'note={arXiv:2001.00001}',
      'doi={https://doi.org/10.48550/arXiv.2001.00001}',
    ]
      .map((field, i) => `@misc{k${i},title={T},${field}}`)
      .join('\n'),
    Array.from({ length: 6 }, () => ({ ids: expect.objectContaining({ arxiv: '2001.00001' }) })),
  ],
  [
    'dates of biblatex',
    'bibtex',
    ['2020-05/2021-01', '2020-05-03T12:00', '1999~', '199X', '0001', '9999']
      .map((date, i) => `@misc{k${i},title={T},date={${date}}}`)
      .join('\n'),
    [day(2020, 5), day(2020, 5, 3), day(1999), null, null, null].map((date) => ({ date })),
    [/“k4”: “0001” is no year/, /“k5”: “9999” is no year/],
  ],
  [
    'a year in print',
    'bibtex',
    '@misc{a,title={T},year={c2001}}\n@misc{b,title={U},year={in press}}',
    [{ date: day(2001) }, { date: null, extra: expect.objectContaining({ year: 'in press' }) }],
  ],
  [
    'names parted by semicolons',
    'bibtex',
    '@misc{a,title={T},author={Bee, A.; Dee, C.}}',
    [{ authors: ['A. Bee', 'C. Dee'] }],
  ],
  [
    'a ring of crossrefs',
    'bibtex',
    '@inproceedings{a,title={A},crossref={b}}\n@proceedings{b,title={B},crossref={a}}',
    [{ title: 'A', venue: 'B' }, { title: 'B' }],
  ],
  [
    'RIS without its first lines',
    'ris',
    'T1  - T\nA1  - Bee, Ann\nER  - \n\nT1  - U\nER  - \n',
    [{ title: 'T', authors: ['Ann Bee'] }, { title: 'U' }],
  ],
  ['RIS without blanks behind', 'ris', 'TY  -JOUR\nTI  -T\nER  -\n', [{ title: 'T' }]],
  ['RIS in small letters', 'ris', 'ty  - JOUR\nti  - T\ner  - \n', [{ title: 'T' }]],
  ['RIS with tabs', 'ris', 'TY\t- JOUR\nTI\t- T\nER\t- \n', [{ title: 'T' }]],
  ['RIS set in', 'ris', '  TY  - JOUR\n  TI  - T\n  ER  - \n', [{ title: 'T' }]],
  [
    'RIS with numbers between',
    'ris',
    '1.\nTY  - JOUR\nTI  - T\nER  - \n\n2.\nTY  - JOUR\nTI  - U\nER  - \n',
    [{ title: 'T' }, { title: 'U' }],
  ],
  ['RIS with old line ends', 'ris', 'TY  - JOUR\rTI  - T\rER  - \r', [{ title: 'T' }]],
  [
    'RIS with authors line by line',
    'ris',
    'TY  - JOUR\nTI  - T\nAU  - Bee, Ann\n      Dee, Cy\nER  - \n',
    [{ authors: ['Ann Bee', 'Cy Dee'] }],
  ],
  [
    'dates of RIS',
    'ris',
    ['2020//June', '2020-06-17', '17 Jun 2020', '0001', 'n.d.']
      .map((date) => `TY  - JOUR\nTI  - T\nPY  - ${date}\nER  - \n`)
      .join(''),
    [day(2020), day(2020, 6, 17), day(2020, 6, 17), null, null].map((date) => ({ date })),
    [/“0001” is no date/],
  ],
]);
