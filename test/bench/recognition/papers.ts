/** The annotated papers as both sides of a test: what training reads, and the gold that `kindred evaluate` scores against. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { titleKey } from '../../../graph/ids.ts';
import type { GoldPaper } from '../../../ingest/evaluate.ts';
import type { PaperText } from '../../../ingest/model.ts';
import { seeded, shuffle } from '../../../ingest/tagger/rng.ts';
import type { AnnotatedPaper } from '../../../ingest/tagger/training-data.ts';
import { annotatedPaper } from '../../../src/annotations.ts';
import { devGold } from '../../support/dev-papers.ts';
import { linesOf, SHARED } from '../../support/shared.ts';

export const FOLDS = 5;
const FOLD_SEED = 11;

export interface TestPaper {
  readonly annotated: AnnotatedPaper;
  readonly text: PaperText;
  readonly gold: GoldPaper;
}

const linked = z.object({
  links: z.array(z.object({ url: z.string() }).transform((link) => link.url)),
});
const corpusPaper = z.object({ title: z.string(), abstract: z.string() });

/** One reading each: all but the broad techniques are required. */
function goldOf({ title, names }: AnnotatedPaper, links: readonly string[]): GoldPaper {
  return {
    title,
    methods: names
      .filter((name) => name.class === 'introduced' || name.class === 'method' || name.class === 'broad')
      .map((name) => ({
        name: name.name,
        aliases: name.aliases,
        need: name.class === 'broad' ? ('optional' as const) : ('required' as const),
        cls: name.class === 'introduced' ? 'introduces' : 'method',
        role: name.role ?? '',
      })),
    datasets: names
      .filter((name) => name.class === 'dataset' || name.class === 'introduced-dataset')
      .map((name) => ({ name: name.name, aliases: name.aliases, need: 'required', cls: null, role: name.role ?? '' })),
    links: links.map((url) => ({ url, need: 'required' })),
  };
}

/** Papers of the training file without those of the dev gold, and the fold that each falls into. */
export function trainingPapers(): { readonly papers: readonly TestPaper[]; readonly foldOf: readonly number[] } {
  const dev = new Set(devGold().map(({ title }) => titleKey(title)));
  const papers = linesOf('training/abstracts.jsonl').flatMap((line): TestPaper[] => {
    const annotated = annotatedPaper(line);
    if (dev.has(titleKey(annotated.title))) return [];
    const { title, abstract } = annotated;
    const gold = goldOf(annotated, linked.parse(JSON.parse(line)).links);
    return [{ annotated, text: { title, abstract, summary: null }, gold }];
  });
  const order = papers.map((_, index) => index);
  shuffle(order, seeded(FOLD_SEED));
  const foldOf = papers.map(() => 0);
  order.forEach((index, at) => {
    foldOf[index] = at % FOLDS;
  });
  return { papers, foldOf };
}

/** Every tenth paper without annotations: what a run reads beside the papers that are measured. */
export function learntFrom(): PaperText[] {
  return gunzipSync(readFileSync(join(SHARED, 'corpus/conference-papers.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .filter((_, index) => index % 10 === 0)
    .map((line) => ({ ...corpusPaper.parse(JSON.parse(line)), summary: null }));
}
