/** The method network of a build, and the papers with their sentences behind one of its links. */
import { otherEnd } from '../../graph/compact.ts';
import { KnownError } from '../../graph/errors.ts';
import { type MethodNetwork, methodNetwork } from '../../graph/method-network.ts';
import { refer } from '../../graph/refer.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { MethodLinkAnswer, MethodsAnswer } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { edgeLines } from './edge-lines.ts';
import { heldBy } from './held.ts';
import { lineOf } from './line.ts';

const METHOD = NODE_KINDS.indexOf('Method');
const PAPER = NODE_KINDS.indexOf('Paper');
/** Runs of the consensus where the build's own analysis is not known. */
const RUNS = 20;
/** What a page draws well. */
const METHOD_LIMITS = { nodes: 2000, links: 20_000 };

/** Seeded as the build's analysis, so that a build has one method network. */
export function networkOf(corpus: Corpus): MethodNetwork {
  const { analysis } = corpus.manifest;
  return methodNetwork(heldBy(corpus), {
    seed: analysis?.seed ?? 1,
    runs: analysis?.runs ?? RUNS,
    resolution: null,
    most: METHOD_LIMITS.nodes,
  });
}

/** In columns as the map; of too many links those of most papers are drawn, then the strongest. */
export function methodsAnswer(corpus: Corpus, network: MethodNetwork): MethodsAnswer {
  const at = new Map(network.nodes.map(({ id }, i) => [id, i]));
  const community = new Map(network.communities.map(({ id }, i) => [id, i]));
  const links = [...network.links]
    .sort((a, b) => b.together - a.together || b.strength - a.strength)
    .slice(0, METHOD_LIMITS.links);
  const paperIds = [...new Set(links.flatMap(({ papers }) => papers))];
  const paperAt = new Map(paperIds.map((id, i) => [id, i]));
  const { nodes } = network;
  return {
    build: corpus.manifest.build,
    resolution: network.resolution,
    total: { nodes: network.total, links: network.links.length },
    nodes: {
      id: nodes.map(({ id }) => id),
      label: nodes.map(({ label }) => label),
      x: nodes.map(({ x }) => x),
      y: nodes.map(({ y }) => y),
      papers: nodes.map(({ papers }) => papers),
      community: nodes.map((node) => community.get(node.community)!),
      stability: nodes.map(({ stability }) => stability),
    },
    links: {
      source: links.map(({ source }) => at.get(source)!),
      target: links.map(({ target }) => at.get(target)!),
      together: links.map(({ together }) => together),
      strength: links.map(({ strength }) => strength),
      papers: links.map(({ papers }) => papers.map((id) => paperAt.get(id)!)),
    },
    papers: paperIds.map((id) => lineOf(corpus.graph, corpus.graph.indexOf(id))),
    communities: network.communities,
  };
}

/** The papers that hold two methods, the least linked (most about these) first; throws `not-found`, and `bad-request` for no method. */
export async function methodLinkAnswer(
  corpus: Corpus,
  names: readonly [string, string],
  limit: number,
): Promise<MethodLinkAnswer> {
  const { graph } = corpus;
  const [a, b] = [methodNamed(corpus, names[0]), methodNamed(corpus, names[1])];
  const [ofA, ofB] = [edgesFromPapers(corpus, a), edgesFromPapers(corpus, b)];
  const both = [...ofA.keys()]
    .filter((paper) => ofB.has(paper))
    .sort((x, y) => graph.degree[x]! - graph.degree[y]! || x - y);
  const shown = both.slice(0, limit);
  const edges = (paper: number): number[] => [...ofA.get(paper)!, ...ofB.get(paper)!];
  const lines = await edgeLines(corpus, shown.flatMap(edges));
  return {
    source: lineOf(graph, a),
    target: lineOf(graph, b),
    together: both.length,
    papers: shown.map((paper) => ({
      paper: lineOf(graph, paper),
      edges: edges(paper).flatMap((edge) => lines.get(edge) ?? []),
    })),
  };
}

function methodNamed({ graph }: Corpus, name: string): number {
  const node = refer(graph, name);
  if (graph.kinds[node] === METHOD) return node;
  throw new KnownError(
    'bad-request',
    `${graph.labels[node]} is no method`,
    'name two methods: ?source=LoRA&target=MoE',
  );
}

/** Edge numbers that lead to the method, by paper. */
function edgesFromPapers({ graph }: Corpus, method: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let k = graph.offsets[method]!; k < graph.offsets[method + 1]!; k++) {
    const edge = graph.incident[k]!;
    const paper = otherEnd(graph, edge, method);
    if (graph.kinds[paper] === PAPER) found.set(paper, [...(found.get(paper) ?? []), edge]);
  }
  return found;
}
