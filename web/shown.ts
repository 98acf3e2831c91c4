/** Which nodes and edges a view shows, and how many: the one filter behind map, table, matrix, legend and counts. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, edgesOf, otherEnd } from './atlas.ts';
import { distances, ways } from './paths.ts';
import type { Focus, View } from './state.ts';

export interface Shown {
  /** 1 where the node is drawn. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** The part of a view that decides what is shown. */
export type Rules = Pick<
  View,
  'node' | 'kinds' | 'communities' | 'years' | 'undated' | 'leaves' | 'broad' | 'focus' | 'path' | 'list'
>;

export const WAYS = 4;

function indexes(atlas: Atlas, ids: readonly string[]): number[] {
  return ids.flatMap((id) => atlas.index.get(id) ?? []);
}

/** The ways of the view's path as node numbers; none where it asks for none, or an end is unknown. */
export function pathWays(atlas: Atlas, path: View['path']): number[][] {
  if (!path) return [];
  const [from, to] = indexes(atlas, path);
  return from === undefined || to === undefined ? [] : ways(atlas, from, to, WAYS);
}

/** The selected node, the list and the path are shown even where a filter or a fold would hide them. */
export function shown(atlas: Atlas, rules: Rules): Shown {
  const nodes = filteredNodes(atlas, rules);
  for (const id of indexes(atlas, [...(rules.node ? [rules.node] : []), ...rules.list])) nodes[id] = 1;
  for (const way of pathWays(atlas, rules.path)) for (const node of way) nodes[node] = 1;
  let nodeCount = 0;
  for (const one of nodes) nodeCount += one;
  const edges = new Uint8Array(atlas.source.length);
  let edgeCount = 0;
  for (let e = 0; e < edges.length; e++) {
    if (nodes[atlas.source[e]!] && nodes[atlas.target[e]!]) {
      edges[e] = 1;
      edgeCount += 1;
    }
  }
  return { nodes, edges, nodeCount, edgeCount };
}

/** Links away from the focus, 255 where outside it. */
function nearTo(atlas: Atlas, { ids, hops, together }: Focus): Uint8Array {
  const starts = indexes(atlas, ids);
  if (!together) return distances(atlas, starts, hops);
  const each = starts.map((start) => distances(atlas, [start], hops));
  const near = new Uint8Array(atlas.ids.length);
  for (let i = 0; i < near.length; i++) near[i] = each.reduce((most, away) => Math.max(most, away[i]!), 0);
  for (const start of starts) near[start] = 0;
  return near;
}

function filteredNodes(atlas: Atlas, rules: Rules): Uint8Array {
  const kinds = new Set(rules.kinds);
  const communities = new Set(rules.communities.map((id) => atlas.communityIndex.get(id) ?? -2));
  const near = rules.focus && nearTo(atlas, rules.focus);
  const [first, last] = rules.years;
  const dated = first !== null || last !== null || !rules.undated;
  const nodes = new Uint8Array(atlas.ids.length);
  const inTime = new Uint8Array(dated ? nodes.length : 0);
  for (let i = 0; i < nodes.length; i++) {
    if (dated && atlas.kind[i] === 'Paper') {
      const year = atlas.year[i] ?? null;
      inTime[i] = (year === null ? rules.undated : year >= (first ?? 0) && year <= (last ?? 9999)) ? 1 : 0;
      if (!inTime[i]) continue;
    }
    const kept =
      (rules.leaves || !atlas.leaf[i] || (near !== null && near[i]! <= 1)) &&
      (rules.broad || !atlas.broad[i]) &&
      (kinds.size === 0 || kinds.has(atlas.kind[i]!)) &&
      (communities.size === 0 || communities.has(atlas.community[i]!)) &&
      (near === null || near[i] !== 255);
    if (kept) nodes[i] = 1;
  }
  if (dated) dropOutOfTime(atlas, nodes, inTime);
  return nodes;
}

/** A name without a paper of these years has no place in them. */
function dropOutOfTime(atlas: Atlas, nodes: Uint8Array, inTime: Uint8Array): void {
  for (let i = 0; i < nodes.length; i++) {
    if (!nodes[i] || atlas.kind[i] === 'Paper') continue;
    if (!edgesOf(atlas, i).some((edge) => inTime[otherEnd(atlas, edge, i)] === 1)) nodes[i] = 0;
  }
}

/** How many nodes of each kind the map can show with or without leaves. */
export function kindCounts(atlas: Atlas, leaves: boolean): readonly (readonly [NodeKind, number])[] {
  const counts = new Map<NodeKind, number>();
  for (let i = 0; i < atlas.ids.length; i++) {
    if (leaves || !atlas.leaf[i]) counts.set(atlas.kind[i]!, (counts.get(atlas.kind[i]!) ?? 0) + 1);
  }
  return (['Paper', 'Method', 'Dataset', 'Repo', 'Task'] satisfies NodeKind[]).flatMap((kind) =>
    counts.has(kind) ? [[kind, counts.get(kind)!] as const] : [],
  );
}

export interface YearBar {
  readonly year: number;
  /** Papers of the year in the corpus, and of those how many are shown. */
  readonly all: number;
  readonly shown: number;
}

/** Every year from the first dated paper to the last, empty ones too; and the papers without a date. */
export function yearBars(
  atlas: Atlas,
  nodes: Uint8Array,
): { bars: YearBar[]; undated: { all: number; shown: number } } {
  const counts = new Map<number, { all: number; shown: number }>();
  const undated = { all: 0, shown: 0 };
  for (let i = 0; i < atlas.ids.length; i++) {
    if (atlas.kind[i] !== 'Paper') continue;
    const year = atlas.year[i] ?? null;
    let count = undated;
    if (year !== null) {
      count = counts.get(year) ?? { all: 0, shown: 0 };
      counts.set(year, count);
    }
    count.all += 1;
    count.shown += nodes[i]!;
  }
  const years = [...counts.keys()];
  const first = Math.min(...years);
  const bars = years.length
    ? Array.from({ length: Math.min(120, Math.max(...years) - first + 1) }, (_, k) => ({
        year: first + k,
        ...(counts.get(first + k) ?? { all: 0, shown: 0 }),
      }))
    : [];
  return { bars, undated };
}
