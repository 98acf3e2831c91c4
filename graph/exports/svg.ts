/** The map as a picture: islands of papers and entities with the names of their communities. */
import type { ExportFormat, ExportNode, ExportSource } from './contract.ts';
import { edgeStrength, nodeLabel } from './flat.ts';
import { look } from './look.ts';
import { xml } from './xml.ts';

export const svg: ExportFormat = {
  name: 'svg',
  extension: 'svg',
  mime: 'image/svg+xml',
  description: 'the map as a picture',
  leavesOut: 'everything but what is drawn: leaves, texts, evidence, nodes without a place',
  files: [{ suffix: '', write }],
};

const WIDTH = 1600;
const MARGIN = 60;
const LABELLED = 40;
/** Width of a letter and height of a line at the size of names. */
const LETTER = 7;
const LINE = 14;

interface Placed {
  readonly x: number;
  readonly y: number;
}

async function* write(source: ExportSource): AsyncIterable<string> {
  const drawn = look(source.communities);
  const places = new Map<string, Placed>();
  const labelled: { label: string; degree: number; id: string }[] = [];
  const bounds = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  for await (const row of source.nodes()) {
    const place = placeOf(row);
    if (!place) continue;
    places.set(row.node.id, place);
    bounds.left = Math.min(bounds.left, place.x);
    bounds.right = Math.max(bounds.right, place.x);
    bounds.bottom = Math.min(bounds.bottom, place.y);
    bounds.top = Math.max(bounds.top, place.y);
    if (row.node.kind !== 'Paper' && !row.node.broad) {
      labelled.push({ label: nodeLabel(row), degree: row.analysis?.degree ?? 0, id: row.node.id });
    }
  }
  if (places.size === 0) Object.assign(bounds, { left: 0, right: 1, bottom: 0, top: 1 });
  const scale = (WIDTH - 2 * MARGIN) / Math.max(1, bounds.right - bounds.left);
  const height = Math.round((bounds.top - bounds.bottom) * scale + 2 * MARGIN);
  const at = ({ x, y }: Placed) => [
    (MARGIN + (x - bounds.left) * scale).toFixed(1),
    (MARGIN + (bounds.top - y) * scale).toFixed(1),
  ];

  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif">
<title>Kindred: a map of ${places.size} nodes</title>
<rect width="100%" height="100%" fill="#fbfaf7"/>
<g stroke="#6b7280" stroke-width="0.6">\n`;
  for await (const edge of source.edges()) {
    const [a, b] = [places.get(edge.source), places.get(edge.target)];
    if (!a || !b) continue;
    const [x1, y1] = at(a);
    const [x2, y2] = at(b);
    const opacity = (0.06 + 0.19 * edgeStrength(edge)).toFixed(2);
    yield `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-opacity="${opacity}"/>\n`;
  }
  yield '</g>\n<g stroke="#fbfaf7" stroke-width="0.8">\n';
  for await (const row of source.nodes()) {
    const place = places.get(row.node.id);
    if (!place) continue;
    const [x, y] = at(place);
    yield shape(row, Number(x), Number(y), Math.max(2, drawn.size(row) * Math.min(1, scale)), drawn.colour(row));
  }
  yield '</g>\n<g text-anchor="middle" font-size="12" fill="#1f2328" stroke="#fbfaf7" stroke-width="3" paint-order="stroke">\n';
  const named = labelled.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1)).slice(0, LABELLED);
  const written: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  for (const { label, id } of named) {
    const [x, y] = at(places.get(id)!);
    const box = { x: Number(x), y: Number(y), half: (label.length * LETTER) / 2 };
    // The name of fewer links gives way.
    if (written.some((one) => Math.abs(one.y - box.y) < LINE && Math.abs(one.x - box.x) < one.half + box.half))
      continue;
    written.push(box);
    yield `<text x="${x}" y="${(Number(y) - 8).toFixed(1)}">${xml(label)}</text>\n`;
  }
  yield '</g>\n</svg>\n';
}

function placeOf({ analysis }: ExportNode): Placed | null {
  if (!analysis || analysis.leaf || analysis.x === null || analysis.y === null) return null;
  return { x: analysis.x, y: analysis.y };
}

/** Papers and methods are discs, datasets squares, repositories diamonds. */
function shape(row: ExportNode, x: number, y: number, r: number, colour: string): string {
  const title = `<title>${xml(nodeLabel(row))}</title>`;
  const at = (value: number) => value.toFixed(1);
  if (row.node.kind === 'Dataset') {
    return `<rect x="${at(x - r)}" y="${at(y - r)}" width="${at(2 * r)}" height="${at(2 * r)}" fill="${colour}">${title}</rect>\n`;
  }
  if (row.node.kind === 'Repo') {
    return `<path d="M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y)}L${at(x)} ${at(y + r)}L${at(x - r)} ${at(y)}Z" fill="${colour}">${title}</path>\n`;
  }
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${colour}">${title}</circle>\n`;
}
