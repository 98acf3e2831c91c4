/** Gathers the nodes and edges that a result mentions. */
import type { QueryResult, QueryValue } from './contract.ts';

export function resultOf(columns: readonly string[], rows: readonly QueryValue[][], cut: boolean): QueryResult {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  const visit = (value: QueryValue): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) value.forEach(visit);
    else if ('node' in value && typeof value.node === 'string') nodes.add(value.node);
    else if ('edge' in value && typeof value.edge === 'string') {
      edges.add(value.edge);
      if (typeof value.source === 'string') nodes.add(value.source);
      if (typeof value.target === 'string') nodes.add(value.target);
    } else for (const item of Object.values(value)) visit(item);
  };
  for (const row of rows) row.forEach(visit);
  return { columns, rows, cut, nodes: [...nodes], edges: [...edges] };
}
