/** Every file of Papers with Code by a small example. */
import { day, json, testRows } from './support/source-rows.ts';

testRows([
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
]);
