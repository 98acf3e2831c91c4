/** How two nodes hang together: the cheapest chains of edges, each over other nodes than the ones before it. */
import { type CompactGraph, edgeWeight, otherEnd } from './compact.ts';
import { MinHeap } from './heap.ts';

export interface Path {
  /** Node numbers from one end to the other. */
  readonly nodes: readonly number[];
  /** Edge numbers, one fewer than nodes. */
  readonly edges: readonly number[];
  /** Sum of 2 - weight over the edges: few and specific links are cheap. */
  readonly cost: number;
}

export interface PathOptions {
  /** Most chains to give. */
  readonly limit: number;
  /** Longest chain, in edges. */
  readonly hops: number;
}

/** The cheapest first; empty where nothing connects them. Dijkstra (1959), then again without the inner nodes found. */
export function paths(graph: CompactGraph, from: number, to: number, options: PathOptions): Path[] {
  if (from === to) return [{ nodes: [from], edges: [], cost: 0 }];
  const closed = new Uint8Array(graph.ids.length);
  const usedEdges = new Set<number>();
  const out: Path[] = [];
  while (out.length < options.limit) {
    const found = cheapest(graph, from, to, closed, usedEdges, options.hops);
    if (!found) break;
    out.push(found);
    for (const node of found.nodes.slice(1, -1)) closed[node] = 1;
    if (found.edges.length === 1) usedEdges.add(found.edges[0]!);
  }
  return out;
}

/** Edges at which a cheapest chain may still grow are counted per node, so that `hops` bounds the search. */
function cheapest(
  graph: CompactGraph,
  from: number,
  to: number,
  closed: Uint8Array,
  without: ReadonlySet<number>,
  hops: number,
): Path | null {
  const cost = new Map<number, number>([[from, 0]]);
  const steps = new Map<number, number>([[from, 0]]);
  const via = new Map<number, number>();
  const done = new Set<number>();
  const heap = new MinHeap();
  heap.push(from, 0);
  for (let node = heap.pop(); node !== null; node = heap.pop()) {
    if (done.has(node)) continue;
    done.add(node);
    if (node === to) return trace(graph, from, to, via, cost.get(to)!);
    if (steps.get(node)! >= hops) continue;
    for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
      const e = graph.incident[k]!;
      const next = otherEnd(graph, e, node);
      if (without.has(e) || closed[next] === 1 || done.has(next)) continue;
      const through = cost.get(node)! + 2 - edgeWeight(graph, e);
      if (through >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(next, through);
      steps.set(next, steps.get(node)! + 1);
      via.set(next, e);
      heap.push(next, through);
    }
  }
  return null;
}

function trace(graph: CompactGraph, from: number, to: number, via: ReadonlyMap<number, number>, cost: number): Path {
  const nodes = [to];
  const edges: number[] = [];
  for (let node = to; node !== from; ) {
    const e = via.get(node)!;
    edges.push(e);
    node = otherEnd(graph, e, node);
    nodes.push(node);
  }
  return { nodes: nodes.reverse(), edges: edges.reverse(), cost };
}
