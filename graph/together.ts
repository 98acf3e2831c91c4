/** How often the runs of an analysis keep two nodes in one community. */

import type { EdgeKind, NodeAnalysis } from './model.ts';
import { EDGE_KINDS } from './schema.ts';

/** Share of runs in which both nodes are in one group, 0 to 1; null where one of them was in no run. */
export function together(a: NodeAnalysis | null, b: NodeAnalysis | null): number | null {
  const [x, y] = [a?.runs ?? [], b?.runs ?? []];
  if (x.length === 0 || x.length !== y.length) return null;
  return Math.round((x.filter((group, run) => group === y[run]).length / x.length) * 1000) / 1000;
}

/** Of an edge: a leaf goes wherever the paper goes that alone holds it. */
export function edgeStability(kind: EdgeKind, a: NodeAnalysis | null, b: NodeAnalysis | null): number | null {
  if (!EDGE_KINDS[kind].derived && (a?.leaf || b?.leaf)) return 1;
  return together(a, b);
}
