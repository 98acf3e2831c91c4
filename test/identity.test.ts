/** Records of one work meet and unlike works stay apart: 384 hard pairs that were labelled before the rules were run, and by which the rules were mended since. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { arxivId, doi } from '../graph/ids.ts';
import { parseCorrections } from '../ingest/corrections.ts';
import { saidOf } from '../ingest/identity/said.ts';
import { cardOf, type IdentityRecord, verdict } from '../ingest/identity/verdict.ts';
import { identify } from '../ingest/identity.ts';
import { buildRows } from '../ingest/pipeline.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';
import { emptyListing } from '../ingest/sources/listing.ts';

const Fact = z.object({
  title: z.string(),
  authors: z.array(z.string()),
  year: z.number().nullable(),
  ids: z.record(z.string(), z.string()),
  /** File of the shared data in which it was found; null: made for the test. */
  found: z.string().nullable(),
});
const Pair = z.object({ label: z.enum(['same', 'different']), kind: z.string(), a: Fact, b: Fact });

const pairs = readFileSync(new URL('golden/identity-pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Pair.parse(JSON.parse(line)));

function recordOf({ title, authors, year, ids }: z.infer<typeof Fact>): IdentityRecord {
  const known = {
    ...ids,
    ...(ids.doi ? { doi: doi(ids.doi) ?? '' } : {}),
    ...(ids.arxiv ? { arxiv: arxivId(ids.arxiv) ?? '' } : {}),
  };
  const date = year === null ? null : { year, month: null, day: null, inferred: false };
  return { title, abstract: null, authors, date, ids: known };
}

function outcome(a: IdentityRecord, b: IdentityRecord): 'same' | 'review' | 'different' {
  const found = identify([a, b]);
  return found.groups.length === 1 ? 'same' : found.unsure.length ? 'review' : 'different';
}

describe('hard pairs', () => {
  const told = pairs.map((pair) => ({ ...pair, got: outcome(recordOf(pair.a), recordOf(pair.b)) }));

  test('the set is what it says', () => {
    expect({ all: pairs.length, found: pairs.filter(({ a }) => a.found).length }).toEqual({ all: 384, found: 331 });
  });

  test('no pair of unlike works is merged', () => {
    const wrong = told.filter(({ label, got }) => label === 'different' && got === 'same');
    expect(wrong.map(({ a, b }) => [a.title, b.title])).toEqual([]);
  });

  test('merged, left to review and missed', () => {
    const count = (label: string, got: string) => told.filter((one) => one.label === label && one.got === got).length;
    expect({
      same: { merged: count('same', 'same'), review: count('same', 'review'), missed: count('same', 'different') },
      different: { merged: 0, review: count('different', 'review'), apart: count('different', 'different') },
    }).toMatchInlineSnapshot(`
      {
        "different": {
          "apart": 183,
          "merged": 0,
          "review": 39,
        },
        "same": {
          "merged": 124,
          "missed": 8,
          "review": 30,
        },
      }
    `);
  });

  test('a verdict does not depend on who is asked first', () => {
    for (const { a, b } of pairs) {
      const [x, y] = [cardOf(recordOf(a)), cardOf(recordOf(b))];
      expect(verdict(y, x).kind).toBe(verdict(x, y).kind);
    }
  });

  test('all records at once: no work has two publisher DOIs or two arXiv ids', () => {
    const records = pairs.flatMap(({ a, b }) => [recordOf(a), recordOf(b)]);
    for (const group of identify(records).groups) {
      const cards = group.map((index) => cardOf(records[index]!));
      expect(new Set(cards.flatMap((card) => card.doi ?? [])).size).toBeLessThanOrEqual(1);
      expect(new Set(cards.flatMap((card) => card.arxiv ?? [])).size).toBeLessThanOrEqual(1);
    }
  });
});

describe('what the user says', () => {
  const of = (line: number, title: string, fields: object = {}) => ({
    ...emptyListing({ source: { file: 'a.jsonl', line }, title }),
    ...fields,
  });
  const listings = [
    of(1, 'Deep Sets of Words', { authors: ['Ann Lee'], ids: { arxiv: '2001.00001' } }),
    of(2, 'Deep Sets of Words', { authors: ['Ann Lee'], ids: { doi: '10.1/x' } }),
    of(3, 'Shallow Sets of Words', { authors: ['Ann Lee'], ids: { doi: '10.1/y' } }),
    of(4, 'Shallow Sets of Words', { authors: ['Bo Chen'] }),
  ];
  const { lexicon } = parseLexicon([]);
  test.each<[name: string, corrections: string, works: number[][], problems: number]>([
    ['nothing', '', [[1, 2], [3], [4]], 0],
    ['a merge is undone by ids', 'not-same\tpaper:doi:10.1/x\tpaper:arxiv:2001.00001', [[1], [2], [3], [4]], 0],
    ['a merge is undone by records', 'not-same\ta.jsonl:2\ta.jsonl:1', [[1], [2], [3], [4]], 0],
    ['two works are one, even with two DOIs', 'same-as\tpaper:doi:10.1/y\tpaper:doi:10.1/x', [[1, 2, 3], [4]], 0],
    [
      'a namesake by its own id',
      'same-as\tpaper:title:shallow-sets-of-words-chen\tpaper:doi:10.1/y',
      [
        [1, 2],
        [3, 4],
      ],
      0,
    ],
    [
      'not-same is stronger than same-as, whatever the order and the way round',
      'same-as\ta.jsonl:1\ta.jsonl:3\nnot-same\ta.jsonl:3\ta.jsonl:2\nnot-same\ta.jsonl:1\ta.jsonl:3',
      [[1, 2], [3], [4]],
      0,
    ],
    ['a paper that is not there is said', 'not-same\tpaper:doi:10.1/x\tpaper:doi:10.1/gone', [[1, 2], [3], [4]], 1],
  ])('%s', (_name, corrections, works, problems) => {
    const found = buildRows({ listings, corrections, lexicon });
    const lines = found.papers.map((paper) => paper.sources.map(({ line }) => line).sort());
    expect(lines.sort((a, b) => a[0]! - b[0]!)).toEqual(works);
    expect(found.problems).toHaveLength(problems);
    const back = buildRows({ listings: [...listings].reverse(), corrections, lexicon });
    expect(back.papers).toEqual(found.papers);
  });

  test('a record that goes by both names stays; the others part from it', () => {
    const { corrections } = parseCorrections('not-same\tpaper:doi:10.1/x\tpaper:title:deep-sets-of-words');
    expect(saidOf(listings, corrections, () => {}).apart).toEqual([[1, 0]]);
  });
});
