/** GEXF for Gephi: positions, sizes, colours, communities, and dates for its timeline. */
import type { ExportFormat, ExportNode, Write } from './contract.ts';
import { type Column, EDGE_COLUMNS, edgeRow, type FlatValue, NODE_COLUMNS, nodeLabel, nodeRow } from './flat.ts';
import { type Look, look } from './look.ts';
import { xml } from './xml.ts';

interface Version {
  readonly number: string;
  readonly namespace: string;
  readonly viz: string;
}

const V13: Version = { number: '1.3', namespace: 'http://gexf.net/1.3', viz: 'http://gexf.net/1.3/viz' };
const V12: Version = {
  number: '1.2',
  namespace: 'http://www.gexf.net/1.2draft',
  viz: 'http://www.gexf.net/1.2draft/viz',
};
const LEFT_OUT = 'characters that XML forbids; lists are joined by " | ", evidence is JSON text';

export const gexf: ExportFormat = {
  name: 'gexf',
  extension: 'gexf',
  mime: 'application/gexf+xml',
  description: 'GEXF 1.3 for Gephi, with positions, colours and dates',
  leavesOut: LEFT_OUT,
  files: [{ suffix: '', write: writer(V13) }],
};

/** For readers that stopped before 1.3 (networkx up to 3.0). */
export const gexf12: ExportFormat = {
  ...gexf,
  name: 'gexf-1.2',
  description: 'GEXF 1.2 for older readers',
  files: [{ suffix: '', write: writer(V12) }],
};

const EDGE_OWN = EDGE_COLUMNS.filter(({ name }) => name !== 'weight');

function writer(version: Version): Write {
  return async function* write(source) {
    const drawn = look(source.communities);
    yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="${version.namespace}" xmlns:viz="${version.viz}" version="${version.number}">
<meta><creator>Kindred</creator><description>build ${xml(source.manifest.build)}</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
${attributes('node', NODE_COLUMNS)}${attributes('edge', EDGE_OWN)}<nodes>\n`;
    for await (const row of source.nodes()) yield nodeElement(row, drawn);
    yield '</nodes>\n<edges>\n';
    for await (const edge of source.edges()) {
      const values = edgeRow(edge);
      const kind = version === V13 ? ` kind="${edge.kind}"` : '';
      yield `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}"${kind} label="${edge.kind}" weight="${values.weight}">${attvalues(EDGE_OWN, values)}</edge>\n`;
    }
    yield '</edges>\n</graph>\n</gexf>\n';
  };
}

function attributes(of: 'node' | 'edge', columns: readonly Column[]): string {
  const rows = columns.map(
    ({ name, type }) => `<attribute id="${name}" title="${name}" type="${type === 'float' ? 'double' : type}"/>\n`,
  );
  return `<attributes class="${of}" mode="static">\n${rows.join('')}</attributes>\n`;
}

function nodeElement(row: ExportNode, drawn: Look): string {
  const { node, analysis } = row;
  const since = node.kind === 'Paper' && node.published ? ` start="${wholeDate(node.published)}"` : '';
  const [r, g, b] = rgb(drawn.colour(row));
  const place =
    analysis && analysis.x !== null && analysis.y !== null
      ? `<viz:position x="${analysis.x}" y="${analysis.y}" z="0.0"/>`
      : '';
  return `<node id="${xml(node.id)}" label="${xml(nodeLabel(row))}"${since}>${attvalues(NODE_COLUMNS, nodeRow(row, drawn.communityName))}<viz:color r="${r}" g="${g}" b="${b}"/>${place}<viz:size value="${drawn.size(row)}"/></node>\n`;
}

function attvalues(columns: readonly Column[], row: Readonly<Record<string, FlatValue>>): string {
  const values = columns.flatMap(({ name }) => {
    const value = row[name];
    return value === null || value === undefined ? [] : [`<attvalue for="${name}" value="${xml(value)}"/>`];
  });
  return `<attvalues>${values.join('')}</attvalues>`;
}

/** Gephi's dates are days: the first one of a month or a year that is known no better. */
function wholeDate(published: string): string {
  return published.length === 4 ? `${published}-01-01` : published.length === 7 ? `${published}-01` : published;
}

function rgb(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
