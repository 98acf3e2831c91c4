/** The atlas as the graph that Sigma walks: keys, positions and numbers; all looks come from the reducers. */
import Graph from 'graphology';
import type { Atlas } from '../atlas.ts';

/** Edges between the same two nodes are drawn as one, the heaviest: key `String(edge)`, attribute `i` the edge. */
export function drawnEdges(atlas: Atlas): number[] {
  const heaviest = new Map<number, number>();
  const count = atlas.ids.length;
  for (let e = 0; e < atlas.source.length; e++) {
    const [a, b] = [atlas.source[e]!, atlas.target[e]!];
    if (a === b) continue;
    const pair = Math.min(a, b) * count + Math.max(a, b);
    const other = heaviest.get(pair);
    if (other === undefined || atlas.weight[e]! > atlas.weight[other]!) heaviest.set(pair, e);
  }
  return [...heaviest.values()].sort((a, b) => a - b);
}

export function sigmaGraph(atlas: Atlas, edges: readonly number[]): Graph {
  const graph = new Graph({ type: 'undirected', multi: false });
  atlas.ids.forEach((id, i) => {
    graph.addNode(id, { i, x: atlas.x[i], y: atlas.y[i] });
  });
  for (const e of edges) {
    graph.addUndirectedEdgeWithKey(String(e), atlas.ids[atlas.source[e]!], atlas.ids[atlas.target[e]!], { i: e });
  }
  return graph;
}
