/** Plain canvases between Sigma's own, as sharp as the screen. */
import type Sigma from 'sigma';

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
