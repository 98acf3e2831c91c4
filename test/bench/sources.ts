/** Records a second and memory of every format at a number of generated records: `rolldown` it and run `node … 1000000`. */
import { readSources } from '../../src/inputs.ts';

const total = Number(process.argv[2] ?? 100_000);
const only = process.argv[3] ?? '';
const words = 'we say what follows from the words that stand here and nothing else is meant by them at all '.repeat(8);

const FORMATS: Readonly<Record<string, { head?: string; record: (i: number) => string; tail?: string }>> = {
  kindred: {
    record: (i) =>
      `${JSON.stringify({ title: `Paper ${i} of many`, abstract: words, authors: ['A B', 'C D'], year: 2001 + (i % 20) })}\n`,
  },
  'openalex lines': { record: (i) => `${JSON.stringify(openAlex(i))}\n` },
  'openalex page': {
    head: '{"meta":{"db_response_time_ms":1},"results":[',
    record: (i) => `${i ? ',' : ''}${JSON.stringify(openAlex(i), null, 1)}`,
    tail: ']}',
  },
  'semantic-scholar': {
    record: (i) =>
      `${JSON.stringify({ corpusid: i, title: `Paper ${i}`, year: 2001, authors: [{ authorId: '1', name: 'A B' }], externalids: { ArXiv: null } })}\n`,
  },
  'papers-with-code': {
    head: '[',
    record: (i) =>
      `${i ? ',' : ''}\n  ${JSON.stringify({ paper_url: `u${i}`, title: `Paper ${i}`, abstract: words, authors: ['A B'], tasks: ['T'], date: '2020-01-02' })}`,
    tail: ']',
  },
  'arxiv atom': {
    head: '<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://arxiv.org/"/>',
    record: (i) =>
      `<entry><id>http://arxiv.org/abs/20${String(10 + (i % 80)).padStart(2, '0')}.${String(i % 100000).padStart(5, '0')}v1</id><title>Paper ${i}</title><summary>${words}</summary><author><name>A B</name></author></entry>\n`,
    tail: '</feed>',
  },
  bibtex: {
    record: (i) =>
      `@article{key${i},\n  title = {Paper {N}umber ${i}},\n  author = {Bee, Ann and Dee, Cy},\n  year = {2001},\n  abstract = {${words}}\n}\n\n`,
  },
  ris: { record: (i) => `TY  - JOUR\nTI  - Paper ${i}\nAU  - Bee, Ann\nPY  - 2001\nAB  - ${words}\nER  - \n` },
  csl: {
    head: '[',
    record: (i) =>
      `${i ? ',' : ''}${JSON.stringify({ id: `k${i}`, type: 'article', title: `Paper ${i}`, abstract: words, issued: { 'date-parts': [[2001]] } })}`,
    tail: ']',
  },
  table: { head: 'Title,Abstract,Year\n', record: (i) => `Paper ${i},"${words}",2001\n` },
  'listing page': {
    head: 'Daily Papers\n\n',
    record: (i) => `Paper ${i} of many\n\n${words}\n\n  • 3 authors\n·\nApr 1, 2021\n\n`,
  },
};

function openAlex(i: number): unknown {
  const index: Record<string, number[]> = {};
  words.split(' ').forEach((word, at) => {
    index[word] = [...(index[word] ?? []), at];
  });
  return {
    id: `https://openalex.org/W${i}`,
    title: `Paper ${i}`,
    publication_date: '2020-05-06',
    abstract_inverted_index: index,
    referenced_works: ['https://openalex.org/W1'],
  };
}

for (const [name, { head = '', record, tail = '' }] of Object.entries(FORMATS)) {
  if (!name.includes(only)) continue;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let held = head;
    for (let i = 0; i < total; i++) {
      held += record(i);
      if (held.length < 1 << 16) continue;
      yield Buffer.from(held);
      held = '';
    }
    yield Buffer.from(held + tail);
  }
  const start = process.cpuUsage();
  let records = 0;
  let problems = 0;
  let size = 0;
  let memory = 0;
  for await (const item of readSources(['-'], { cwd: '/', stdin: bytes(), asOfYear: null })) {
    if ('listing' in item) records += 1;
    else if ('problem' in item) problems += 1;
    else size = item.input.bytes;
    if (records % 20_000 === 0) memory = Math.max(memory, process.memoryUsage().rss);
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(
    [
      name,
      `${records} records`,
      `${problems} problems`,
      `${(size / 1e6).toFixed(0)} MB`,
      `${Math.round(records / seconds)} records a CPU second`,
      `${Math.round(memory / 1e6)} MB memory`,
    ].join('\t'),
  );
}
