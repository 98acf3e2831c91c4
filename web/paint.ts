/** What is drawn on plain canvases around Sigma: islands below, the neighbourhood and the labels above. */

import { nodeColour, type Scene, SHAPES, slotOf } from './appearance.ts';
import type { Atlas } from './atlas.ts';
import { edgesOf, otherEnd } from './atlas.ts';
import type { Island } from './contours.ts';
import { type Box, place, type Taken, type Wish } from './labels.ts';
import { fade, hue, inkOf, type Theme } from './palette.ts';
import { capital, cut } from './words.ts';

/** From map units (y upwards) to pixels (y downwards). */
export interface Projection {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of a radius of 1 in a node's size. */
  readonly sizeScale: number;
  /** Camera ratio: below 1 is nearer. */
  readonly ratio: number;
  /** What lies over the map: no label goes under it. */
  readonly covers: readonly Box[];
}

type Canvas = CanvasRenderingContext2D;

const px = (p: Projection, x: number): number => p.left + p.scale * x;
const py = (p: Projection, y: number): number => p.top - p.scale * y;

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** An island as a path in map units, to be made once and drawn many times. */
export function coast(island: Island): Path2D {
  const path = new Path2D();
  for (const loop of island.loops) {
    for (let i = 0; i < loop.length; i += 2) {
      if (i === 0) path.moveTo(loop[i]!, loop[i + 1]!);
      else path.lineTo(loop[i]!, loop[i + 1]!);
    }
    path.closePath();
  }
  return path;
}

export interface Coast {
  readonly slot: number;
  readonly path: Path2D;
  readonly quiet: boolean;
}

/** Land in the community's hue: a wash, a shore a little darker, and one fainter line out in the water. */
export function paintIslands(canvas: Canvas, p: Projection, coasts: readonly Coast[], theme: Theme): void {
  canvas.save();
  canvas.transform(p.scale, 0, 0, -p.scale, p.left, p.top);
  canvas.lineJoin = 'round';
  for (const { slot, path, quiet } of coasts) {
    const colour = hue(theme, slot);
    const strength = (quiet ? 0.3 : 1) * (slot > 9 ? 0.7 : 1);
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.07 : 0.06) * strength);
    canvas.lineWidth = 14 / p.scale;
    canvas.stroke(path);
    canvas.fillStyle = theme.background;
    canvas.fill(path, 'evenodd');
    canvas.fillStyle = fade(colour, (theme.dark ? 0.13 : 0.11) * strength);
    canvas.fill(path, 'evenodd');
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.4 : 0.34) * strength);
    canvas.lineWidth = 1 / p.scale;
    canvas.stroke(path);
  }
  canvas.restore();
}

function paintNode(canvas: Canvas, p: Projection, { atlas, theme }: Scene, node: number): void {
  const [x, y, r] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!), atlas.size[node]! * p.sizeScale];
  const shape = SHAPES[atlas.kind[node]!];
  canvas.fillStyle = nodeColour(atlas, node, theme);
  canvas.beginPath();
  if (shape === 'square') canvas.rect(x - r, y - r, 2 * r, 2 * r);
  else if (shape === 'diamond') {
    const reach = r * 1.2533;
    canvas.moveTo(x, y - reach);
    canvas.lineTo(x + reach, y);
    canvas.lineTo(x, y + reach);
    canvas.lineTo(x - reach, y);
    canvas.closePath();
  } else canvas.arc(x, y, r, 0, 2 * Math.PI);
  canvas.fill();
  if (shape === 'ring') {
    canvas.strokeStyle = theme.background;
    canvas.lineWidth = r * 0.14;
    canvas.beginPath();
    canvas.arc(x, y, r * 0.75, 0, 2 * Math.PI);
    canvas.stroke();
  }
}

/** An arrow only where the direction means something to a reader. */
const DIRECTED: ReadonlySet<string> = new Set(['CITES', 'BUILDS_ON', 'INTRODUCES']);

/** One node with its neighbours and the edges between it and them, in the colours of their kinds. */
export function paintNeighbourhood(canvas: Canvas, p: Projection, scene: Scene, node: number): void {
  const { atlas, shown, theme } = scene;
  const [x, y] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!)];
  const near = new Set<number>();
  for (const edge of edgesOf(atlas, node)) {
    const other = otherEnd(atlas, edge, node);
    if (!shown.nodes[other] || other === node) continue;
    near.add(other);
    const [ox, oy] = [px(p, atlas.x[other]!), py(p, atlas.y[other]!)];
    const kind = atlas.edgeKind[edge]!;
    canvas.strokeStyle = fade(theme.edges[kind], 0.62);
    canvas.lineWidth = 0.9 + 0.9 * Math.min(1, atlas.weight[edge]!);
    canvas.setLineDash(kind === 'SIMILAR_TO' ? [3, 4] : []);
    canvas.beginPath();
    canvas.moveTo(x, y);
    canvas.lineTo(ox, oy);
    canvas.stroke();
    if (DIRECTED.has(kind)) {
      const [from, to] = atlas.source[edge] === node ? [node, other] : [other, node];
      arrow(canvas, p, atlas, from, to, theme.edges[kind]);
    }
  }
  canvas.setLineDash([]);
  for (const other of near) paintNode(canvas, p, scene, other);
  paintNode(canvas, p, scene, node);
  canvas.strokeStyle = theme.ink;
  canvas.lineWidth = 2;
  canvas.beginPath();
  canvas.arc(x, y, atlas.size[node]! * p.sizeScale + 4, 0, 2 * Math.PI);
  canvas.stroke();
}

function arrow(canvas: Canvas, p: Projection, atlas: Atlas, from: number, to: number, colour: string): void {
  const [x, y] = [px(p, atlas.x[to]!), py(p, atlas.y[to]!)];
  const angle = Math.atan2(y - py(p, atlas.y[from]!), x - px(p, atlas.x[from]!));
  const tip = atlas.size[to]! * p.sizeScale + 2;
  const [tx, ty] = [x - tip * Math.cos(angle), y - tip * Math.sin(angle)];
  canvas.fillStyle = colour;
  canvas.beginPath();
  canvas.moveTo(tx, ty);
  for (const turn of [0.4, -0.4]) canvas.lineTo(tx - 8 * Math.cos(angle + turn), ty - 8 * Math.sin(angle + turn));
  canvas.closePath();
  canvas.fill();
}

/** Where a community's name stands and how much it weighs. */
export interface Region {
  readonly index: number;
  readonly name: string;
  readonly slot: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Some of its nodes, which its name should not hide. */
  readonly members: readonly number[];
}

const LINE = 15;
const NAME_LINE = 17;
const COVER = Number.MIN_SAFE_INTEGER;
const widths = new Map<string, number>();

function width(canvas: Canvas, text: string): number {
  const key = `${canvas.font}|${text}`;
  let value = widths.get(key);
  if (value === undefined) {
    if (widths.size > 20_000) widths.clear();
    value = canvas.measureText(text).width;
    widths.set(key, value);
  }
  return value;
}

/** `LLaMA-2 · large language models` on two lines: a name as compact as its region. */
function nameLines({ name }: Region): string[] {
  return name
    .split(' · ')
    .slice(0, 2)
    .map((line) => cut(capital(line), 28));
}

function halo(canvas: Canvas, theme: Theme, text: string, x: number, y: number, colour: string): void {
  canvas.strokeStyle = fade(theme.background, 0.9);
  canvas.lineWidth = 3.5;
  canvas.strokeText(text, x, y);
  canvas.fillStyle = colour;
  canvas.fillText(text, x, y);
}

function screenOf(p: Projection): Box {
  return { left: 0, top: 0, right: p.width, bottom: p.height };
}

function regionFont(region: Region): string {
  return `small-caps 600 ${region.size >= 24 ? 16 : 14}px ${FONT}`;
}

/** Names of regions in small capitals, fading as the reader comes nearer, then names of nodes, methods first. */
export function paintLabels(canvas: Canvas, p: Projection, scene: Scene, regions: readonly Region[]): void {
  const { theme } = scene;
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
  const strength = Math.min(1, Math.max(0, (p.ratio - 0.28) / 0.3));
  const landmarks = landmarkBoxes(p, scene);
  const names = strength > 0 ? paintRegions(canvas, p, scene, regions, strength, landmarks) : [];
  canvas.font = `500 12px ${FONT}`;
  const limit = Math.round(Math.min(90, (p.width * p.height) / 24_000));
  for (const placed of place(nodeWishes(canvas, p, scene), screenOf(p), limit, [...landmarks, ...names])) {
    const { atlas } = scene;
    const node = placed.wish.key;
    canvas.font = labelFont(atlas, node);
    halo(canvas, theme, placed.wish.text, placed.x, placed.y, atlas.kind[node] === 'Paper' ? theme.quiet : theme.ink);
  }
}

function paintRegions(
  canvas: Canvas,
  p: Projection,
  { atlas, theme }: Scene,
  regions: readonly Region[],
  strength: number,
  landmarks: readonly Taken[],
): Taken[] {
  canvas.save();
  canvas.letterSpacing = '0.5px';
  canvas.globalAlpha = strength;
  const wishes = regions.map((region): Wish => {
    canvas.font = regionFont(region);
    const lines = nameLines(region);
    return {
      key: -1 - region.index,
      text: region.name,
      x: px(p, region.x),
      y: py(p, region.y),
      radius: 0,
      width: Math.max(...lines.map((line) => width(canvas, line))),
      height: lines.length * NAME_LINE,
      where: 'over',
      dots: region.members.flatMap((node) => [px(p, atlas.x[node]!), py(p, atlas.y[node]!)]),
    };
  });
  const byIndex = new Map(regions.map((region) => [region.index, region]));
  const placed = place(wishes, screenOf(p), 40, landmarks);
  for (const one of placed) {
    const region = byIndex.get(-1 - one.wish.key)!;
    canvas.font = regionFont(region);
    const lines = nameLines(region);
    lines.forEach((line, k) => {
      const x = one.x + (one.wish.width - width(canvas, line)) / 2;
      const y = one.y + (k - (lines.length - 1) / 2) * NAME_LINE;
      halo(canvas, theme, line, x, y, inkOf(theme, region.slot));
    });
  }
  canvas.restore();
  return placed.map(({ wish, x, y }) => ({
    key: -1,
    solid: true,
    left: x - 4,
    right: x + wish.width + 4,
    top: y - wish.height / 2,
    bottom: y + wish.height / 2,
  }));
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

function* nodeWishes(canvas: Canvas, p: Projection, { atlas, shown }: Scene): Generator<Wish> {
  const [methods, papers] = [smallestNamed(p.ratio, false), smallestNamed(p.ratio, true)];
  for (const node of atlas.order) {
    if (!shown.nodes[node]) continue;
    const paper = atlas.kind[node] === 'Paper';
    if (atlas.size[node]! < (paper ? papers : methods)) continue;
    const [x, y] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!)];
    if (x < -20 || y < -20 || x > p.width + 20 || y > p.height + 20) continue;
    yield nodeWish(canvas, p, atlas, node, 48);
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
  const { atlas, shown, theme } = scene;
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
  const near = new Set(Array.from(edgesOf(atlas, node), (edge) => otherEnd(atlas, edge, node)));
  const wishes = [nodeWish(canvas, p, atlas, node, p.width < 600 ? 48 : 110)];
  for (const other of atlas.order) {
    if (near.has(other) && shown.nodes[other] && other !== node) wishes.push(nodeWish(canvas, p, atlas, other, 48));
  }
  const landmarks = landmarkBoxes(p, scene).filter(({ key }) => key === node || key === COVER || near.has(key));
  for (const placed of place(wishes, screenOf(p), 16, landmarks)) {
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
