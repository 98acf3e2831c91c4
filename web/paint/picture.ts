/** The map as a picture of its own: everything that Sigma and the canvases show, as sharp as asked for. */
import { type Drawing, shownLand } from './drawing.ts';
import { paintKey } from './key.ts';
import { paintIslands } from './land.ts';
import { paintLabels } from './names.ts';
import { paintEdges, paintNode } from './nodes.ts';
import type { Canvas } from './projection.ts';

/** Everything onto any canvas, from the land up; with a key to its colours and shapes if asked for. */
export function paintAll(canvas: Canvas, { scene, projection: p, land, names }: Drawing, withKey: boolean): void {
  paintIslands(canvas, p, shownLand(scene, land, names), scene.theme);
  paintEdges(canvas, p, scene);
  for (const node of [...scene.atlas.order].reverse()) if (scene.shown.nodes[node]) paintNode(canvas, p, scene, node);
  const key = withKey ? paintKey(canvas, p, scene, names) : null;
  paintLabels(canvas, key ? { ...p, covers: [...p.covers, key] } : p, scene, names);
}

/** `scale` pixels for one of the screen. Throws where there is no canvas. */
export function takePicture(drawing: Drawing, scale: number, transparent: boolean, withKey = true): HTMLCanvasElement {
  const { projection: p, scene } = drawing;
  const element = document.createElement('canvas');
  element.width = p.width * scale;
  element.height = p.height * scale;
  const canvas = element.getContext('2d');
  if (!canvas) throw new Error('this browser draws no canvas');
  canvas.scale(scale, scale);
  if (!transparent) {
    canvas.fillStyle = scene.theme.background;
    canvas.fillRect(0, 0, p.width, p.height);
  }
  paintAll(canvas, drawing, withKey);
  return element;
}
