/** Questions that walk the graph: how two nodes hang together, where a method comes from, what nobody has tried. */
import { KnownError } from '../../graph/errors.ts';
import { gaps } from '../../graph/gaps.ts';
import { type Ancestor, lineage } from '../../graph/lineage.ts';
import { paths } from '../../graph/paths.ts';
import { refer } from '../../graph/refer.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { GapsAnswer, LineageAnswer, LineageStep, PathAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { edgeLines } from './edge-lines.ts';
import { lineOf } from './line.ts';

const METHOD = NODE_KINDS.indexOf('Method');
const DATASET = NODE_KINDS.indexOf('Dataset');
/** Longest chain that still explains anything. */
const MOST_HOPS = 8;

/** Throws `not-found` for a name that nothing has; no chain is an empty list. */
export async function pathAnswer(corpus: Corpus, from: string, to: string, limit: number): Promise<PathAnswer> {
  const { graph } = corpus;
  const ends = [refer(graph, from), refer(graph, to)] as const;
  const found = paths(graph, ...ends, { limit, hops: MOST_HOPS });
  const lines = await edgeLines(
    corpus,
    found.flatMap(({ edges }) => edges),
  );
  return {
    from: lineOf(graph, ends[0]),
    to: lineOf(graph, ends[1]),
    paths: found.map(({ nodes, edges }) => ({
      nodes: nodes.map((node) => lineOf(graph, node)),
      edges: edges.flatMap((edge) => lines.get(edge) ?? []),
    })),
  };
}

/** Throws `not-found`, and `bad-request` for a node that is no method. */
export async function lineageAnswer(corpus: Corpus, name: string, steps: number): Promise<LineageAnswer> {
  const { graph } = corpus;
  const method = refer(graph, name);
  if (graph.kinds[method] !== METHOD) {
    throw new KnownError('bad-request', `${graph.labels[method]} is no method`, 'name a method: kindred lineage LoRA');
  }
  const found = lineage(graph, method, steps);
  const lines = await edgeLines(
    corpus,
    [...found.buildsOn, ...found.builtUponBy].map(({ edge }) => edge),
  );
  const step = ({ node, steps: far, edge, introducedBy }: Ancestor): LineageStep[] => {
    const line = lines.get(edge);
    const by = introducedBy.map((paper) => lineOf(graph, paper));
    return line ? [{ ...lineOf(graph, node), steps: far, introduced_by: by, edge: line }] : [];
  };
  return {
    method: lineOf(graph, method),
    introduced_by: found.introducedBy.map((paper) => lineOf(graph, paper)),
    builds_on: found.buildsOn.flatMap(step),
    built_upon_by: found.builtUponBy.flatMap(step),
  };
}

/** `name` null asks for the gaps of all; throws `not-found`, and `bad-request` for what is no method or dataset. */
export function gapsAnswer({ graph }: Corpus, name: string | null, limit: number): GapsAnswer {
  const focus = name === null ? null : refer(graph, name);
  if (focus !== null && graph.kinds[focus] !== METHOD && graph.kinds[focus] !== DATASET) {
    throw new KnownError(
      'bad-request',
      `${graph.labels[focus]} is no method or dataset`,
      'name one, or leave it out for all gaps',
    );
  }
  return {
    gaps: gaps(graph, { limit, focus }).map(({ method, dataset, score, filledBy }) => ({
      method: lineOf(graph, method),
      dataset: lineOf(graph, dataset),
      score: Math.round(score * 1000) / 1000,
      filled_by: filledBy.map((one) => ({
        method: lineOf(graph, one.method),
        alike: Math.round(one.alike * 1000) / 1000,
        papers: one.papers.map((paper) => lineOf(graph, paper)),
      })),
    })),
  };
}
