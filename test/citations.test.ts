/** Citations keep the sentence and what it does with the cited work, whichever way a source states them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../graph/stores/index.ts';
import { citationsOf } from '../ingest/citations.ts';
import { identify } from '../ingest/identity.ts';
import { worksOf } from '../ingest/papers.ts';
import { openCorpus } from '../src/views/corpus.ts';
import { mapAnswer } from '../src/views/map.ts';
import { readText } from './support/read-text.ts';
import { runKindred } from './support/run.ts';
import { json, lines, SHA, source, testRows } from './support/source-rows.ts';

testRows([
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
]);

const OTHER = 'cd'.repeat(20);
const EDGE = {
  contexts: ['We follow [4].', 'As in [4].'],
  intents: ['background', 'methodology'],
  contextsWithIntent: [
    { context: 'We follow [4].', intents: ['methodology'] },
    { context: 'As in [4].', intents: [] },
  ],
  isInfluential: true,
};

/** Every way in which Semantic Scholar states that OTHER cites SHA. */
const FORMS: readonly (readonly [name: string, file: string, text: string])[] = [
  [
    'nested in the cited paper',
    'paper.json',
    json({ paperId: SHA, title: 'T', citations: [{ ...EDGE, paperId: OTHER, title: 'U' }] }),
  ],
  [
    'nested in the citing paper',
    'paper.json',
    json({ paperId: OTHER, title: 'U', references: [{ ...EDGE, paperId: SHA, title: 'T' }] }),
  ],
  [
    'a page of citations under the id of its paper',
    `s2-citations-of-${SHA}-12345678.json`,
    json({ offset: 0, data: [{ ...EDGE, citingPaper: { paperId: OTHER, title: 'U' } }] }),
  ],
  [
    'a page of references under the id of its paper',
    `refs ${OTHER}.json`,
    json({ offset: 0, data: [{ ...EDGE, citedPaper: { paperId: SHA, title: 'T' } }] }),
  ],
];

async function edgesOf(file: string, text: string, about?: { s2: string }) {
  const { listings } = await readText(source('semantic-scholar'), text, { name: file, ...(about ? { about } : {}) });
  const ofTitle = new Map([
    ['paper:title:t', SHA],
    ['paper:title:u', OTHER],
  ]);
  const plain = (id: string) => ofTitle.get(id) ?? id.replace('paper:s2:', '');
  const works = worksOf(listings, identify(listings).groups);
  return citationsOf(works).edges.map(({ source: from, target, evidence }) => ({
    ends: [plain(from), plain(target)],
    evidence,
    told: evidence.map(({ quote, intents }) => ({ quote, intents })),
  }));
}

const TOLD = {
  ends: [OTHER, SHA],
  told: [
    { quote: 'We follow [4].', intents: ['methodology', 'influential'] },
    { quote: 'As in [4].', intents: ['influential'] },
  ],
};

describe('one citation', () => {
  test.each(FORMS)('%s', async (_name, file, text) => {
    expect(await edgesOf(file, text)).toMatchObject([TOLD]);
  });

  test('a page whose paper the user names', async () => {
    expect(await edgesOf('page.json', FORMS[2]![2], { s2: SHA })).toMatchObject([TOLD]);
  });

  test('one list of intents for all sentences, a list for each, none', async () => {
    const row = { citingcorpusid: 1, citedcorpusid: 2, contexts: ['A b.', 'C d.'], isinfluential: false };
    const told = async (intents: unknown) =>
      (await edgesOf('c.jsonl', lines({ ...row, intents })))[0]!.told.map((one) => one.intents);
    expect(await told(['background'])).toEqual([['background'], ['background']]);
    expect(await told([['background'], []])).toEqual([['background'], undefined]);
    expect(await told(null)).toEqual([undefined, undefined]);
  });

  test('sentences come before titles', async () => {
    const text = lines(
      { paperId: OTHER, title: 'U', references: [{ paperId: SHA, title: 'T' }] },
      { paperId: SHA, title: 'T', citations: [{ contexts: ['See [1].'], paperId: OTHER, title: 'U' }] },
    );
    const [edge] = await edgesOf('both.jsonl', text);
    expect(edge!.evidence.map(({ field, quote }) => [field, quote])).toEqual([
      ['cited_by', 'See [1].'],
      ['citations', 'T'],
    ]);
  });
});

test('works that are only cited, or only cite, are counted, and drawn when asked for, beside what they are linked to', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'kindred-citations-'));
  try {
    const stdin = lines(
      {
        paperId: SHA,
        title: 'T',
        abstract: 'We say.',
        references: [{ paperId: OTHER, title: 'U', year: 1999 }],
        citations: [{ paperId: 'ef'.repeat(20), title: 'V' }],
      },
      { paperId: '12'.repeat(20), title: 'W', references: [{ paperId: OTHER, title: 'U', year: 1999 }] },
    );
    await runKindred(['ingest', '-'], { cwd, stdin });
    const store = await openStore(join(cwd, 'kindred-corpus'));
    const { nodes } = mapAnswer(await openCorpus(store));
    const at = (label: string) => nodes.label.indexOf(label);
    expect(['T', 'U', 'V', 'W'].map((label) => nodes.leaf[at(label)])).toEqual([0, 1, 1, 0]);
    const far = Math.hypot(nodes.x[at('V')]! - nodes.x[at('T')]!, nodes.y[at('V')]! - nodes.y[at('T')]!);
    expect(far).toBeLessThan(10);
    await store.close();
    expect((await runKindred(['status'], { cwd })).out).toContain('2 more are only cited');
  } finally {
    await rm(cwd, { recursive: true });
  }
});
