/** Each format by a small example of its own: what it is told by, and which fields its records give. */
import { describe, expect, test } from 'vitest';
import type { Listing } from '../ingest/model.ts';
import { detect, SOURCES } from '../ingest/sources/index.ts';
import { readText } from './support/read-text.ts';

interface Row {
  readonly name: string;
  readonly format: string;
  readonly text: string;
  readonly listings: readonly Partial<Listing>[];
  readonly problems?: readonly RegExp[];
}

const json = (value: unknown) => JSON.stringify(value);
const lines = (...values: readonly unknown[]) => values.map(json).join('\n');
const day = (year: number, month: number | null = null, date: number | null = null) => ({
  year,
  month,
  day: date,
  inferred: false,
});
const cited = (ids: Listing['ids'], title: string | null = null, year: number | null = null) => ({
  ids,
  title,
  year,
  context: null,
  intents: [],
});
const SHA = 'ab'.repeat(20);

const ROWS: readonly Row[] = [
  {
    name: 'a daily list of Hugging Face',
    format: 'hugging-face',
    text: json([
      {
        paper: {
          id: '2401.00001',
          title: 'Two\nLines',
          summary: 'We say\nthings.',
          authors: [
            { name: 'Ann Bee', hidden: false },
            { name: 'No One', hidden: true },
          ],
          publishedAt: '2024-01-02T00:00:00.000Z',
          upvotes: 3,
          githubRepo: 'own/name',
          projectPage: 'https://page.example/',
          ai_keywords: ['one'],
        },
        publishedAt: '2024-01-05T00:00:00.000Z',
        title: 'Two\nLines',
        numComments: 2,
        organization: { name: 'acme', fullname: 'Acme' },
      },
    ]),
    listings: [
      {
        title: 'Two Lines',
        abstract: 'We say things.',
        authors: ['Ann Bee'],
        author_count: null,
        date: day(2024, 1, 2),
        ids: { arxiv: '2401.00001' },
        repositories: [{ url: 'https://github.com/own/name', official: null }],
        links: ['https://page.example/'],
        organisation: 'Acme',
        upvotes: 3,
        comments: 2,
        extra: { ai_keywords: ['one'] },
      },
    ],
  },
  {
    name: 'OpenAlex works in an API page',
    format: 'openalex',
    text: json({
      meta: { count: 2, db_response_time_ms: 3 },
      results: [
        {
          id: 'https://openalex.org/W1',
          doi: 'https://doi.org/10.1000/AB',
          title: 'On <i>p</i> &amp; q',
          publication_date: '2020-05-06',
          authorships: [{ author: { display_name: 'Ann Bee' } }],
          primary_location: { landing_page_url: 'https://doi.org/10.1000/AB', source: { display_name: 'The Journal' } },
          locations: [{ landing_page_url: 'http://arxiv.org/abs/2001.00001v2' }],
          abstract_inverted_index: { Abstract: [0], We: [1], say: [2, 5], it: [3] },
          referenced_works: ['https://openalex.org/W9'],
          cited_by_count: 4,
        },
        {
          id: 'https://openalex.org/W2',
          title: null,
          publication_date: '2019-01-01',
          publication_year: 2019,
          doi: null,
        },
      ],
    }),
    listings: [
      {
        title: 'On p & q',
        abstract: 'We say it say',
        authors: ['Ann Bee'],
        venue: 'The Journal',
        date: day(2020, 5, 6),
        ids: { openalex: 'W1', doi: '10.1000/ab', arxiv: '2001.00001' },
        citations: [cited({ openalex: 'W9' })],
        citation_count: 4,
      },
      { title: '', ids: { openalex: 'W2' }, date: day(2019) },
    ],
    problems: [],
  },
  {
    name: 'a Semantic Scholar batch with an unknown id, references and citations',
    format: 'semantic-scholar',
    text: json([
      {
        paperId: SHA,
        corpusId: '77',
        externalIds: { ArXiv: '2001.00001v3', DOI: '10.1000/AB', ACL: '2020.acl-main.1' },
        title: 'T',
        year: 2020,
        publicationDate: null,
        venue: '',
        journal: { name: 'J' },
        authors: [{ authorId: '1', name: 'Ann Bee' }],
        tldr: { text: 'Short.' },
        references: [{ paperId: null, title: 'Old One', year: 1999 }],
        citations: [{ paperId: 'cd'.repeat(20), title: 'New One', year: 2021 }],
      },
      null,
    ]),
    listings: [
      {
        title: 'T',
        summary: 'Short.',
        date: day(2020),
        ids: { s2: SHA, s2_corpus: '77', arxiv: '2001.00001', doi: '10.1000/ab', acl: '2020.acl-main.1' },
        citations: [cited({}, 'Old One', 1999)],
        cited_by: [cited({ s2: 'cd'.repeat(20) }, 'New One', 2021)],
      },
    ],
    problems: [/empty place/],
  },
  {
    name: 'rows of the Semantic Scholar citation table',
    format: 'semantic-scholar',
    text: lines(
      { citationid: 1, citingcorpusid: 5, citedcorpusid: 6, contexts: ['as in [6]'], intents: [['background']] },
      { citationid: 2, citingcorpusid: 5, citedcorpusid: null, contexts: null, intents: null },
    ),
    listings: [
      {
        title: '',
        ids: { s2_corpus: '5' },
        citations: [
          { ids: { s2_corpus: '6' }, title: null, year: null, context: 'as in [6]', intents: ['background'] },
        ],
      },
    ],
    problems: [/one end unknown/],
  },
  {
    name: 'rows of the other Semantic Scholar bulk files',
    format: 'semantic-scholar',
    text: lines(
      { corpusid: 5, abstract: 'We say.', openaccessinfo: { url: 'https://a.example/x.pdf', status: 'GREEN' } },
      { corpusid: 5, model: 'tldr@v2', text: 'Short.' },
      { corpusid: 5, sha: SHA, primary: true },
      { corpusid: 6, content: { text: 'All of it.' } },
    ),
    listings: [
      { title: '', ids: { s2_corpus: '5' }, abstract: 'We say.', links: ['https://a.example/x.pdf'] },
      { title: '', ids: { s2_corpus: '5' }, summary: 'Short.' },
      { title: '', ids: { s2_corpus: '5', s2: SHA } },
    ],
    problems: [/full text/],
  },
  {
    name: 'a page of citations that does not name its paper',
    format: 'semantic-scholar',
    text: json({
      offset: 0,
      data: [
        { contexts: ['x'], citingPaper: { paperId: SHA, title: 'T' } },
        { contexts: [], citingPaper: { paperId: null, title: 'U' } },
      ],
    }),
    listings: [
      { title: 'T', ids: { s2: SHA }, citations: [] },
      { title: 'U', ids: {} },
    ],
    problems: [/does not name its own paper/],
  },
  {
    name: 'Papers with Code: papers',
    format: 'papers-with-code',
    text: json([
      {
        paper_url: 'https://paperswithcode.com/paper/t',
        arxiv_id: '2001.00001',
        title: 'T',
        abstract: 'We\nsay.',
        authors: ['Ann Bee'],
        tasks: ['Parsing'],
        date: '2020-01-01',
        proceeding: 'ICML 2020',
        methods: [{ name: 'Adam', full_name: 'Adaptive Moments' }],
      },
    ]),
    listings: [
      {
        abstract: 'We say.',
        date: day(2020, 1, 1),
        venue: 'ICML 2020',
        tasks: ['Parsing'],
        methods: [{ name: 'Adam', aliases: ['Adaptive Moments'], relation: null }],
      },
    ],
  },
  {
    name: 'Papers with Code: code links',
    format: 'papers-with-code',
    text: json([
      {
        paper_url: 'u',
        paper_title: 'T',
        paper_arxiv_id: null,
        repo_url: 'https://github.com/a/b.git',
        is_official: true,
      },
    ]),
    listings: [{ title: 'T', repositories: [{ url: 'https://github.com/a/b', official: true }] }],
  },
  {
    name: 'Papers with Code: evaluation tables with subtasks and blank papers',
    format: 'papers-with-code',
    text: json([
      {
        task: 'QA',
        datasets: [
          {
            dataset: 'SomeQA',
            sota: {
              rows: [
                {
                  model_name: 'M1',
                  paper_title: 'T',
                  paper_url: 'https://arxiv.org/abs/2001.00001',
                  metrics: { F1: '1' },
                  code_links: [{ url: 'https://github.com/a/b' }],
                },
                {
                  model_name: 'M2',
                  paper_title: 'T',
                  paper_url: 'https://arxiv.org/abs/2001.00001',
                  metrics: { F1: '2' },
                  code_links: [],
                },
                { model_name: 'M3', paper_title: '', paper_url: '', metrics: {} },
              ],
            },
          },
        ],
        subtasks: [
          {
            task: 'Sub',
            datasets: [{ dataset: 'D', sota: { rows: [{ paper_title: 'U', paper_url: null }] } }],
            subtasks: [],
          },
        ],
      },
    ]),
    listings: [
      {
        title: 'T',
        ids: { arxiv: '2001.00001' },
        tasks: ['QA'],
        datasets: [{ name: 'SomeQA', aliases: [], relation: 'evaluates' }],
        repositories: [{ url: 'https://github.com/a/b', official: null }],
      },
      { title: 'U', tasks: ['Sub'] },
    ],
    problems: [/1 result of “QA” without a paper/],
  },
  {
    name: 'Papers with Code: methods and the papers that introduce them',
    format: 'papers-with-code',
    text: json([
      {
        url: 'https://paperswithcode.com/method/x',
        name: 'X',
        full_name: 'Ex',
        introduced_year: 2020,
        num_papers: 3,
        paper: { title: 'T', url: 'u' },
      },
      { url: 'https://paperswithcode.com/method/y', name: 'Y', full_name: 'Y', paper: null, source_title: null },
    ]),
    listings: [{ title: 'T', methods: [{ name: 'X', aliases: ['Ex'], relation: 'introduces' }] }],
    problems: [/“Y” names no paper/],
  },
  {
    name: 'the arXiv snapshot',
    format: 'arxiv-snapshot',
    text: lines({
      id: 'hep-ph/9901001',
      title: 'A long\n  title',
      abstract: '  We say\nit.\n',
      authors: "A. Bal\\'azs",
      authors_parsed: [["Bal\\'azs", 'A.', '']],
      doi: '10.1000/X',
      'journal-ref': 'J 1 (1999)',
      categories: 'hep-ph',
      versions: [
        { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
        { version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
      ],
      update_date: '2008-11-26',
    }),
    listings: [
      {
        title: 'A long title',
        abstract: 'We say it.',
        authors: ['A. Balázs'],
        date: day(2007, 4, 2),
        ids: { arxiv: 'hep-ph/9901001', doi: '10.1000/x' },
        venue: 'J 1 (1999)',
        extra: { categories: 'hep-ph' },
      },
    ],
  },
  {
    name: 'an Atom answer of arXiv, with an error entry and one cut off',
    format: 'arxiv-atom',
    text: `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <entry><id>http://arxiv.org/abs/2001.00001v2</id><title>Less &lt; more
    &amp; so</title><published>2020-01-02T00:00:00Z</published><summary>  We say. </summary>
    <author><name>Ann Bee</name></author><arxiv:comment>8 pages</arxiv:comment><category term="cs.LG"/></entry>
  <entry><id>https://arxiv.org/api/errors#bad</id><title>Error</title><summary>incorrect id</summary></entry>
  <entry><id>x</id><title>Cut`,
    listings: [
      {
        title: 'Less < more & so',
        abstract: 'We say.',
        authors: ['Ann Bee'],
        date: day(2020, 1, 2),
        ids: { arxiv: '2001.00001' },
        extra: { comment: '8 pages', categories: ['cs.LG'], version: 2 },
      },
    ],
    problems: [/arXiv answered with an error: incorrect id/, /ends inside/],
  },
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
];

describe.each(ROWS)('$name', ({ format, text, listings, problems = [] }) => {
  test('is told by its head', () => {
    expect(detect(text, 'input')?.name).toBe(format);
    expect(detect(text.slice(0, Math.ceil(text.length * 0.7)), 'input')?.name).toBe(format);
  });

  test('gives its fields', async () => {
    const read = await readText(SOURCES.find((one) => one.name === format)!, text);
    expect(read.listings).toHaveLength(listings.length);
    for (const [i, listing] of listings.entries()) expect(read.listings[i]).toMatchObject(listing);
    expect(read.problems).toHaveLength(problems.length);
    for (const [i, what] of problems.entries()) expect(read.problems[i]?.what).toMatch(what);
  });
});

test('a field of the wrong shape costs itself and is kept', async () => {
  const text = json([{ paperId: SHA, title: 'T', year: 'soon', authors: 'Ann', venue: 'V' }]);
  const { listings, problems } = await readText(SOURCES.find((one) => one.name === 'semantic-scholar')!, text);
  expect(listings[0]).toMatchObject({ title: 'T', venue: 'V', authors: [], extra: { year: 'soon', authors: 'Ann' } });
  expect(problems.map((one) => one.what)).toEqual([expect.stringMatching(/"authors".*"year"|"year".*"authors"/)]);
});

test.each([1, 9999])('the year %i is no date', async (year) => {
  const { listings, problems } = await readText(
    SOURCES.find((one) => one.name === 'openalex')!,
    json({ id: 'https://openalex.org/W1', title: 'T', publication_year: year }),
  );
  expect(listings[0]).toMatchObject({ date: null, extra: { date: String(year) } });
  expect(problems).toHaveLength(1);
});

test('what no format reads is told so', () => {
  const others = [
    '<gexf version="1.3"></gexf>',
    '<!doctype html><p>404',
    '{"nodes":[],"edges":[]}',
    '{"elements":{"nodes":[{"data":{"title":"x"}}]}}',
    'graph [ node [ id 1 ] ]',
  ];
  expect(others.map((head) => detect(head, 'x'))).toEqual(others.map(() => null));
});
