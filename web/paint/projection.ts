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

/** What the painters need of a canvas: a browser's has it, and so has the writer of SVG. */
export type Canvas = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'letterSpacing'
  | 'textBaseline'
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'rect'
  | 'arc'
  | 'stroke'
  | 'setLineDash'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
> & { fill(rule?: 'evenodd'): void };

export const px = (p: Projection, x: number): number => p.left + p.scale * x;
export const py = (p: Projection, y: number): number => p.top - p.scale * y;
