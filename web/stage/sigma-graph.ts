/** The atlas as the graph that Sigma walks: keys, positions and numbers; all looks come from the reducers. */
import Graph from 'graphology';
import type { Atlas } from '../atlas.ts';

/** Edges between the same two nodes are drawn as one. */
export interface Lines {
  /** By line the heaviest of its edges, which lends it its look. */
  readonly edge: readonly number[];
  /** By edge its line; -1 where it leads back to its own node. */
  readonly of: Int32Array;
}

export function linesOf(atlas: Atlas): Lines {
  const { source, target, weight } = atlas;
  const count = atlas.ids.length;
  const of = new Int32Array(source.length).fill(-1);
  const byPair = new Map<number, number>();
  const edge: number[] = [];
  for (let e = 0; e < source.length; e++) {
    const [a, b] = [source[e]!, target[e]!];
    if (a === b) continue;
    const pair = Math.min(a, b) * count + Math.max(a, b);
    const line = byPair.get(pair) ?? edge.length;
    if (line === edge.length) {
      byPair.set(pair, line);
      edge.push(e);
    } else if (weight[e]! > weight[edge[line]!]!) edge[line] = e;
    of[e] = line;
  }
  return { edge, of };
}

/** 1 by line where any of its edges is shown. */
export function shownLines({ edge, of }: Lines, edges: Uint8Array): Uint8Array {
  const shown = new Uint8Array(edge.length);
  for (let e = 0; e < edges.length; e++) if (edges[e] === 1 && of[e]! >= 0) shown[of[e]!] = 1;
  return shown;
}

/** Edge `String(line)`, attribute `i` the edge that lends it its look. */
export function sigmaGraph(atlas: Atlas, lines: Lines): Graph {
  const graph = new Graph({ type: 'undirected', multi: false });
  atlas.ids.forEach((id, i) => {
    graph.addNode(id, { i, x: atlas.x[i], y: atlas.y[i] });
  });
  lines.edge.forEach((e, line) => {
    graph.addUndirectedEdgeWithKey(String(line), atlas.ids[atlas.source[e]!], atlas.ids[atlas.target[e]!], { i: e });
  });
  return graph;
}
