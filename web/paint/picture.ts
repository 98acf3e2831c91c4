/** The map as a picture of its own: everything that Sigma and the canvases show, as sharp as asked for. */
import type { Scene } from '../appearance.ts';
import { type Coast, paintIslands } from './land.ts';
import { paintLabels, type Region } from './names.ts';
import { paintEdges, paintNode } from './nodes.ts';
import type { Projection } from './projection.ts';

/** `scale` pixels for one of the screen. Throws where there is no canvas. */
export function takePicture(
  scene: Scene,
  p: Projection,
  land: readonly Coast[],
  names: readonly Region[],
  scale: number,
  transparent: boolean,
): HTMLCanvasElement {
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
  paintIslands(canvas, p, land, scene.theme);
  paintEdges(canvas, p, scene);
  for (const node of [...scene.atlas.order].reverse()) if (scene.shown.nodes[node]) paintNode(canvas, p, scene, node);
  paintLabels(canvas, p, scene, names);
  return element;
}
