/** Records of every format by the number, of any size and in any number: for what must hold of all formats alike, and for the bench. */

export interface Made {
  readonly title: string;
  readonly year: number;
  readonly abstract: string;
}

export interface Generated {
  /** Name of the source format. */
  readonly format: string;
  /** Which of the format's files, where it has several. */
  readonly of?: string;
  readonly head?: string;
  readonly record: (made: Made, i: number) => string;
  /** Between two records. */
  readonly joint?: string;
  readonly tail?: string;
  /** A record without a title is a record all the same: an id says which work it is. */
  readonly byId?: boolean;
  /** Its dates are of a service that cannot write the years 1 and 9999. */
  readonly undated?: boolean;
}

const WORDS = 'we say what follows from the words that stand here and nothing else is meant by them at all '
  .repeat(8)
  .trim();

const madeOf = (i: number): Made => ({ title: `Paper ${i} of many`, year: 2001 + (i % 20), abstract: WORDS });

const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const four = (year: number) => String(year).padStart(4, '0');
/** A new-style arXiv id for each number below eight million. */
const arxiv = (i: number) => `${10 + (Math.floor(i / 100_000) % 80)}01.${String(i % 100_000).padStart(5, '0')}`;

function inverted(text: string): Readonly<Record<string, readonly number[]>> {
  const index = new Map<string, number[]>();
  text.split(' ').forEach((word, at) => {
    const places = index.get(word) ?? [];
    places.push(at);
    index.set(word, places);
  });
  return Object.fromEntries(index);
}
const INVERTED = inverted(WORDS);

const work = ({ title, year, abstract }: Made, i: number) => ({
  id: `https://openalex.org/W${i + 1}`,
  title,
  publication_year: year,
  publication_date: `${four(year)}-05-06`,
  authorships: [{ author: { display_name: 'Ann Bee' } }],
  abstract_inverted_index: abstract === WORDS ? INVERTED : inverted(abstract),
  referenced_works: ['https://openalex.org/W1'],
});

export const GENERATED: readonly Generated[] = [
  {
    format: 'listing-page',
    head: 'Daily Papers\n\nby AK and the research community\n\n',
    record: ({ title, abstract }) => `${title}\n\n${abstract}\n\n  • 3 authors\n·\nApr 1, 2021\n\n`,
    undated: true,
  },
  {
    format: 'hugging-face',
    head: '[',
    joint: ',',
    record: ({ title, year, abstract }, i) =>
      JSON.stringify({
        paper: {
          id: arxiv(i),
          title,
          summary: abstract,
          authors: [{ name: 'Ann Bee' }],
          publishedAt: `${four(year)}-01-02T00:00:00.000Z`,
        },
        title,
      }),
    tail: ']',
  },
  {
    format: 'arxiv-atom',
    head: '<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://arxiv.org/"/>\n',
    record: ({ title, year, abstract }, i) =>
      `<entry><id>http://arxiv.org/abs/${arxiv(i)}v1</id><title>${title}</title><published>${four(year)}-01-02T00:00:00Z</published><summary>${abstract}</summary><author><name>Ann Bee</name></author></entry>\n`,
    tail: '</feed>',
  },
  {
    format: 'arxiv-snapshot',
    record: ({ title, abstract, year }, i) =>
      line({
        id: arxiv(i),
        title,
        abstract: `  ${abstract}\n`,
        authors_parsed: [['Bee', 'Ann', '']],
        versions: [{ version: 'v1', created: `Mon, 2 Apr ${four(year)} 19:18:42 GMT` }],
      }),
    undated: true,
  },
  { format: 'openalex', of: 'lines', record: (made, i) => line(work(made, i)), byId: true },
  {
    format: 'openalex',
    of: 'a page',
    head: '{"meta":{"db_response_time_ms":1},"results":[',
    joint: ',',
    record: (made, i) => JSON.stringify(work(made, i), null, 1),
    tail: ']}',
    byId: true,
  },
  {
    format: 'semantic-scholar',
    of: 'papers',
    record: ({ title, year, abstract }, i) =>
      line({
        corpusid: i + 1,
        abstract,
        title,
        year,
        authors: [{ authorId: '1', name: 'Ann Bee' }],
        externalids: { ArXiv: null },
      }),
    byId: true,
  },
  {
    format: 'semantic-scholar',
    of: 'citations',
    record: ({ abstract }, i) =>
      line({
        citationid: i,
        citingcorpusid: i + 1,
        citedcorpusid: i + 2,
        isinfluential: false,
        contexts: [abstract],
        intents: [['background']],
      }),
    byId: true,
    undated: true,
  },
  {
    format: 'papers-with-code',
    head: '[',
    joint: ',',
    record: ({ title, year, abstract }, i) =>
      `\n  ${JSON.stringify({ paper_url: `u${i}`, title, abstract, authors: ['Ann Bee'], tasks: ['T'], date: `${four(year)}-01-02` })}`,
    tail: ']',
  },
  {
    format: 'bibtex',
    record: ({ title, year, abstract }, i) =>
      `@article{key${i},\n  title = {${title}},\n  author = {Bee, Ann and Dee, Cy},\n  year = {${four(year)}},\n  abstract = {${abstract}}\n}\n\n`,
  },
  {
    format: 'ris',
    record: ({ title, year, abstract }) =>
      `TY  - JOUR\nTI  - ${title}\nAU  - Bee, Ann\nPY  - ${four(year)}\nAB  - ${abstract}\nER  - \n`,
  },
  {
    format: 'csl-json',
    head: '[',
    joint: ',',
    record: ({ title, year, abstract }, i) =>
      JSON.stringify({ id: `k${i}`, type: 'article', title, abstract, issued: { 'date-parts': [[year]] } }),
    tail: ']',
  },
  {
    format: 'kindred',
    record: ({ title, year, abstract }) => line({ title, abstract, authors: ['Ann Bee', 'Cy Dee'], year }),
  },
  {
    format: 'table',
    head: 'Title,Abstract,Year\n',
    record: ({ title, year, abstract }) => `${title},"${abstract}",${year}\n`,
  },
];

export const nameOf = ({ format, of }: Generated): string => (of === undefined ? format : `${format}, ${of}`);

/** `change` may alter a record. */
export function* pieces(
  { head = '', record, joint = '', tail = '' }: Generated,
  count: number,
  change: (made: Made, i: number) => Made = (made) => made,
): Generator<string> {
  yield head;
  for (let i = 0; i < count; i++) yield `${i > 0 ? joint : ''}${record(change(madeOf(i), i), i)}`;
  yield tail;
}

export function text(generated: Generated, count: number, change?: (made: Made, i: number) => Made): string {
  return [...pieces(generated, count, change)].join('');
}
