/** What is known and what is not, of a stored corpus. */
import { type Alone, type Coverage, coverage } from '../../graph/coverage.ts';
import { EDGE_KINDS } from '../../graph/schema.ts';
import type { CoverageAnswer, NodeLine } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { lineOf } from './line.ts';

/** More lonely papers than a page lists. */
const ALONE_LIMIT = 500;

/** `limit`: most papers that stand alone to list. */
export function coverageAnswer(corpus: Corpus, limit = ALONE_LIMIT): CoverageAnswer {
  const { graph, analysis } = corpus;
  const alone: (NodeLine & { readonly why: Alone })[] = [];
  const { all, stubs, communities } = coverage(
    graph,
    (node) => [analysis[node]?.community, analysis[node]?.area].flatMap((id) => id ?? []),
    (node, { alone: why }) => {
      if (why && why !== 'cited only' && alone.length < limit) alone.push({ ...lineOf(graph, node), why });
    },
  );
  return { all, stubs, communities: Object.fromEntries(communities), alone };
}

/** `abstract 62 %, summary 30 %, references none, code 12 %, date 98 % (40 % inferred)`. */
export function coverageText({ papers, abstract, summary, references, code, date, inferred }: Coverage): string {
  const part = (count: number) => share(count, papers);
  return [
    `abstract ${part(abstract)}`,
    ...(summary > 0 ? [`summary ${part(summary)}`] : []),
    `references ${part(references)}`,
    `code ${part(code)}`,
    `date ${part(date)}${inferred > 0 ? ` (year inferred: ${part(inferred)})` : ''}`,
  ].join(', ');
}

/** How many papers have a link of each kind: `introduces 40 %, uses 93 %, has code in 12 %, cites or is cited none`. */
export function kindsText({ papers, kinds }: Coverage): string {
  return (['INTRODUCES', 'USES', 'HAS_CODE', 'CITES', 'SIMILAR_TO'] as const)
    .map(
      (kind) => `${kind === 'CITES' ? 'cites or is cited' : EDGE_KINDS[kind].words} ${share(kinds[kind] ?? 0, papers)}`,
    )
    .join(', ');
}

/** Never 0 % for some, never 100 % for not all. */
function share(count: number, of: number): string {
  if (count === 0) return 'none';
  return count === of ? 'all' : `${Math.min(99, Math.max(1, Math.round((100 * count) / of)))} %`;
}
