/** What a method builds on and what builds on it, step by step, with the papers that introduce each. */
import { type CompactGraph, EDGE_KIND_NAMES, otherEnd } from './compact.ts';

export interface Ancestor {
  /** Node number of a method. */
  readonly node: number;
  /** 1 for a direct link. */
  readonly steps: number;
  /** Edge number of the BUILDS_ON edge that reaches it first. */
  readonly edge: number;
  /** Node numbers of papers that introduce it, by year. */
  readonly introducedBy: readonly number[];
}

export interface Lineage {
  readonly introducedBy: readonly number[];
  readonly buildsOn: readonly Ancestor[];
  readonly builtUponBy: readonly Ancestor[];
}

const BUILDS_ON = EDGE_KIND_NAMES.indexOf('BUILDS_ON');
const INTRODUCES = EDGE_KIND_NAMES.indexOf('INTRODUCES');

/** Nearest first, then the better linked; at most `steps` away. */
export function lineage(graph: CompactGraph, method: number, steps: number): Lineage {
  return {
    introducedBy: introducers(graph, method),
    buildsOn: follow(graph, method, 'out', steps),
    builtUponBy: follow(graph, method, 'in', steps),
  };
}

function follow(graph: CompactGraph, from: number, direction: 'out' | 'in', most: number): Ancestor[] {
  const seen = new Set([from]);
  const out: Ancestor[] = [];
  let ring = [from];
  for (let steps = 1; steps <= most && ring.length > 0; steps++) {
    const next: Ancestor[] = [];
    for (const node of ring) {
      for (const edge of edgesAt(graph, node, BUILDS_ON)) {
        if ((graph.edges.source[edge] === node) !== (direction === 'out')) continue;
        const other = otherEnd(graph, edge, node);
        if (seen.has(other)) continue;
        seen.add(other);
        next.push({ node: other, steps, edge, introducedBy: introducers(graph, other) });
      }
    }
    next.sort((a, b) => graph.degree[b.node]! - graph.degree[a.node]! || a.node - b.node);
    out.push(...next);
    ring = next.map(({ node }) => node);
  }
  return out;
}

function introducers(graph: CompactGraph, method: number): number[] {
  return edgesAt(graph, method, INTRODUCES)
    .map((edge) => otherEnd(graph, edge, method))
    .sort((a, b) => (graph.years[a] || 9999) - (graph.years[b] || 9999) || a - b);
}

function edgesAt({ offsets, incident, edges }: CompactGraph, node: number, kind: number): number[] {
  return Array.from(incident.subarray(offsets[node], offsets[node + 1])).filter((edge) => edges.kind[edge] === kind);
}
