/** A node in one line: what lists of nodes are made of. */
import type { CompactGraph } from '../../graph/compact.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { NodeLine } from '../api.ts';

export function lineOf(graph: CompactGraph, node: number): NodeLine {
  return {
    id: graph.ids[node]!,
    kind: NODE_KINDS[graph.kinds[node]!]!,
    label: graph.labels[node]!,
    year: graph.years[node] || null,
  };
}
