/** A store's rows in the order of an export: nodes of all kinds by id, each with what analysis found of it. */
import { collect } from '../graph/collect.ts';
import type { ExportNode, ExportSource } from '../graph/exports/contract.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { Edge, GraphNode } from '../graph/model.ts';
import { merged, sideBySide } from '../graph/sorted.ts';
import type { Store } from '../graph/stores/contract.ts';
import { requireManifest } from './views/corpus.ts';

/** The whole graph, streamed: never more than one row of each table is held. Throws `no-store`. */
export async function wholeGraph(store: Store): Promise<ExportSource> {
  const manifest = await requireManifest(store);
  return {
    manifest,
    communities: await collect(store.read('communities')),
    nodes: () => withAnalysis(store),
    edges: () => merged(store.read('edges'), store.read('derived')),
    edgesFrom: (id) => edgesFrom(store, id),
    get: (ids) => nodesById(store, ids),
  };
}

export async function nodesById(store: Store, ids: readonly string[]): Promise<GraphNode[]> {
  return [...(await store.get('papers', ids)), ...(await store.get('entities', ids))];
}

export async function edgesFrom(store: Store, id: string): Promise<Edge[]> {
  return (await store.edgesOf(id)).filter((edge) => edge.source === id).sort(byId);
}

function byId(a: Edge, b: Edge): number {
  return byCodeUnit(a.id, b.id);
}

async function* withAnalysis(store: Store): AsyncIterable<ExportNode> {
  const nodes = merged(store.read('papers'), store.read('entities'));
  for await (const [node, analysis] of sideBySide(nodes, store.read('nodes'))) if (node) yield { node, analysis };
}
