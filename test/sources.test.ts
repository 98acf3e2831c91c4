/** Services' answers and bulk files, and arXiv's, by a small example each; what no format reads. */
import { expect, test } from 'vitest';
import { detect } from '../ingest/sources/index.ts';
import { readText } from './support/read-text.ts';
import { cited, day, json, lines, SHA, source, testRows } from './support/source-rows.ts';

testRows([
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
]);

test('a field of the wrong shape costs itself and is kept', async () => {
  const text = json([{ paperId: SHA, title: 'T', year: 'soon', authors: 'Ann', venue: 'V' }]);
  const { listings, problems } = await readText(source('semantic-scholar'), text);
  expect(listings[0]).toMatchObject({ title: 'T', venue: 'V', authors: [], extra: { year: 'soon', authors: 'Ann' } });
  expect(problems.map((one) => one.what)).toEqual([expect.stringMatching(/"authors".*"year"|"year".*"authors"/)]);
});

test.each([1, 9999])('the year %i is no date', async (year) => {
  const { listings, problems } = await readText(
    source('openalex'),
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
