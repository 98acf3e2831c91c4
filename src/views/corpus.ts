/** One build of a store, held without its texts: the graph in columns, what analysis found, and the way to the texts. */
import { collect } from '../../graph/collect.ts';
import { type CompactGraph, compactGraph } from '../../graph/compact.ts';
import { KnownError } from '../../graph/errors.ts';
import type { Community, Manifest, NodeAnalysis } from '../../graph/model.ts';
import type { Store } from '../../graph/stores/contract.ts';

export interface Corpus {
  readonly store: Store;
  readonly manifest: Manifest;
  readonly graph: CompactGraph;
  /** By node number; null for a node that analysis has not seen. */
  readonly analysis: readonly (NodeAnalysis | null)[];
  readonly communities: readonly Community[];
  readonly communityById: ReadonlyMap<string, Community>;
}

/** Throws `no-store` while nothing has been stored. */
export async function requireManifest(store: Store): Promise<Manifest> {
  const manifest = await store.manifest();
  if (manifest) return manifest;
  throw new KnownError(
    'no-store',
    `there is no corpus at ${store.name} yet`,
    'run kindred ingest with your files, or kindred alone for the bundled sample',
  );
}

/** Reads every table but the records once. Throws `no-store`. */
export async function openCorpus(store: Store): Promise<Corpus> {
  const manifest = await requireManifest(store);
  const graph = await compactGraph({
    papers: store.read('papers'),
    entities: store.read('entities'),
    edges: store.read('edges'),
    derived: store.read('derived'),
  });
  const analysis = new Array<NodeAnalysis | null>(graph.ids.length).fill(null);
  for await (const row of store.read('nodes')) {
    const node = graph.indexOf(row.id);
    if (node >= 0) analysis[node] = row;
  }
  const communities = await collect(store.read('communities'));
  return {
    store,
    manifest,
    graph,
    analysis,
    communities,
    communityById: new Map(communities.map((community) => [community.id, community])),
  };
}

/** Number of the node that an id or an alias names; throws `not-found` otherwise. */
export function requireNode(corpus: Corpus, id: string): number {
  const node = corpus.graph.indexOf(id);
  if (node < 0) {
    throw new KnownError(
      'not-found',
      `no node has the id ${JSON.stringify(id.slice(0, 200))}`,
      'search for it by name: kindred search WORDS, or /api/search?q=',
    );
  }
  return node;
}
