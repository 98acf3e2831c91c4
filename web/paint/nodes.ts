/** Nodes and the edges between them on a plain canvas: what stands out above the veil, and pictures. */
import { edgeStroke, nodeColour, type Scene, SHAPES, type Shape } from '../appearance.ts';
import { type Atlas, edgesOf, otherEnd } from '../atlas.ts';
import { fade, hue, type Theme } from '../palette.ts';
import type { Leg } from '../paths.ts';
import { type Canvas, type Projection, px, py } from './projection.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** One shape in pixels; the ring of a method shows what is behind it. */
export function paintShape(canvas: Canvas, { x, y, r }: Spot, shape: Shape, colour: string, behind: string): void {
  canvas.fillStyle = colour;
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
    canvas.strokeStyle = behind;
    canvas.lineWidth = r * 0.14;
    canvas.beginPath();
    canvas.arc(x, y, r * 0.75, 0, 2 * Math.PI);
    canvas.stroke();
  }
}

export function paintNode(canvas: Canvas, p: Projection, scene: Scene, node: number): void {
  const { atlas, theme } = scene;
  const spot = { x: px(p, atlas.x[node]!), y: py(p, atlas.y[node]!), r: atlas.size[node]! * p.sizeScale };
  paintShape(canvas, spot, SHAPES[atlas.kind[node]!], nodeColour(scene, node), theme.background);
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

/** The ways between nodes: of each leg the first strong, the others fainter; everything on them above the veil. */
export function paintWays(canvas: Canvas, p: Projection, scene: Scene, legs: readonly Leg[]): void {
  const { atlas, theme } = scene;
  canvas.lineJoin = 'round';
  const line = (way: readonly number[], first: boolean): void => {
    canvas.strokeStyle = fade(first ? theme.edges.USES : theme.quiet, first ? 0.9 : 0.5);
    canvas.lineWidth = first ? 2.5 : 1.5;
    canvas.beginPath();
    way.forEach((node, step) => {
      const [x, y] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!)];
      if (step === 0) canvas.moveTo(x, y);
      else canvas.lineTo(x, y);
    });
    canvas.stroke();
  };
  for (const { ways } of legs) for (const way of ways.slice(1)) line(way, false);
  for (const { ways } of legs) if (ways[0]) line(ways[0], true);
  for (const node of new Set(legs.flatMap(({ ways }) => ways.flat()))) paintNode(canvas, p, scene, node);
}

/** A ring around what is on the list, a dot on what a hand has put in its place. */
export function paintMarks(
  canvas: Canvas,
  p: Projection,
  { atlas, shown, theme }: Scene,
  listed: readonly number[],
  pinned: readonly number[],
): void {
  canvas.strokeStyle = theme.ink;
  canvas.lineWidth = 1.5;
  for (const node of listed) {
    if (!shown.nodes[node]) continue;
    canvas.beginPath();
    canvas.arc(px(p, atlas.x[node]!), py(p, atlas.y[node]!), atlas.size[node]! * p.sizeScale + 3, 0, 2 * Math.PI);
    canvas.stroke();
  }
  canvas.fillStyle = theme.ink;
  for (const node of pinned) {
    if (!shown.nodes[node]) continue;
    canvas.beginPath();
    canvas.arc(px(p, atlas.x[node]!), py(p, atlas.y[node]!), 2, 0, 2 * Math.PI);
    canvas.fill();
  }
}

/** What has just been added: a broad halo that no node and no other mark has. */
export function paintFresh(
  canvas: Canvas,
  p: Projection,
  { atlas, shown, theme }: Scene,
  fresh: readonly number[],
): void {
  for (const node of fresh) {
    if (!shown.nodes[node]) continue;
    const [x, y, r] = [px(p, atlas.x[node]!), py(p, atlas.y[node]!), atlas.size[node]! * p.sizeScale];
    for (const [more, width, alpha] of [
      [7, 6, 0.28],
      [4, 2, 0.95],
    ] as const) {
      canvas.strokeStyle = fade(theme.edges.HAS_CODE, alpha);
      canvas.lineWidth = width;
      canvas.beginPath();
      canvas.arc(x, y, r + more, 0, 2 * Math.PI);
      canvas.stroke();
    }
  }
}

/** A line drawn by hand, `x, y, x, y …` in pixels, closed. */
export function paintLasso(canvas: Canvas, theme: Theme, line: readonly number[]): void {
  canvas.beginPath();
  for (let i = 0; i < line.length; i += 2) {
    if (i === 0) canvas.moveTo(line[i]!, line[i + 1]!);
    else canvas.lineTo(line[i]!, line[i + 1]!);
  }
  canvas.closePath();
  canvas.fillStyle = fade(theme.ink, 0.07);
  canvas.fill();
  canvas.strokeStyle = theme.ink;
  canvas.lineWidth = 1.5;
  canvas.setLineDash([4, 4]);
  canvas.stroke();
  canvas.setLineDash([]);
}

/** All shown edges as thin lines: for a picture, where Sigma does not draw. */
export function paintEdges(canvas: Canvas, p: Projection, scene: Scene): void {
  const { atlas, shown, theme } = scene;
  for (let e = 0; e < atlas.source.length; e++) {
    if (!shown.edges[e]) continue;
    const [a, b] = [atlas.source[e]!, atlas.target[e]!];
    const { width, slot, alpha } = edgeStroke(scene, e);
    canvas.strokeStyle = fade(slot === null ? theme.edge : hue(theme, slot), alpha);
    canvas.lineWidth = width;
    canvas.beginPath();
    canvas.moveTo(px(p, atlas.x[a]!), py(p, atlas.y[a]!));
    canvas.lineTo(px(p, atlas.x[b]!), py(p, atlas.y[b]!));
    canvas.stroke();
  }
}
