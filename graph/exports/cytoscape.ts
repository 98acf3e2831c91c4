/** Cytoscape JSON (.cyjs): elements with their data and positions, y downwards as Cytoscape draws. */
import type { ExportFormat, ExportSource } from './contract.ts';
import { edgeRow, nodeLabel, nodeRow } from './flat.ts';
import { look } from './look.ts';
import { items } from './rows.ts';

export const cytoscape: ExportFormat = {
  name: 'cytoscape',
  extension: 'cyjs',
  mime: 'application/json',
  description: 'Cytoscape JSON, for Cytoscape and cytoscape.js',
  leavesOut: 'lists are joined by " | ", evidence is JSON text',
  files: [{ suffix: '', write }],
};

async function* write(source: ExportSource): AsyncIterable<string> {
  const drawn = look(source.communities);
  const head = {
    format_version: '1.0',
    generated_by: `kindred-${source.manifest.kindred}`,
    target_cytoscapejs_version: '~2.1',
    data: { name: 'Kindred', shared_name: 'Kindred' },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"elements":{"nodes":[`;
  yield* items(source.nodes(), (row) => {
    const { node, analysis } = row;
    const label = nodeLabel(row);
    const values = known(nodeRow(row, drawn.communityName));
    return {
      data: {
        ...values,
        id: node.id,
        name: label,
        shared_name: label,
        colour: drawn.colour(row),
        size: drawn.size(row),
      },
      position: { x: analysis?.x ?? 0, y: -(analysis?.y ?? 0) || 0 },
      selected: false,
    };
  });
  yield '],"edges":[';
  yield* items(source.edges(), (edge) => ({
    data: {
      ...known(edgeRow(edge)),
      id: edge.id,
      source: edge.source,
      target: edge.target,
      interaction: edge.kind,
      shared_interaction: edge.kind,
    },
    selected: false,
  }));
  yield ']}}\n';
}

/** Cytoscape takes a column's type from its values, and null has none. */
function known<T>(row: Readonly<Record<string, T | null>>): Record<string, T | null> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
