/** Which nodes and edges a view shows, and how many: the one filter behind map, table, legend and counts. Pure. */
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import type { View } from './state.ts';

export interface Shown {
  /** 1 where the node is drawn. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** The selected node is shown even where a filter or a fold would hide it: a link must lead to what it names. */
export function shown(atlas: Atlas, view: Pick<View, 'node' | 'kinds' | 'communities' | 'leaves'>): Shown {
  const kinds = new Set(view.kinds);
  const communities = new Set(view.communities.map((id) => atlas.communityIndex.get(id) ?? -2));
  const selected = view.node === null ? undefined : atlas.index.get(view.node);
  const nodes = new Uint8Array(atlas.ids.length);
  let nodeCount = 0;
  for (let i = 0; i < nodes.length; i++) {
    const kept =
      (view.leaves || !atlas.leaf[i]) &&
      (kinds.size === 0 || kinds.has(atlas.kind[i]!)) &&
      (communities.size === 0 || communities.has(atlas.community[i]!));
    if (kept || i === selected) {
      nodes[i] = 1;
      nodeCount += 1;
    }
  }
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
