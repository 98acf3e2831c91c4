/** GraphML with typed keys, for yEd, Gephi, networkx, igraph, Cytoscape and Neo4j. */
import type { ExportFormat, Write } from './contract.ts';
import { type Column, EDGE_COLUMNS, edgeRow, type FlatValue, NODE_COLUMNS, nodeLabel, nodeRow } from './flat.ts';
import { look } from './look.ts';
import { xml } from './xml.ts';

export const graphml: ExportFormat = {
  name: 'graphml',
  extension: 'graphml',
  mime: 'application/graphml+xml',
  description: 'GraphML with typed keys: yEd, networkx, igraph, Neo4j',
  leavesOut: 'characters that XML forbids; lists are joined by " | ", evidence is JSON text',
  files: [{ suffix: '', write: write() }],
};

const TYPES = { string: 'string', integer: 'long', float: 'double', boolean: 'boolean' } as const;
const PLACE: readonly Column[] = [
  { name: 'label', type: 'string' },
  { name: 'x', type: 'float' },
  { name: 'y', type: 'float' },
];
const NODE_KEYS = [...PLACE, ...NODE_COLUMNS];

function write(): Write {
  return async function* (source) {
    const { communityName } = look(source.communities);
    yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys('node', NODE_KEYS)}${keys('edge', EDGE_COLUMNS)}<graph id="kindred" edgedefault="directed">\n`;
    for await (const row of source.nodes()) {
      const { node, analysis } = row;
      const values = {
        ...nodeRow(row, communityName),
        label: nodeLabel(row),
        x: analysis?.x ?? null,
        y: analysis?.y ?? null,
      };
      yield `<node id="${xml(node.id)}">${data('n', NODE_KEYS, values)}</node>\n`;
    }
    for await (const edge of source.edges()) {
      yield `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}">${data('e', EDGE_COLUMNS, edgeRow(edge))}</edge>\n`;
    }
    yield '</graph>\n</graphml>\n';
  };
}

function keys(of: 'node' | 'edge', columns: readonly Column[]): string {
  return columns
    .map(
      ({ name, type }) => `<key id="${of[0]}_${name}" for="${of}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`,
    )
    .join('');
}

function data(prefix: 'n' | 'e', columns: readonly Column[], row: Readonly<Record<string, FlatValue>>): string {
  return columns
    .flatMap(({ name }) => {
      const value = row[name];
      return value === null || value === undefined ? [] : [`<data key="${prefix}_${name}">${xml(value)}</data>`];
    })
    .join('');
}
