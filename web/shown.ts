/** Which nodes and edges a view shows, and how many: the one filter behind map, table, matrix, legend and counts. Pure. */
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import { type FilterRules, type Judgement, judge } from './judge.ts';
import { ways } from './paths.ts';
import type { View } from './state.ts';

export interface Shown {
  /** 1 where the node is drawn. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** The part of a view that decides what is shown. */
export type Rules = FilterRules & Pick<View, 'node' | 'path' | 'list'>;

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
export function shown(atlas: Atlas, rules: Rules, judgement: Judgement = judge(atlas, rules)): Shown {
  const nodes = judgement.nodes.map((against) => (against === 0 ? 1 : 0));
  for (const id of indexes(atlas, [...(rules.node ? [rules.node] : []), ...rules.list])) nodes[id] = 1;
  for (const way of pathWays(atlas, rules.path)) for (const node of way) nodes[node] = 1;
  let nodeCount = 0;
  for (const one of nodes) nodeCount += one;
  const edges = new Uint8Array(atlas.source.length);
  let edgeCount = 0;
  for (let e = 0; e < edges.length; e++) {
    if (judgement.edges[e] === 0 && nodes[atlas.source[e]!] && nodes[atlas.target[e]!]) {
      edges[e] = 1;
      edgeCount += 1;
    }
  }
  return { nodes, edges, nodeCount, edgeCount };
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
