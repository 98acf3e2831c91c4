/** Edges of the graph in columns as lines with their reasons, fetched from the store together. */
import { edgeIdOf } from '../../graph/compact.ts';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Edge, NodeAnalysis } from '../../graph/model.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { edgeStability } from '../../graph/together.ts';
import type { EdgeLine } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { papersOfReasons, reasonsOf } from './reasons.ts';

/** Rows of both tables of edges by id; unknown ids are left out. */
export async function edgesById(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Edge>> {
  const wanted = [...new Set(ids)].sort(byCodeUnit);
  const read = await store.get('edges', wanted);
  const known = new Set(read.map(({ id }) => id));
  const missing = wanted.filter((id) => !known.has(id));
  const derived = await store.get('derived', missing);
  return new Map([...read, ...derived].map((edge) => [edge.id, edge]));
}

/** By edge number; an edge that has left the store is left out. */
export async function edgeLines(corpus: Corpus, numbers: readonly number[]): Promise<ReadonlyMap<number, EdgeLine>> {
  const ids = numbers.map((e) => edgeIdOf(corpus.graph, e));
  const edges = await edgesById(corpus.store, ids);
  const papers = await papersOfReasons(corpus.store, [...edges.values()]);
  const out = new Map<number, EdgeLine>();
  numbers.forEach((number, i) => {
    const edge = edges.get(ids[i]!);
    if (!edge) return;
    const { id, source, target, kind, role, confidence } = edge;
    const stability = edgeStability(kind, rowOf(corpus, source), rowOf(corpus, target));
    out.set(number, { id, source, target, kind, role, confidence, stability, reasons: reasonsOf(edge, papers) });
  });
  return out;
}

function rowOf({ graph, analysis }: Corpus, id: string): NodeAnalysis | null {
  return analysis[graph.indexOf(id)] ?? null;
}
