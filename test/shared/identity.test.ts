/**
 * Which records are one work: precision and recall on pairs found in the recorded files and the corpus and labelled by
 * hand before the rules were run on them (and mended by them since) (`identity-pairs.tsv`, by place only), and on pairs made from corpus records.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { titleKey } from '../../graph/ids.ts';
import { identify } from '../../ingest/identity.ts';
import type { Listing } from '../../ingest/model.ts';
import { readSources } from '../../src/inputs.ts';
import { SHARED } from '../support/shared.ts';

async function* nothing(): AsyncGenerator<Uint8Array> {}

interface Pair {
  readonly refs: readonly [string, string];
  readonly label: string;
}
const pairs: readonly Pair[] = readFileSync(new URL('identity-pairs.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [one = '', other = '', label = ''] = row.split('\t');
    return { refs: [one, other], label };
  });

/** Listings by `file:line`; a line of an evaluation table holds several. */
const placed = new Map<string, Listing[]>();
beforeAll(async () => {
  const wanted = new Set(pairs.flatMap((pair) => pair.refs));
  const files = [...new Set([...wanted].map((ref) => ref.replace(/:\d+$/, '')))];
  for await (const item of readSources(files, { cwd: SHARED, stdin: nothing(), asOfYear: null })) {
    if (!('listing' in item)) continue;
    const ref = `${item.listing.source.file}:${item.listing.source.line}`;
    if (wanted.has(ref)) placed.set(ref, [...(placed.get(ref) ?? []), item.listing]);
  }
});

function listings([one, other]: readonly [string, string]): readonly [Listing, Listing] {
  const left = placed.get(one)!;
  const right = placed.get(other)!;
  for (const a of left) {
    for (const b of right) if (a !== b && titleKey(a.title) === titleKey(b.title)) return [a, b];
  }
  return [left[0]!, right[0]!];
}

const merged = (pair: readonly [Listing, Listing]) => identify(pair).groups.length === 1;

test('pairs of the wild: how many are merged and kept apart, by label, and which merges are wrong or early', () => {
  const count: Record<string, number> = {};
  const wrong: string[] = [];
  for (const { refs, label } of pairs) {
    const got = merged(listings(refs)) ? 'merged' : 'apart';
    count[`${label}, ${got}`] = (count[`${label}, ${got}`] ?? 0) + 1;
    if (got !== (label === 'same' ? 'merged' : 'apart')) wrong.push(`${label}: ${refs.join(' ')}`);
  }
  expect(pairs).toHaveLength(336);
  expect(count).toMatchInlineSnapshot(`
    {
      "different, apart": 164,
      "different, merged": 2,
      "review, apart": 3,
      "review, merged": 12,
      "same, apart": 10,
      "same, merged": 145,
    }
  `);
  expect(wrong.filter((one) => !one.startsWith('same'))).toMatchInlineSnapshot(`
    [
      "different: recorded/extra/bibliographies/citesource-lens343.ris:2980 recorded/extra/bibliographies/citesource-lens343.ris:3417",
      "different: recorded/extra/bibliographies/refmanager-RJC.bib:3522 recorded/extra/bibliographies/refmanager-RJC.bib:3540",
      "review: corpus/conference-papers.jsonl.gz:6607 corpus/conference-papers.jsonl.gz:32539",
      "review: corpus/conference-papers.jsonl.gz:12813 corpus/conference-papers.jsonl.gz:32947",
      "review: corpus/conference-papers.jsonl.gz:991 corpus/conference-papers.jsonl.gz:33607",
      "review: corpus/conference-papers.jsonl.gz:32667 corpus/conference-papers.jsonl.gz:45445",
      "review: corpus/conference-papers.jsonl.gz:21456 corpus/conference-papers.jsonl.gz:31984",
      "review: corpus/conference-papers.jsonl.gz:27234 corpus/conference-papers.jsonl.gz:29712",
      "review: corpus/conference-papers.jsonl.gz:27731 corpus/conference-papers.jsonl.gz:29537",
      "review: corpus/conference-papers.jsonl.gz:26821 corpus/conference-papers.jsonl.gz:29829",
      "review: corpus/conference-papers.jsonl.gz:1797 corpus/conference-papers.jsonl.gz:32563",
      "review: corpus/conference-papers.jsonl.gz:12536 corpus/conference-papers.jsonl.gz:31343",
      "review: corpus/conference-papers.jsonl.gz:12853 corpus/conference-papers.jsonl.gz:33292",
      "review: corpus/conference-papers.jsonl.gz:13002 corpus/conference-papers.jsonl.gz:34003",
    ]
  `);
});

/** What is made of a record, and whether it is the same work: by construction. */
type Change = (one: Listing) => Listing;
const MADE: readonly (readonly [name: string, same: boolean, change: Change, base?: Change])[] = [
  [
    'TeX in the title',
    true,
    (one) => ({ ...one, title: one.title.replace(/(\w+)/, '{$1}').replace(/ (\w+)/, ' \\emph{$1}') }),
  ],
  ['another case', true, (one) => ({ ...one, title: one.title.toUpperCase() })],
  ['other dashes and a full stop', true, (one) => ({ ...one, title: `${one.title.replace(/-/g, '–')}.` })],
  ['initials', true, (one) => ({ ...one, authors: one.authors.map((name) => name.replace(/^(\S)\S*/, '$1.')) })],
  [
    'names turned around',
    true,
    (one) => ({ ...one, authors: one.authors.map((name) => name.replace(/^(.*) (\S+)$/, '$2, $1')) }),
  ],
  ['authors in another order', true, (one) => ({ ...one, authors: [...one.authors].reverse() })],
  [
    'a preprint of the year before',
    true,
    (one) => ({ ...one, venue: 'CoRR', ids: { arxiv: '2001.00001' }, date: year(one, -1) }),
    (one) => ({ ...one, ids: { doi: '10.1000/a' } }),
  ],
  ['no authors', true, (one) => ({ ...one, authors: [] })],
  [
    'Part I and Part II',
    false,
    (one) => ({ ...one, title: `${one.title}, Part II` }),
    (one) => ({ ...one, title: `${one.title}, Part I` }),
  ],
  ['an erratum', false, (one) => ({ ...one, title: `Erratum to: ${one.title}` })],
  [
    'two publisher DOIs',
    false,
    (one) => ({ ...one, ids: { doi: '10.1000/a' } }),
    (one) => ({ ...one, ids: { doi: '10.1000/b' } }),
  ],
  [
    'two arXiv ids',
    false,
    (one) => ({ ...one, ids: { arxiv: '2001.00001' } }),
    (one) => ({ ...one, ids: { arxiv: '2001.00002' } }),
  ],
  ['a namesake by others', false, (one) => ({ ...one, authors: ['Some Body', 'Any Onewhoelse'] })],
  [
    'one DOI on unlike works',
    false,
    (one) => ({ ...one, ids: { doi: '10.1000/a' }, title: 'Entirely other matters', authors: ['Any Onewhoelse'] }),
    (one) => ({ ...one, ids: { doi: '10.1000/a' } }),
  ],
  [
    'another place of the same venue',
    false,
    (one) => ({ ...one, abstract: null, extra: { volume: '2', pages: '11--20' } }),
    (one) => ({ ...one, abstract: null, extra: { volume: '1', pages: '3--9' } }),
  ],
];

function year(one: Listing, by: number): Listing['date'] {
  return one.date ? { ...one.date, year: (one.date.year ?? 2000) + by } : null;
}

test.each(MADE.map(([name, same, change, base = (one) => one]) => ({ name, same, change, base })))(
  '$name',
  ({ same, change, base }) => {
    const corpus = [...placed].filter(([ref]) => ref.startsWith('corpus/')).flatMap(([, list]) => list);
    const records = corpus.filter((one) => one.title.split(' ').length > 3).map((one) => ({ ...one, ids: {} }));
    expect(records.length).toBeGreaterThan(15);
    for (const one of records.slice(0, 15)) {
      expect(merged([base(one), change(one)]), String(one.source.line)).toBe(same);
    }
  },
);
