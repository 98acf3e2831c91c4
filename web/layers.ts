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

/** Shows what is painted larger by `grown` and moved by pixels, without painting: the browser's compositor does it. */
export function moveLayers(layers: readonly Layer[], grown: number, x: number, y: number): void {
  const transform = grown === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${grown})`;
  for (const { element } of layers) {
    element.style.transformOrigin = '0 0';
    element.style.transform = transform;
  }
}
