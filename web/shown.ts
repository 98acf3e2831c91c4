/** Which nodes and edges a view shows, and how many: the one filter behind map, table, matrix, legend and counts. Pure. */
import { countsOf } from '../graph/counts.ts';
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, edgesOf, neighbours, otherEnd } from './atlas.ts';
import { type FilterRules, type Judgement, judge } from './judge.ts';
import { type Leg, legs } from './paths.ts';
import type { View } from './state.ts';

export interface Shown {
  /** 1 where the node is drawn. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** The part of a view that decides what is shown. */
export type Rules = FilterRules & Pick<View, 'node' | 'path' | 'list' | 'hidden' | 'expanded'>;

export const WAYS = 4;
const NODE_KINDS = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'] as const satisfies readonly NodeKind[];

function indexes(atlas: Atlas, ids: readonly string[]): number[] {
  return ids.flatMap((id) => atlas.index.get(id) ?? []);
}

/** The ways of the view's path, leg by leg; none where it asks for none, or fewer than two ends are known. */
export function pathLegs(atlas: Atlas, path: View['path']): Leg[] {
  const ends = indexes(atlas, path ?? []);
  return ends.length < 2 ? [] : legs(atlas, ends, WAYS);
}

/** What a filter or a fold hides is shown where it is selected, listed, on the path or opened; what a hand hid is not. */
export function shown(
  atlas: Atlas,
  rules: Rules,
  judgement: Judgement = judge(atlas, rules),
  found: readonly Leg[] = pathLegs(atlas, rules.path),
): Shown {
  const nodes = judgement.nodes.map((against) => (against === 0 ? 1 : 0));
  for (const { id, kind, count } of rules.expanded) {
    const from = atlas.index.get(id);
    if (from === undefined) continue;
    const near = strongest(atlas, from, kind);
    for (const node of count === 0 ? near : near.slice(0, count)) nodes[node] = count === 0 ? 0 : 1;
  }
  for (const id of indexes(atlas, [...(rules.node ? [rules.node] : []), ...rules.list])) nodes[id] = 1;
  for (const { ways } of found) for (const way of ways) for (const node of way) nodes[node] = 1;
  for (const id of indexes(atlas, rules.hidden)) nodes[id] = 0;
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

/** Neighbours of one kind, the strongest link first; of equal links the best linked neighbour. */
export function strongest(atlas: Atlas, node: number, kind: NodeKind): number[] {
  const weight = new Map<number, number>();
  for (const edge of edgesOf(atlas, node)) {
    const other = otherEnd(atlas, edge, node);
    if (other === node || atlas.kind[other] !== kind) continue;
    weight.set(other, Math.max(weight.get(other) ?? 0, atlas.weight[edge]!));
  }
  return [...weight.keys()].sort(
    (a, b) => weight.get(b)! - weight.get(a)! || atlas.degree[b]! - atlas.degree[a]! || a - b,
  );
}

export interface KindShown {
  readonly kind: NodeKind;
  readonly shown: number;
  readonly all: number;
}

/** Of the node's neighbours of each kind, how many are shown: “12 of 42 papers”. */
export function neighbourhood(atlas: Atlas, shown: Shown, node: number): KindShown[] {
  const counts = new Map<NodeKind, { shown: number; all: number }>();
  for (const other of neighbours(atlas, node)) {
    if (other === node) continue;
    const kind = atlas.kind[other]!;
    const count = counts.get(kind) ?? { shown: 0, all: 0 };
    counts.set(kind, { shown: count.shown + shown.nodes[other]!, all: count.all + 1 });
  }
  return NODE_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count ? [{ kind, ...count }] : [];
  });
}

/** How many nodes of each kind the map can show with or without leaves. */
export function kindCounts(atlas: Atlas, leaves: boolean): readonly (readonly [NodeKind, number])[] {
  const counts = countsOf(atlas.kind.filter((_, i) => leaves || !atlas.leaf[i]));
  return NODE_KINDS.flatMap((kind) => (counts.has(kind) ? [[kind, counts.get(kind)!] as const] : []));
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
