/** Names on the map: regions first, then nodes, none over another. */
import { type Scene, slotOf } from '../appearance.ts';
import { type Atlas, neighbours } from '../atlas.ts';
import { place, type Taken, type Wish } from '../labels.ts';
import { inkOf } from '../palette.ts';
import { cut } from '../words.ts';
import { type Canvas, type Projection, px, py } from './projection.ts';
import { NARROW, paintRegions, type Region } from './region-names.ts';
import { FONT, halo, screenOf, width } from './text.ts';

const LINE = 15;
const COVER = Number.MIN_SAFE_INTEGER;
/** Names of regions in small capitals, fading as the reader comes nearer, then names of nodes, methods first. */
export function paintLabels(canvas: Canvas, p: Projection, scene: Scene, regions: readonly Region[]): void {
  const { theme } = scene;
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
  const strength = Math.min(1, Math.max(0, (p.ratio - 0.28) / 0.3));
  const landmarks = landmarkBoxes(p, scene);
  const names = strength > 0 ? paintRegions(canvas, p, scene, regions, strength, landmarks) : [];
  const said = new Set(names.flatMap(({ alone }) => (alone === null ? [] : [alone.toLowerCase()])));
  canvas.font = `500 12px ${FONT}`;
  const limit = Math.round(Math.min(90, (p.width * p.height) / 24_000));
  for (const placed of place(nodeWishes(canvas, p, scene, said), screenOf(p), limit, [...landmarks, ...names])) {
    const { atlas } = scene;
    const node = placed.wish.key;
    canvas.font = labelFont(atlas, node);
    halo(canvas, theme, placed.wish.text, placed.x, placed.y, atlas.kind[node] === 'Paper' ? theme.quiet : theme.ink);
  }
}

function labelFont(atlas: Atlas, node: number): string {
  const weight = atlas.kind[node] === 'Paper' ? 400 : 600;
  return `${weight} ${atlas.kind[node] === 'Paper' ? 11.5 : atlas.size[node]! > 11 ? 13.5 : 12}px ${FONT}`;
}

/** Nearer shows more: methods by size from afar, every kind close by. */
function smallestNamed(ratio: number, paper: boolean): number {
  if (paper) return ratio < 0.22 ? 0 : ratio < 0.45 ? 4.5 : Number.POSITIVE_INFINITY;
  return ratio < 0.5 ? 0 : ratio < 0.8 ? 4.6 : 5.4;
}

/** All but those that a region already says word for word. */
function* nodeWishes(
  canvas: Canvas,
  p: Projection,
  { atlas, shown }: Scene,
  said: ReadonlySet<string>,
): Generator<Wish> {
  const [methods, papers] = [smallestNamed(p.ratio, false), smallestNamed(p.ratio, true)];
  for (const node of atlas.order) {
    if (!shown.nodes[node]) continue;
    const paper = atlas.kind[node] === 'Paper';
    if (atlas.size[node]! < (paper ? papers : methods)) continue;
    const [x, y] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!)];
    if (x < -20 || y < -20 || x > p.width + 20 || y > p.height + 20) continue;
    if (!said.has(atlas.labels[node]!.toLowerCase())) yield nodeWish(canvas, p, atlas, node, 48);
  }
}

function nodeWish(canvas: Canvas, p: Projection, atlas: Atlas, node: number, length: number): Wish {
  canvas.font = labelFont(atlas, node);
  const text = cut(atlas.labels[node]!, length);
  return {
    key: node,
    text,
    x: px(p, atlas.x[node]!),
    y: py(p, atlas.y[node]!),
    radius: atlas.size[node]! * p.sizeScale,
    width: width(canvas, text),
    height: LINE,
    where: 'around',
  };
}

function landmarkBoxes(p: Projection, { atlas, shown }: Scene): Taken[] {
  const boxes = p.covers.map((box) => ({ ...box, key: COVER, solid: true }));
  const limit = boxes.length + 60;
  for (const node of atlas.order) {
    if (boxes.length >= limit) break;
    const r = atlas.size[node]! * p.sizeScale;
    if (!shown.nodes[node] || r < 6) continue;
    const [x, y] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!)];
    boxes.push({ key: node, solid: false, left: x - r, right: x + r, top: y - r, bottom: y + r });
  }
  return boxes;
}

/** The whole name of the node, then as many neighbours' names as fit. */
export function paintNeighbourLabels(canvas: Canvas, p: Projection, scene: Scene, node: number): void {
  paintLabelsOf(canvas, p, scene, node, neighbours(scene.atlas, node));
}

/** So many of the others are asked for a place at most, and so many labels stand, fewer on a narrow stage. */
const ASKED = 120;
const [NEAR, NEAR_NARROW] = [16, 7];

/** The whole name of the first, then as many of the others as fit. */
export function paintLabelsOf(
  canvas: Canvas,
  p: Projection,
  scene: Scene,
  node: number,
  others: readonly number[],
): void {
  const { atlas, shown, theme } = scene;
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
  const rank = rankOf(atlas.order);
  const near = others.filter((other) => shown.nodes[other] && other !== node).sort((a, b) => rank[a]! - rank[b]!);
  const narrow = p.width < NARROW;
  const wishes = [
    nodeWish(canvas, p, atlas, node, narrow ? 48 : 110),
    ...near.slice(0, ASKED).map((other) => nodeWish(canvas, p, atlas, other, 48)),
  ];
  const marked = new Set([node, ...near]);
  const landmarks = landmarkBoxes(p, scene).filter(({ key }) => key === COVER || marked.has(key));
  for (const placed of place(wishes, screenOf(p), narrow ? NEAR_NARROW : NEAR, landmarks)) {
    canvas.font = labelFont(atlas, placed.wish.key);
    halo(
      canvas,
      theme,
      placed.wish.text,
      placed.x,
      placed.y,
      placed.wish.key === node ? theme.ink : inkOf(theme, slotOf(atlas, placed.wish.key)),
    );
  }
}

const ranks = new WeakMap<Uint32Array, Uint32Array>();

/** By node its place in the order. */
function rankOf(order: Uint32Array): Uint32Array {
  const known = ranks.get(order);
  if (known) return known;
  const rank = new Uint32Array(order.length);
  order.forEach((node, place) => {
    rank[node] = place;
  });
  ranks.set(order, rank);
  return rank;
}
