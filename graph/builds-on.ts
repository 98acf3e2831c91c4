/** BUILDS_ON edges: the paper that introduces method A says that it extends method B; its sentence is the evidence. */
import type { Holdings } from './holdings.ts';
import { byCodeUnit, edgeId } from './ids.ts';
import type { Edge } from './model.ts';

export function buildsOnEdges(from: Holdings): Edge[] {
  const introduced = new Map<string, string[]>();
  for (const edge of from.edges)
    if (edge.kind === 'INTRODUCES' && isMethod(from, edge.target))
      introduced.set(edge.source, [...(introduced.get(edge.source) ?? []), edge.target]);
  const found = new Map<string, Edge>();
  for (const edge of from.edges) {
    if (edge.kind !== 'USES' || edge.role !== 'extends' || !isMethod(from, edge.target)) continue;
    for (const source of introduced.get(edge.source) ?? []) {
      if (source === edge.target) continue;
      const id = edgeId(source, 'BUILDS_ON', edge.target);
      const before = found.get(id);
      found.set(id, {
        id,
        source,
        target: edge.target,
        kind: 'BUILDS_ON',
        role: null,
        official: null,
        confidence: Math.max(edge.confidence, before?.confidence ?? 0),
        score: null,
        terms: [],
        evidence: [...(before?.evidence ?? []), ...edge.evidence],
      });
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

function isMethod(from: Holdings, id: string): boolean {
  const at = from.entityAt.get(id);
  return at !== undefined && from.entities[at]!.kind === 'Method';
}
