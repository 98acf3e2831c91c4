/** Names on the map: regions in small capitals, then nodes, none over another. */
import { type Scene, slotOf } from '../appearance.ts';
import { type Atlas, edgesOf, otherEnd } from '../atlas.ts';
import { type Box, place, type Taken, type Wish } from '../labels.ts';
import { fade, inkOf, type Theme } from '../palette.ts';
import { capital, cut } from '../words.ts';
import { type Canvas, type Projection, px, py } from './projection.ts';

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

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
/** A stage narrower than this has smaller and fewer names. */
const NARROW = 600;
/** So many of the largest regions are named from afar; a smaller one when its land is about as wide as its name. */
const ALWAYS = 10;
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

function regionFont(region: Region, narrow: boolean): string {
  return `small-caps 600 ${narrow ? 12.5 : region.size >= 24 ? 16 : 14}px ${FONT}`;
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
  scene: Scene,
  regions: readonly Region[],
  strength: number,
  landmarks: readonly Taken[],
): Taken[] {
  const { atlas, theme } = scene;
  const narrow = p.width < NARROW;
  const line = narrow ? 13 : NAME_LINE;
  canvas.save();
  canvas.letterSpacing = '0.5px';
  canvas.globalAlpha = strength;
  const wishes = regions.flatMap((region, rank): Wish[] => {
    canvas.font = regionFont(region, narrow);
    const lines = nameLines(region);
    const dots = region.members.flatMap((node) => [px(p, atlas.x[node]!), py(p, atlas.y[node]!)]);
    const widest = Math.max(...lines.map((words) => width(canvas, words)));
    if (rank >= ALWAYS && widest > spanOf(dots) * 1.4 + 24) return [];
    return [
      {
        key: -1 - region.index,
        text: region.name,
        x: px(p, region.x),
        y: py(p, region.y),
        radius: 0,
        width: widest,
        height: lines.length * line,
        where: 'over',
        dots,
      },
    ];
  });
  const byIndex = new Map(regions.map((region) => [region.index, region]));
  const placed = place(wishes, screenOf(p), narrow ? 9 : 40, landmarks);
  for (const one of placed) {
    const region = byIndex.get(-1 - one.wish.key)!;
    canvas.font = regionFont(region, narrow);
    const lines = nameLines(region);
    lines.forEach((words, k) => {
      const x = one.x + (one.wish.width - width(canvas, words)) / 2;
      const y = one.y + (k - (lines.length - 1) / 2) * line;
      halo(canvas, theme, words, x, y, scene.colouring === 'community' ? inkOf(theme, region.slot) : theme.quiet);
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

/** How wide a region lies on the screen. */
function spanOf(dots: readonly number[]): number {
  const xs = dots.filter((_, i) => i % 2 === 0);
  return Math.max(...xs) - Math.min(...xs);
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
  const { atlas } = scene;
  paintLabelsOf(
    canvas,
    p,
    scene,
    node,
    new Set(Array.from(edgesOf(atlas, node), (edge) => otherEnd(atlas, edge, node))),
  );
}

/** The whole name of the first, then as many of the others as fit. */
export function paintLabelsOf(
  canvas: Canvas,
  p: Projection,
  scene: Scene,
  node: number,
  near: ReadonlySet<number>,
): void {
  const { atlas, shown, theme } = scene;
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
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
