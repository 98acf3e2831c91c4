/** The network of methods made ready to draw: linked by the papers that hold both, with communities and places of its own. Pure. */
import type { MethodsAnswer } from '../src/api.ts';
import { type Atlas, incidence, RELATIONS } from './atlas.ts';
import { linkRadii } from './sizes.ts';

/** The papers behind a link, as indexes into the answer's. */
export interface MethodLink {
  readonly other: number;
  readonly together: number;
  readonly strength: number;
  readonly papers: readonly number[];
}

/** `degree` is the number of papers; a link weighs the cosine of the two sets of papers (Salton). */
export function methodsAtlas({ build, total, nodes, links, communities }: MethodsAnswer): Atlas {
  const count = nodes.id.length;
  const source = Uint32Array.from(links.source);
  const target = Uint32Array.from(links.target);
  const kind = nodes.id.map(() => 'Method' as const);
  const none = nodes.id.map(() => null);
  const largest = nodes.papers.reduce((most, papers) => Math.max(most, papers), 1);
  return {
    build,
    scope: 'whole',
    total: { nodes: total.nodes, edges: total.links },
    ids: nodes.id,
    labels: nodes.label,
    kind,
    x: Float64Array.from(nodes.x),
    y: Float64Array.from(nodes.y),
    size: linkRadii(kind, nodes.papers),
    degree: nodes.papers,
    community: Int32Array.from(nodes.community),
    year: none,
    broad: new Uint8Array(count),
    leaf: new Uint8Array(count),
    leaves: nodes.id.map(() => 0),
    index: new Map(nodes.id.map((id, i) => [id, i])),
    source,
    target,
    edgeKind: links.source.map(() => 'USES' as const),
    weight: links.together.map(
      (papers, e) => papers / Math.sqrt(nodes.papers[source[e]!]! * nodes.papers[target[e]!]!),
    ),
    relation: new Uint8Array(source.length).fill(RELATIONS.indexOf('uses')),
    confidence: links.source.map(() => 1),
    known: new Uint8Array(count),
    citations: none,
    sources: [],
    sourcesOf: nodes.id.map(() => []),
    pagerank: nodes.papers.map((papers) => papers / largest),
    stability: nodes.stability,
    ...incidence(count, source, target),
    order: Uint32Array.from(nodes.id.keys()).sort((a, b) => nodes.papers[b]! - nodes.papers[a]! || a - b),
    communities,
    communityIndex: new Map(communities.map((community, i) => [community.id, i])),
  };
}

/** The links of a method, those of most papers first, of equals the more surprising; none for a method outside the network. */
export function linksOf({ nodes, links }: MethodsAnswer, id: string): MethodLink[] {
  const own = nodes.id.indexOf(id);
  const found: MethodLink[] = [];
  for (let e = 0; e < links.source.length; e++) {
    if (links.source[e] !== own && links.target[e] !== own) continue;
    found.push({
      other: links.source[e] === own ? links.target[e]! : links.source[e]!,
      together: links.together[e]!,
      strength: links.strength[e]!,
      papers: links.papers[e]!,
    });
  }
  return found.sort((a, b) => b.together - a.together || b.strength - a.strength || a.other - b.other);
}
