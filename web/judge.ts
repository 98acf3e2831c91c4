/** Which filter stands against which node and edge, in one pass: the one judgement behind the map and the facets' counts. Pure. */
import { type Atlas, areaIndex, edgesOf, otherEnd, RELATIONS } from './atlas.ts';
import { fulfils } from './known.ts';
import { distances } from './paths.ts';
import type { Focus, View } from './state.ts';

/** Bits of what stands against a node. `other`: folds and the focus; `unlinked`: no fitting link to a paper that is left. */
export const AGAINST = {
  kind: 1,
  community: 2,
  area: 4,
  year: 8,
  source: 16,
  known: 32,
  other: 64,
  unlinked: 128,
} as const;
/** Bits of what stands against an edge. */
export const EDGE_AGAINST = { relation: 1, sure: 2 } as const;

export type FilterRules = Pick<
  View,
  | 'kinds'
  | 'communities'
  | 'areas'
  | 'relations'
  | 'sources'
  | 'has'
  | 'sure'
  | 'years'
  | 'undated'
  | 'leaves'
  | 'broad'
  | 'focus'
>;

export interface Judgement {
  /** Bits of AGAINST; 0 is shown. */
  readonly nodes: Uint8Array;
  /** Bits of EDGE_AGAINST. */
  readonly edges: Uint8Array;
}

const OF_PAPERS = AGAINST.year | AGAINST.source | AGAINST.known;

export function judge(atlas: Atlas, rules: FilterRules): Judgement {
  const edges = edgesAgainst(atlas, rules);
  const nodes = nodesAgainst(atlas, rules);
  const paperFilters =
    rules.years.some((year) => year !== null) || !rules.undated || rules.sources.length > 0 || rules.has.length > 0;
  if (paperFilters || rules.relations.length > 0 || rules.sure > 0) dropUnlinked(atlas, rules, nodes, edges);
  return { nodes, edges };
}

function edgesAgainst(atlas: Atlas, { relations, sure }: FilterRules): Uint8Array {
  const against = new Uint8Array(atlas.source.length);
  if (relations.length === 0 && sure === 0) return against;
  const wanted = RELATIONS.map((one) => relations.length === 0 || relations.includes(one));
  for (let e = 0; e < against.length; e++) {
    against[e] =
      (wanted[atlas.relation[e]!] ? 0 : EDGE_AGAINST.relation) | (atlas.confidence[e]! >= sure ? 0 : EDGE_AGAINST.sure);
  }
  return against;
}

function nodesAgainst(atlas: Atlas, rules: FilterRules): Uint8Array {
  const kinds = new Set(rules.kinds);
  const numbers = (ids: readonly string[]): Set<number> => new Set(ids.map((id) => atlas.communityIndex.get(id) ?? -2));
  const [communities, areas] = [numbers(rules.communities), numbers(rules.areas)];
  const areaOf = atlas.communities.map((_, i) => areaIndex(atlas, i));
  const sources = new Set(rules.sources.map((name) => atlas.sources.indexOf(name)));
  const near = rules.focus && nearTo(atlas, rules.focus);
  const [first, last] = rules.years;
  const against = new Uint8Array(atlas.ids.length);
  for (let i = 0; i < against.length; i++) {
    const community = atlas.community[i]!;
    let found = 0;
    if (kinds.size > 0 && !kinds.has(atlas.kind[i]!)) found |= AGAINST.kind;
    if (communities.size > 0 && !communities.has(community)) found |= AGAINST.community;
    if (areas.size > 0 && !areas.has(areaOf[community] ?? -1)) found |= AGAINST.area;
    if (
      (!rules.leaves && atlas.leaf[i] === 1 && !(near !== null && near[i]! <= 1)) ||
      (!rules.broad && atlas.broad[i] === 1) ||
      (near !== null && near[i] === 255)
    ) {
      found |= AGAINST.other;
    }
    if (atlas.kind[i] === 'Paper') {
      const year = atlas.year[i] ?? null;
      const inTime = year === null ? rules.undated : year >= (first ?? 0) && year <= (last ?? 9999);
      if (!inTime) found |= AGAINST.year;
      if (sources.size > 0 && !atlas.sourcesOf[i]!.some((one) => sources.has(one))) found |= AGAINST.source;
      if (!fulfils(atlas.known[i]!, rules.has)) found |= AGAINST.known;
    }
    against[i] = found;
  }
  return against;
}

/** A name without a fitting link to a paper that is left has no place; nor has a paper that is not linked as asked. */
function dropUnlinked(atlas: Atlas, { relations }: FilterRules, nodes: Uint8Array, edges: Uint8Array): void {
  for (let i = 0; i < nodes.length; i++) {
    const paper = atlas.kind[i] === 'Paper';
    if (paper && relations.length === 0) continue;
    const linked = edgesOf(atlas, i).some((edge) => {
      if (edges[edge] !== 0) return false;
      const other = otherEnd(atlas, edge, i);
      return paper || (atlas.kind[other] === 'Paper' && (nodes[other]! & OF_PAPERS) === 0);
    });
    if (!linked) nodes[i]! |= AGAINST.unlinked;
  }
}

/** Links away from the focus, 255 where outside it. */
function nearTo(atlas: Atlas, { ids, hops, together }: Focus): Uint8Array {
  const starts = ids.flatMap((id) => atlas.index.get(id) ?? []);
  if (!together) return distances(atlas, starts, hops);
  const each = starts.map((start) => distances(atlas, [start], hops));
  const near = new Uint8Array(atlas.ids.length);
  for (let i = 0; i < near.length; i++) near[i] = each.reduce((most, away) => Math.max(most, away[i]!), 0);
  for (const start of starts) near[start] = 0;
  return near;
}
