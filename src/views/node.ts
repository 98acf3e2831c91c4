/** One node with its neighbours, and for every edge the sentence that says why. */
import { edgeIdOf, edgeWeight, otherEnd } from '../../graph/compact.ts';
import { paperCoverage } from '../../graph/coverage.ts';
import { KnownError } from '../../graph/errors.ts';
import type { GraphNode } from '../../graph/model.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { edgeStability } from '../../graph/together.ts';
import type { Neighbour, NeighbourEdge, NodeAnswer } from '../api.ts';
import { type Corpus, requireNode } from './corpus.ts';
import { edgesById } from './edge-lines.ts';
import { papersOfReasons, reasonsOf } from './reasons.ts';

/** Any alias is taken. At most `limit` neighbours, the most specifically linked; throws `not-found`. */
export async function nodeAnswer(corpus: Corpus, id: string, limit = 500): Promise<NodeAnswer> {
  const { graph, store, analysis, communityById } = corpus;
  const index = requireNode(corpus, id);
  const node = await loadNode(store, graph.ids[index]!);
  const chosen = strongest(corpus, index, limit);
  const edges = await edgesById(
    store,
    chosen.flatMap(({ edges: numbers }) => numbers.map((e) => edgeIdOf(graph, e))),
  );
  const papers = await papersOfReasons(store, [...edges.values()]);
  const neighbours = chosen.map(({ other, edges: numbers }): Neighbour => {
    const answered = numbers.flatMap((e): NeighbourEdge[] => {
      const edge = edges.get(edgeIdOf(graph, e));
      if (!edge) return [];
      const { role, official, confidence, score, terms } = edge;
      const direction = edge.source === node.id ? 'out' : 'in';
      return [
        {
          id: edge.id,
          kind: edge.kind,
          direction,
          role,
          official,
          confidence,
          score,
          terms,
          stability: edgeStability(edge.kind, analysis[index] ?? null, analysis[other] ?? null),
          reasons: reasonsOf(edge, papers),
        },
      ];
    });
    return {
      id: graph.ids[other]!,
      kind: NODE_KINDS[graph.kinds[other]!]!,
      label: graph.labels[other]!,
      year: graph.years[other] || null,
      published: graph.papers.published[other]!,
      degree: graph.degree[other]!,
      community: analysis[other]?.community ?? null,
      edges: answered,
    };
  });
  const own = analysis[index] ?? null;
  return {
    node,
    analysis: own,
    community: communityById.get(own?.community ?? '') ?? null,
    coverage: paperCoverage(graph, index),
    neighbours,
  };
}

/** Throws `not-found` where the store has moved on since the corpus was opened. */
async function loadNode(store: Store, id: string): Promise<GraphNode> {
  const [node] = id.startsWith('paper:') ? await store.get('papers', [id]) : await store.get('entities', [id]);
  if (!node) throw new KnownError('not-found', `${id} has left the corpus`, 'reload the page');
  return node;
}

/** Neighbours by kind, then by how specific their best edge is, then by id. */
function strongest({ graph }: Corpus, node: number, limit: number) {
  const byOther = new Map<number, number[]>();
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    const e = graph.incident[k]!;
    const other = otherEnd(graph, e, node);
    const known = byOther.get(other);
    if (known) known.push(e);
    else byOther.set(other, [e]);
  }
  const scored = [...byOther].map(([other, edges]) => ({
    other,
    edges,
    weight: Math.max(...edges.map((e) => edgeWeight(graph, e))),
  }));
  return scored
    .sort((a, b) => b.weight - a.weight || graph.degree[b.other]! - graph.degree[a.other]! || a.other - b.other)
    .slice(0, limit)
    .sort((a, b) => graph.kinds[a.other]! - graph.kinds[b.other]!);
}
