/** A store's rows in the order of an export: nodes of all kinds by id, each with what analysis found of it. */
import type { ExportNode, ExportSource } from '../graph/exports/contract.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { Community, Edge, GraphNode } from '../graph/model.ts';
import type { Store } from '../graph/stores/contract.ts';
import { requireManifest } from './views/corpus.ts';

/** The whole graph, streamed: never more than one row of each table is held. Throws `no-store`. */
export async function wholeGraph(store: Store): Promise<ExportSource> {
  const manifest = await requireManifest(store);
  const communities: Community[] = [];
  for await (const community of store.read('communities')) communities.push(community);
  return {
    manifest,
    communities,
    nodes: () => withAnalysis(store),
    edges: () => merge(store.read('edges'), store.read('derived')),
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
  const analysed = store.read('nodes')[Symbol.asyncIterator]();
  try {
    let next = await analysed.next();
    for await (const node of merge(store.read('papers'), store.read('entities'))) {
      while (!next.done && byCodeUnit(next.value.id, node.id) < 0) next = await analysed.next();
      yield { node, analysis: !next.done && next.value.id === node.id ? next.value : null };
    }
  } finally {
    // A stream that is not walked to its end holds its files open until it is told.
    await analysed.return?.();
  }
}

/** Two sorted streams as one. */
async function* merge<A extends { readonly id: string }, B extends { readonly id: string }>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncIterable<A | B> {
  const a = left[Symbol.asyncIterator]();
  const b = right[Symbol.asyncIterator]();
  try {
    let [x, y] = [await a.next(), await b.next()];
    while (!x.done || !y.done) {
      if (y.done || (!x.done && byCodeUnit(x.value.id, y.value.id) <= 0)) {
        if (x.done) return;
        yield x.value;
        x = await a.next();
      } else {
        yield y.value;
        y = await b.next();
      }
    }
  } finally {
    await a.return?.();
    await b.return?.();
  }
}
