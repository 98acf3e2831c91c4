/** Where a thing of the map stands on the screen. */
import type { Box } from '../labels.ts';

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

export type Canvas = CanvasRenderingContext2D;

export const px = (p: Projection, x: number): number => p.left + p.scale * x;
export const py = (p: Projection, y: number): number => p.top - p.scale * y;
