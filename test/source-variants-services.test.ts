/** Forms of services' answers that differ from the usual one: what people and other programs make of them is read too, or named. */
import { expect } from 'vitest';
import { day, json, lines, SHA } from './support/source-rows.ts';
import { testVariants, type Variant } from './support/source-variants.ts';

const HF = {
  id: '2401.00001v2',
  title: 'T',
  summary: 'S.',
  authors: [{ name: 'Ann Bee' }],
  publishedAt: '2024-01-02T00:00:00.000Z',
};
const HF_READ = {
  title: 'T',
  abstract: 'S.',
  authors: ['Ann Bee'],
  ids: { arxiv: '2401.00001' },
  date: day(2024, 1, 2),
};
const S2 = { paperId: SHA, title: 'T', year: 2020, authors: [{ authorId: '1', name: 'Ann Bee' }] };
const S2_READ = { title: 'T', authors: ['Ann Bee'], ids: { s2: SHA }, date: day(2020) };
const WORK = { id: 'https://openalex.org/W1', title: 'T', publication_year: 2020 };
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>${entries}</feed>`;
const refused = (text: string, what: RegExp): Variant => [text.slice(0, 40), null, text, [], [what]];

testVariants([
  ['the list inside a page of Hugging Face', 'hugging-face', json({ dailyPapers: [{ paper: HF }] }), [HF_READ]],
  ['flat papers of Hugging Face', 'hugging-face', json([HF, null]), [HF_READ], [/empty place/]],
  ['papers under a key of their own', 'hugging-face', json({ papers: [{ paper: HF }] }), [HF_READ]],
  [
    'missing values as Python writes them',
    'hugging-face',
    `[{"paper":{"id":"2401.00001","title":"T is NaN","summary":"S","upvotes":NaN,"x":-Infinity}}]`,
    [{ title: 'T is NaN', upvotes: null }],
  ],
  [
    'OpenAlex authors',
    'openalex',
    json({ meta: { db_response_time_ms: 2 }, results: [{ id: 'https://openalex.org/A1', display_name: 'Ann Bee' }] }),
    [],
    [/no work but an author/],
  ],
  [
    'an OpenAlex work with short ids',
    'openalex',
    json([{ id: 'W1', title: 'T', referenced_works: ['W2'], authorships: [] }]),
    [{ ids: { openalex: 'W1' }, citations: [expect.objectContaining({ ids: { openalex: 'W2' } })] }],
  ],
  [
    'an inverted index as a text',
    'openalex',
    json({ ...WORK, abstract_inverted_index: json({ We: [0], say: [1] }) }),
    [{ abstract: 'We say' }],
  ],
  ['an abstract as words', 'openalex', json({ ...WORK, abstract: 'We <i>say</i>.' }), [{ abstract: 'We say.' }]],
  [
    'a work of which nothing is left',
    'openalex',
    json([{ ...WORK, title: null, id: 'https://openalex.org/W?' }]),
    [],
    [/without a title and an id/],
  ],
  [
    'OpenAlex groups',
    'openalex',
    json({ meta: { db_response_time_ms: 2 }, results: [], group_by: [{ key: 'x', count: 1 }] }),
    [],
    [/no papers in it/],
  ],
  [
    'two pages one behind the other',
    'openalex',
    [WORK, { ...WORK, title: 'U' }].map((work) => JSON.stringify({ meta: {}, results: [work] }, null, 1)).join('\n'),
    [{ title: 'T' }, { title: 'U' }],
  ],
  [
    'authors of Semantic Scholar with their papers',
    'semantic-scholar',
    json({
      total: 2,
      data: [
        { authorId: '1', name: 'Ann', papers: [S2] },
        { authorId: '2', name: 'Cy' },
      ],
    }),
    [S2_READ],
    [/an author \(Cy\) without papers/],
  ],
  [
    'snippets of Semantic Scholar',
    'semantic-scholar',
    json({ data: [{ snippet: { text: 'x' }, score: 1, paper: { corpusId: '7', title: 'T', authors: ['Ann Bee'] } }] }),
    [{ title: 'T', authors: ['Ann Bee'], ids: { s2_corpus: '7' } }],
  ],
  [
    'completions of Semantic Scholar',
    'semantic-scholar',
    json({ matches: [{ id: SHA, title: 'T', authorsYear: 'B' }] }),
    [{ title: 'T', ids: { s2: SHA } }],
  ],
  [
    'embeddings',
    'semantic-scholar',
    lines({ corpusid: 1, vector: '[0]' }, { corpusid: 2, vector: '[0]' }),
    [],
    [/embedding/, /embedding/],
  ],
  [
    'a full text with its title',
    'semantic-scholar',
    json({ corpusid: 1, title: 'T', externalids: { doi: '10.1000/x' }, body: { text: 'long' } }),
    [{ title: 'T', ids: { s2_corpus: '1', doi: '10.1000/x' }, extra: {} }],
  ],
  [
    'null lists and ids',
    'semantic-scholar',
    json([{ ...S2, externalIds: null, authors: null, citations: null, references: null }]),
    [{ title: 'T', authors: [] }],
  ],
  [
    'a citation row without ends',
    'semantic-scholar',
    lines({ citationid: 1, citingcorpusid: null, citedcorpusid: null }, { citingcorpusid: 1, citedcorpusid: 2 }),
    [{ ids: { s2_corpus: '1' } }],
    [/one end unknown/],
  ],
  [
    'Atom with prefixes',
    'arxiv-atom',
    '<ns0:feed xmlns:ns0="http://www.w3.org/2005/Atom" xmlns:a="http://arxiv.org/schemas/atom"><ns0:entry><ns0:id>http://arxiv.org/abs/2001.00001v1</ns0:id><ns0:title>T</ns0:title><a:doi>10.1000/x</a:doi></ns0:entry></ns0:feed>',
    [{ title: 'T', ids: { arxiv: '2001.00001', doi: '10.1000/x' } }],
  ],
  [
    'the daily feed of arXiv',
    'arxiv-atom',
    atom(
      '<entry><id>oai:arXiv.org:2401.00001v2</id><title>T</title><summary>arXiv:2401.00001v2 Announce Type: replace \nAbstract: We say.</summary><dc:creator>Ann Bee, Cy Dee</dc:creator></entry>',
    ),
    [{ abstract: 'We say.', authors: ['Ann Bee', 'Cy Dee'], ids: { arxiv: '2401.00001' } }],
  ],
  ['an answer without entries', 'arxiv-atom', atom(''), [], [/no papers in it/]],
  [
    'an entry without a title',
    'arxiv-atom',
    atom('<entry><id>http://arxiv.org/abs/2001.00001</id><title/></entry>'),
    [],
    [/without a title/],
  ],
  [
    'a piece of the arXiv snapshot',
    'arxiv-snapshot',
    lines({
      id: '0704.0001',
      title: 'T',
      abstract: 'A.',
      categories: 'cs.LG',
      authors: 'A. B, C. D and E. F',
      update_date: '2015-11-26',
    }),
    [
      {
        authors: ['A. B', 'C. D', 'E. F'],
        ids: { arxiv: '0704.0001' },
        date: day(2007, 4),
        extra: { update_date: '2015-11-26' },
      },
    ],
  ],
  [
    'days in seconds',
    'papers-with-code',
    json([{ paper_url: 'u', title: 'T', abstract: 'A', date: 1577836800 }]),
    [{ date: day(2020, 1, 1) }],
  ],
  [
    'methods and tasks as words or objects',
    'papers-with-code',
    json([{ paper_url: 'u', title: 'T', abstract: 'A', methods: ['LSTM'], tasks: [{ task: 'QA' }] }]),
    [{ methods: [{ name: 'LSTM', aliases: [], relation: null }], tasks: ['QA'] }],
  ],
  [
    'repositories of the old interface',
    'papers-with-code',
    json({
      count: 1,
      next: null,
      previous: null,
      results: [{ url: 'https://github.com/a/b', name: 'b', is_official: true }],
    }),
    [],
    [/“b” is no paper/],
  ],
  refused(
    json({ error: 'Invalid query parameters error.', message: 'x' }),
    /error answer of a service \(“Invalid query/,
  ),
  refused(json({ message: 'Too Many Requests', code: '429' }), /error answer/),
  refused('Too Many Requests', /error answer/),
  refused('[]', /empty answer/),
  refused(json({ total: 0, offset: 0 }), /found nothing/),
]);
