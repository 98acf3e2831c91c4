/** What nobody has tried, found in the page from the columns of its map: nothing of it needs to be written beforehand. */
import type { CompactGraph } from '../../graph/compact.ts';
import { gaps } from '../../graph/gaps.ts';
import type { GapsAnswer, MapAnswer, NodeLine } from '../../src/api.ts';

/** Null for what is no method or dataset of the map. */
export function gapsOf(graph: CompactGraph, map: MapAnswer, id: string, limit: number): GapsAnswer | null {
  const focus = graph.indexOf(id);
  const kind = map.kinds[map.nodes.kind[focus] ?? -1];
  if (kind !== 'Method' && kind !== 'Dataset') return null;
  const line = (node: number): NodeLine => ({
    id: map.nodes.id[node]!,
    kind: map.kinds[map.nodes.kind[node]!]!,
    label: map.nodes.label[node]!,
    year: map.nodes.year[node] ?? null,
  });
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    gaps: gaps(graph, { limit, focus }).map(({ method, dataset, score, filledBy }) => ({
      method: line(method),
      dataset: line(dataset),
      score: rounded(score),
      filled_by: filledBy.map((one) => ({
        method: line(one.method),
        alike: rounded(one.alike),
        papers: one.papers.map(line),
      })),
    })),
  };
}
