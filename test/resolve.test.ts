/** One paper from many records, one entity from many names, whatever the order; corrections do what they say. */
import { describe, expect, test } from 'vitest';
import type { Listing } from '../ingest/model.ts';
import { buildRows } from '../ingest/pipeline.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';
import { emptyListing } from '../ingest/sources/listing.ts';

const { lexicon } = parseLexicon([
  {
    name: 'methods.tsv',
    text: 'LoRA\tLow-Rank Adaptation\tadaptation\nBERT\t\tlanguage\nfine-tuning\t\ttraining\tbroad\n',
  },
  { name: 'datasets.tsv', text: 'ImageNet\tImageNet-1K\tvision\nGLUE\t\tlanguage\n' },
]);

let line = 0;
function record(fields: Partial<Listing> & { title: string }): Listing {
  line += 1;
  return { ...emptyListing({ source: { file: 'a.jsonl', line }, title: fields.title }), ...fields };
}

function rows(listings: readonly Listing[], corrections = '') {
  return buildRows({ listings, corrections, lexicon });
}

const year = (value: number) => ({ year: value, month: null, day: null, inferred: false });

describe('which records are one work', () => {
  type Fields = Omit<Partial<Listing>, 'title'> & { title: string };
  const cases: readonly [name: string, a: Fields, b: Fields, papers: number][] = [
    ['same title, case and punctuation differ', { title: 'RaftMLP: How Much?' }, { title: 'RAFTMLP — how much' }, 1],
    [
      'preprint and published form',
      { title: 'A B C', ids: { arxiv: '2106.09685' } },
      { title: 'A B C', ids: { doi: '10.1/x' } },
      1,
    ],
    [
      'arXiv DOI and arXiv id',
      { title: 'Old name', ids: { doi: '10.48550/arxiv.2106.09685' } },
      { title: 'New name', ids: { arxiv: '2106.09685' } },
      1,
    ],
    ['two publisher DOIs', { title: 'A B C', ids: { doi: '10.1/x' } }, { title: 'A B C', ids: { doi: '10.1/y' } }, 2],
    [
      'two arXiv ids',
      { title: 'A B C', ids: { arxiv: '2106.00001' } },
      { title: 'A B C', ids: { arxiv: '2106.00002' } },
      2,
    ],
    ['parts of a series', { title: 'Deep sets, Part I' }, { title: 'Deep sets, Part II' }, 2],
    [
      'same title, other first authors',
      { title: 'A B C', authors: ['Ann Lee'] },
      { title: 'A B C', authors: ['Bo Chen'] },
      2,
    ],
    [
      'family name first or last',
      { title: 'A B C', authors: ['Lee, Ann'] },
      { title: 'A B C', authors: ['Ann Lee'] },
      1,
    ],
    ['generic title without authors', { title: 'Editorial' }, { title: 'Editorial' }, 2],
    ['same title a decade apart', { title: 'A B C', date: year(2001) }, { title: 'A B C', date: year(2021) }, 2],
  ];
  test.each(cases)('%s', (_name, a, b, papers) => {
    const listings = [record(a), record(b)];
    const forth = rows(listings);
    expect(forth.papers).toHaveLength(papers);
    expect(rows([...listings].reverse())).toEqual(forth);
    expect(new Set(forth.papers.map((paper) => paper.id)).size).toBe(papers);
  });

  test('the best id stands, every other one is an alias', () => {
    const [paper] = rows([
      record({ title: 'A B C', ids: { arxiv: '2106.09685' } }),
      record({ title: 'A B C', ids: { doi: '10.1/x' }, abstract: 'Longer text.' }),
    ]).papers;
    expect(paper).toMatchObject({
      id: 'paper:doi:10.1/x',
      aliases: ['paper:arxiv:2106.09685', 'paper:title:a-b-c'],
      abstract: 'Longer text.',
    });
  });
});

describe('which names are one entity', () => {
  test('acronym and long form meet across papers; namesakes stay apart', () => {
    const { entities, edges } = rows([
      record({ title: 'FooNet', methods: [{ name: 'SAX', aliases: ['Sparse Axis'], relation: 'introduces' }] }),
      record({ title: 'Second', methods: [{ name: 'Sparse Axis', aliases: [], relation: null }] }),
      record({ title: 'Third', methods: [{ name: 'SAX', aliases: ['Smooth Anchors'], relation: 'introduces' }] }),
    ]);
    const ids = entities.map((entity) => entity.id);
    expect(ids).toHaveLength(2);
    const of = (paper: string) => edges.find((edge) => edge.source === paper)?.target;
    expect(of('paper:title:second')).toBe(of('paper:title:foonet'));
    expect(of('paper:title:third')).not.toBe(of('paper:title:foonet'));
  });

  test('a long form with its acronym is the acronym with its long form', () => {
    const { entities } = rows([
      record({ title: 'A', methods: [{ name: 'Community Mixing', aliases: ['CMX'], relation: null }] }),
      record({ title: 'B', methods: [{ name: 'CMX', aliases: ['Community Mixing'], relation: null }] }),
    ]);
    expect(entities.map(({ id, aliases }) => [id, aliases])).toEqual([['method:cmx', ['Community Mixing']]]);
  });

  test('a dataset under the acronym of a method is a dataset', () => {
    const { edges } = rows([
      record({ title: 'A', methods: [{ name: 'ABC', aliases: ['Approximate Bayesian Computation'], relation: null }] }),
      record({ title: 'B', methods: [{ name: 'ABC', aliases: ['Approximate Bayesian Computation'], relation: null }] }),
      record({ title: 'C', datasets: [{ name: 'ABC', aliases: [], relation: null }] }),
    ]);
    expect(edges.map(({ target, role }) => [target, role])).toEqual([
      ['method:abc', 'uses'],
      ['method:abc', 'uses'],
      ['dataset:abc', 'evaluates'],
    ]);
  });

  test('a capital S at the end of a name is no plural', () => {
    const { edges } = rows([record({ title: 'A', datasets: [{ name: 'GLUES', aliases: [], relation: null }] })]);
    expect(edges.map(({ target }) => target)).toEqual(['dataset:glues']);
  });

  test('an acronym is what its long form is in the lexicon', () => {
    const { edges } = rows([
      record({ title: 'A', methods: [{ name: 'LA', aliases: ['Low-Rank Adaptation'], relation: null }] }),
    ]);
    expect(edges.map(({ target }) => target)).toEqual(['method:lora']);
  });

  test('stated names are evidence by themselves', () => {
    const { edges } = rows([record({ title: 'T', datasets: [{ name: 'GLUE', aliases: [], relation: null }] })]);
    expect(edges).toMatchObject([
      {
        id: 'paper:title:t|USES|dataset:glue',
        role: 'evaluates',
        evidence: [
          {
            source: `a.jsonl:${line}`,
            field: 'datasets',
            start: 0,
            end: 4,
            quote: 'GLUE',
            sentence: null,
            rule: 'stated',
          },
        ],
      },
    ]);
  });
});

test('what a paper is about builds on what it extends; its parts only where a sentence says so', () => {
  const { edges } = rows([
    record({
      title: 'FooNet: A Net',
      abstract: 'We propose BarMix, a new mixer. FooNet is small. FooNet extends LoRA by much.',
    }),
    record({
      title: 'QuxNet: A Net',
      abstract: 'QuxNet is small. We propose ZapMix, which extends BERT by much.',
    }),
  ]);
  const derived = edges.filter(({ kind }) => kind === 'BUILDS_ON').map(({ source, target }) => `${source} ${target}`);
  expect(derived).toEqual(['method:foonet method:lora', 'method:quxnet method:bert', 'method:zapmix method:bert']);
});

test('what one paper alone names is no base of what it introduces, unless the name says so', () => {
  const stated = (name: string, relation: 'introduces' | 'extends') => ({ name, aliases: [], relation });
  const made = [stated('ZapMix', 'introduces'), stated('Mix', 'extends'), stated('Gated Routing', 'extends')];
  const derived = (...others: ReturnType<typeof record>[]) =>
    rows([record({ title: 'A', methods: made }), ...others])
      .edges.filter(({ kind }) => kind === 'BUILDS_ON')
      .map(({ target }) => target);
  expect(derived()).toEqual(['method:mix']);
  expect(derived(record({ title: 'B', methods: [stated('Gated Routing', 'introduces')] }))).toEqual([
    'method:gated-routing',
    'method:mix',
  ]);
});

describe('citations', () => {
  test('reach papers by any id or title, else a stub', () => {
    const cite = (fields: Partial<Listing['citations'][number]>) => ({
      ids: {},
      title: null,
      year: null,
      context: null,
      intents: [],
      ...fields,
    });
    const { papers, edges } = rows([
      record({ title: 'Known work', ids: { doi: '10.1/x', arxiv: '2106.09685' } }),
      record({
        title: 'Citing',
        citations: [
          cite({ ids: { arxiv: '2106.09685' } }),
          cite({ title: 'Known Work!' }),
          cite({ title: 'Elsewhere', year: 1999 }),
          cite({}),
        ],
      }),
    ]);
    expect(edges.map((edge) => edge.id)).toEqual([
      'paper:title:citing|CITES|paper:doi:10.1/x',
      'paper:title:citing|CITES|paper:title:elsewhere',
    ]);
    expect(papers.filter((paper) => paper.stub).map((paper) => [paper.id, paper.published])).toEqual([
      ['paper:title:elsewhere', '1999'],
    ]);
  });
});

describe('corrections', () => {
  const listings = [
    record({ title: 'First', abstract: 'We apply LoRA to BERT and test on GLUE.' }),
    record({ title: 'Second', abstract: 'We compare LoRA with BERT on ImageNet.' }),
  ];
  const targets = (corrections: string) =>
    rows(listings, corrections).edges.map((edge) => edge.id.replace('paper:title:', ''));

  test.each([
    ['not-this in one paper', 'not-this\tpaper:title:first\tmethod:lora', ['first|USES|method:lora'], 0],
    ['not-this anywhere', 'not-this\t*\tmethod:lora', ['first|USES|method:lora', 'second|USES|method:lora'], 0],
    ['a line that does nothing is said', 'not-this\t*\tmethod:unheard-of', [], 1],
    ['a line that is none is said', 'away with it', [], 1],
  ])('%s', (_name, text, gone, problems) => {
    const before = targets('');
    expect(targets(text)).toEqual(before.filter((id) => !gone.includes(id)));
    expect(rows(listings, text).problems).toHaveLength(problems);
  });

  test('same-as, rename and kind', () => {
    const { entities, edges, problems } = rows(
      listings,
      'same-as\tmethod:bert\tmethod:lora\nrename\tmethod:lora\tLow rank\nkind\tdataset:glue\tMethod\n',
    );
    expect(problems).toEqual([]);
    expect(edges.filter((edge) => edge.target === 'method:bert')).toEqual([]);
    expect(entities.find((one) => one.id === 'method:lora')).toMatchObject({ label: 'Low rank' });
    expect(entities.find((one) => one.id === 'method:lora')?.aliases).toEqual(expect.arrayContaining(['BERT', 'LoRA']));
    expect(entities.find((one) => one.id === 'dataset:glue')?.kind).toBe('Method');
  });
});
