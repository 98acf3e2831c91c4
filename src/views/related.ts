/** Related work asked of a corpus: seeds as people name them, suggestions with their receipts. */
import { KnownError } from '../../graph/errors.ts';
import { lineage } from '../../graph/lineage.ts';
import { refer } from '../../graph/refer.ts';
import { DEFAULT_WEIGHTS, type RelatedOptions, related } from '../../graph/related.ts';
import type { RelatedIndex } from '../../graph/related-index.ts';
import { PART_NAMES, type Parts } from '../../graph/related-parts.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { RelatedAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { lineOf } from './line.ts';

const PAPER = NODE_KINDS.indexOf('Paper');
const SHOWN_SHARED = 12;

export interface RelatedQuery extends Pick<RelatedOptions, 'limit' | 'years' | 'diversity'> {
  /** Multiples of the default weights, by name. */
  readonly weights: Readonly<Record<string, number>>;
  /** Papers not to suggest, as people name them. */
  readonly exclude: readonly string[];
}

/** Throws `not-found` for a seed that nothing has, `bad-request` for one that is no paper. */
export function relatedAnswer(
  corpus: Corpus,
  index: RelatedIndex,
  names: readonly string[],
  query: RelatedQuery,
): RelatedAnswer {
  const { graph } = corpus;
  const seeds = [...new Set(names.flatMap((name) => paperNodes(corpus, name)))];
  const { limit, years = null, diversity = 0 } = query;
  const multiples = multiplesOf(query.weights);
  const exclude = new Set(query.exclude.map((name) => refer(graph, name)));
  const found = related(index, seeds, { limit, years, diversity, exclude, weights: multiples });
  return {
    seeds: seeds.map((node) => lineOf(graph, node)),
    papers: found.map(({ node, score, parts, shared, terms }) => ({
      ...lineOf(graph, node),
      score: round(score),
      parts: Object.fromEntries(PART_NAMES.map((name) => [name, round(parts[name])])),
      shared: shared
        .slice(0, SHOWN_SHARED)
        .map((one) => ({ ...lineOf(graph, one.node), part: one.part, amount: round(one.amount) })),
      terms,
    })),
    weights: Object.fromEntries(PART_NAMES.map((name) => [name, DEFAULT_WEIGHTS[name] * (multiples[name] ?? 1)])),
  };
}

/** A paper as itself, a method or dataset as the papers that introduce it. */
function paperNodes({ graph }: Corpus, name: string): readonly number[] {
  const node = refer(graph, name);
  if (graph.kinds[node] === PAPER) return [node];
  const { introducedBy } = lineage(graph, node, 0);
  if (introducedBy.length > 0) return introducedBy;
  throw new KnownError(
    'bad-request',
    `no paper of the corpus introduces ${graph.labels[node]}, and related work is found for papers`,
    `name a paper; for those that use it: kindred neighbours ${graph.ids[node]}`,
  );
}

function multiplesOf(given: Readonly<Record<string, number>>): Partial<Parts> {
  for (const [name, value] of Object.entries(given)) {
    if (!PART_NAMES.some((part) => part === name) || !(value >= 0 && value <= 100)) {
      throw new KnownError(
        'bad-request',
        `${name}=${value} is no weight`,
        `weights are 0 to 100 times the usual, of: ${PART_NAMES.join(', ')}`,
      );
    }
  }
  return given;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
