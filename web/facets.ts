/** How many each choice of a filter would show, all other filters standing: one pass over the judgement. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, areaIndex, RELATIONS, type Relation } from './atlas.ts';
import { AGAINST, EDGE_AGAINST, type Judgement } from './judge.ts';
import { type Has, hasThing, lacking, THINGS } from './known.ts';

/** Steps of confidence that can be asked for. */
export const SURE = [0, 0.6, 0.8, 0.9, 0.95] as const;

export interface Facets {
  /** Nodes. */
  readonly kinds: ReadonlyMap<NodeKind, number>;
  /** Nodes, by index into the atlas's communities; areas beside communities. */
  readonly communities: Uint32Array;
  /** Papers, by index into the atlas's sources. */
  readonly sources: Uint32Array;
  /** Papers. */
  readonly has: ReadonlyMap<Has, number>;
  /** Links. */
  readonly relations: ReadonlyMap<Relation, number>;
  /** Links at least so sure, by index into SURE. */
  readonly sure: readonly number[];
}

/** Nothing stands against it, or only what the facet itself asks. */
const left = (against: number, facet: number): boolean => (against & ~facet) === 0;

export function facets(atlas: Atlas, { nodes, edges }: Judgement): Facets {
  const kinds = new Map<NodeKind, number>();
  const communities = new Uint32Array(atlas.communities.length);
  const sources = new Uint32Array(atlas.sources.length);
  const having = THINGS.map(() => 0);
  let papers = 0;
  const areaOf = atlas.communities.map((_, i) => areaIndex(atlas, i));
  const add = <T>(counts: Map<T, number>, key: T): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = 0; i < nodes.length; i++) {
    const against = nodes[i]!;
    const community = atlas.community[i]!;
    if (left(against, AGAINST.kind)) add(kinds, atlas.kind[i]!);
    if (community >= 0) {
      if (left(against, AGAINST.community)) communities[community]! += 1;
      if (left(against, AGAINST.area) && areaOf[community]! >= 0) communities[areaOf[community]!]! += 1;
    }
    if (atlas.kind[i] !== 'Paper') continue;
    if (left(against, AGAINST.source)) for (const source of atlas.sourcesOf[i]!) sources[source]! += 1;
    if (left(against, AGAINST.known)) {
      papers += 1;
      for (let k = 0; k < THINGS.length; k++) if (hasThing(atlas.known[i]!, THINGS[k]!)) having[k]! += 1;
    }
  }
  const has = new Map<Has, number>(
    THINGS.flatMap((thing, k) => [[thing, having[k]!] as const, [lacking(thing), papers - having[k]!] as const]),
  );
  return { kinds, communities, sources, has, ...edgeFacets(atlas, nodes, edges) };
}

function edgeFacets(atlas: Atlas, nodes: Uint8Array, edges: Uint8Array): Pick<Facets, 'relations' | 'sure'> {
  const relations = new Uint32Array(RELATIONS.length);
  const sure = SURE.map(() => 0);
  for (let e = 0; e < edges.length; e++) {
    // A role that was not asked for hides the names that only it links: what they would show is counted all the same.
    if (!left(nodes[atlas.source[e]!]!, AGAINST.unlinked) || !left(nodes[atlas.target[e]!]!, AGAINST.unlinked))
      continue;
    if (left(edges[e]!, EDGE_AGAINST.relation)) relations[atlas.relation[e]!]! += 1;
    if (left(edges[e]!, EDGE_AGAINST.sure)) {
      // Those at least so sure are counted at every lower step: the highest alone is marked here, and summed below.
      let step = SURE.length - 1;
      while (atlas.confidence[e]! < SURE[step]!) step -= 1;
      sure[step]! += 1;
    }
  }
  for (let k = SURE.length - 2; k >= 0; k--) sure[k]! += sure[k + 1]!;
  return { relations: new Map(RELATIONS.map((relation, i) => [relation, relations[i]!])), sure };
}
