/** The atlas as the graph that Sigma walks: keys, positions and numbers; all looks come from the reducers. */
import Graph from 'graphology';
import type { Scene } from './appearance.ts';

export function sigmaGraph({ atlas }: Scene): Graph {
  const graph = new Graph({ type: 'directed', multi: true });
  atlas.ids.forEach((id, i) => {
    graph.addNode(id, { i, x: atlas.x[i], y: atlas.y[i] });
  });
  for (let e = 0; e < atlas.source.length; e++) {
    graph.addEdgeWithKey(String(e), atlas.ids[atlas.source[e]!], atlas.ids[atlas.target[e]!], { i: e });
  }
  return graph;
}
