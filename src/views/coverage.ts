/** What is known and what is not, of a stored corpus. */
import { type Alone, type CorpusCoverage, type Coverage, coverage } from '../../graph/coverage.ts';
import type { Edge } from '../../graph/model.ts';
import type { Store } from '../../graph/stores/contract.ts';
import type { Corpus } from './corpus.ts';

export interface LonePaper {
  readonly id: string;
  readonly title: string;
  readonly why: Alone;
}

/** Coverage with the papers that stand alone, by id; those that are only cited are left out. */
export async function corpusCoverage(
  corpus: Corpus,
): Promise<CorpusCoverage & { readonly lone: readonly LonePaper[] }> {
  const { store, graph, analysis } = corpus;
  const lone: LonePaper[] = [];
  const found = await coverage({
    papers: store.read('papers'),
    edges: edgesOf(store),
    communityOf: (id) => analysis[graph.indexOf(id)]?.community ?? null,
    each: ({ id, title, stub }, { alone }) => {
      if (alone && !stub) lone.push({ id, title, why: alone });
    },
  });
  return { ...found, lone };
}

async function* edgesOf(store: Store): AsyncGenerator<Edge> {
  yield* store.read('edges');
  yield* store.read('derived');
}

/** `abstract 62 %, summary 30 %, references none, code 12 %, date 98 % (40 % inferred)`. */
export function coverageText({ papers, abstract, summary, references, code, date, inferred }: Coverage): string {
  const part = (count: number) => (count === 0 ? 'none' : count === papers ? 'all' : `${percent(count, papers)} %`);
  return [
    `abstract ${part(abstract)}`,
    ...(summary > 0 ? [`summary ${part(summary)}`] : []),
    `references ${part(references)}`,
    `code ${part(code)}`,
    `date ${part(date)}${inferred > 0 ? ` (year inferred: ${part(inferred)})` : ''}`,
  ].join(', ');
}

/** Never 0 for some, never 100 for not all. */
function percent(count: number, of: number): number {
  return Math.min(99, Math.max(1, Math.round((100 * count) / of)));
}
