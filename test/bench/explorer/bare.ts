/** A page with nothing but Sigma and the graph: what the explorer is measured beside. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const BARE = `
import Graph from 'graphology';
import Sigma from 'sigma';
const map = await (await fetch('/map.json')).json();
const graph = new Graph({ multi: true });
map.nodes.id.forEach((id, i) => graph.addNode(id, { x: map.nodes.x[i], y: map.nodes.y[i], size: 3, label: map.nodes.label[i] }));
map.edges.source.forEach((s, e) => graph.addEdge(map.nodes.id[s], map.nodes.id[map.edges.target[e]]));
new Sigma(graph, document.getElementById('map'), { hideEdgesOnMove: true });
document.body.dataset.drawn = 'yes';
`;

/** The page's script, in one piece. */
export async function bareScript(): Promise<string> {
  const found = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bare',
        resolveId: (id) => (id === 'bare' ? join(root, 'bare.js') : null),
        load: (id) => (id.endsWith('bare.js') ? BARE : null),
      },
    ],
    build: { write: false, target: 'es2022', rolldownOptions: { input: 'bare' } },
  });
  const output = Array.isArray(found) ? found[0] : found;
  const chunk = output && 'output' in output ? output.output[0] : null;
  if (chunk?.type !== 'chunk') throw new Error('the bare page was not built');
  return chunk.code;
}
