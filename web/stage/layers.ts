/** Plain canvases between Sigma's own, as sharp as the screen. */
import type Sigma from 'sigma';
import type { Projection } from '../paint/projection.ts';

export interface Layer {
  readonly element: HTMLCanvasElement;
  readonly canvas: CanvasRenderingContext2D;
}

/** Throws where the browser draws no canvas. */
export function layer(sigma: Sigma, id: string, where: { beforeLayer: string } | { afterLayer: string }): Layer {
  const element = sigma.createCanvas(id, where);
  const canvas = element.getContext('2d');
  if (!canvas) throw new Error('this browser draws no canvas');
  return { element, canvas };
}

/** The layer's canvas, empty and in the stage's pixels. */
export function clean(
  { element, canvas }: Layer,
  { width, height }: { width: number; height: number },
): CanvasRenderingContext2D {
  const density = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (element.width !== w || element.height !== h) {
    element.width = w;
    element.height = h;
  }
  canvas.setTransform(density, 0, 0, density, 0, 0);
  canvas.clearRect(0, 0, width, height);
  return canvas;
}

/** Shows what was painted for `before` as it stands for `now`, without painting: the browser's compositor moves it. */
export function shift(elements: readonly HTMLElement[], before: Projection, now: Projection): void {
  const grown = now.scale / before.scale;
  const [x, y] = [now.left - before.left * grown, now.top - before.top * grown];
  const transform = grown === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${grown})`;
  for (const element of elements) {
    element.style.transformOrigin = '0 0';
    element.style.transform = transform;
  }
}

export function unshift(elements: readonly HTMLElement[]): void {
  for (const element of elements) element.style.transform = '';
}
