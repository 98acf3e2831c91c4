/** VOSviewer JSON: items with clusters and positions, undirected links by strength. */
import { yearOf } from '../compact.ts';
import type { ExportFormat, ExportSource } from './contract.ts';
import { edgeStrength, nodeLabel } from './flat.ts';
import { look } from './look.ts';
import { items } from './rows.ts';

export const vosviewer: ExportFormat = {
  name: 'vosviewer',
  extension: 'vosviewer.json',
  mime: 'application/json',
  description: 'VOSviewer JSON, for VOSviewer and VOSviewer Online',
  leavesOut: 'directions, kinds and evidence of edges (links are undirected and add up), abstracts',
  files: [{ suffix: '', write }],
};

async function* write(source: ExportSource): AsyncIterable<string> {
  const drawn = look(source.communities);
  const scale = await largest(source);
  const round = (value: number) => Math.round((value / scale) * 10_000) / 10_000;
  const config = {
    terminology: {
      item: 'node',
      items: 'nodes',
      link: 'link',
      links: 'links',
      cluster: 'community',
      clusters: 'communities',
    },
    templates: { item_description: '{label}<br>{kind}' },
  };
  const info = { title: 'Kindred', description: `Build ${source.manifest.build}` };
  yield `{"config":${JSON.stringify(config)},"info":${JSON.stringify(info)},"network":{"items":[`;
  yield* items(source.nodes(), (row) => {
    const { node, analysis } = row;
    const cluster = drawn.cluster(row);
    const year = node.kind === 'Paper' ? yearOf(node) : null;
    const url = node.kind === 'Paper' ? (node.ids.arxiv ? `https://arxiv.org/abs/${node.ids.arxiv}` : null) : node.url;
    return {
      id: node.id,
      label: nodeLabel(row),
      kind: node.kind,
      ...(analysis && analysis.x !== null && analysis.y !== null ? { x: round(analysis.x), y: round(analysis.y) } : {}),
      ...(cluster > 0 ? { cluster } : {}),
      ...(url ? { url } : {}),
      weights: { Links: analysis?.degree ?? 0 },
      ...(year === null ? {} : { scores: { Year: year } }),
    };
  });
  yield '],"links":[';
  yield* items(source.edges(), (edge) => ({
    source_id: edge.source,
    target_id: edge.target,
    strength: edgeStrength(edge),
  }));
  const clusters = source.communities.map(({ name }, index) => ({ cluster: index + 1, label: name }));
  yield `],"clusters":${JSON.stringify(clusters)}}}\n`;
}

/** Half the extent of the map: VOSviewer wants positions within about -1 to 1. */
async function largest(source: ExportSource): Promise<number> {
  let most = 0;
  for await (const { analysis } of source.nodes()) {
    most = Math.max(most, Math.abs(analysis?.x ?? 0), Math.abs(analysis?.y ?? 0));
  }
  return most || 1;
}
