/** Text on the map: its font, its width, and a halo that parts it from what lies under it. */
import type { Box } from '../labels.ts';
import { fade, type Theme } from '../palette.ts';
import type { Canvas, Projection } from './projection.ts';

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

const widths = new Map<string, number>();

export function width(canvas: Canvas, text: string): number {
  const key = `${canvas.font}|${text}`;
  let value = widths.get(key);
  if (value === undefined) {
    if (widths.size > 20_000) widths.clear();
    value = canvas.measureText(text).width;
    widths.set(key, value);
  }
  return value;
}

export function halo(canvas: Canvas, theme: Theme, text: string, x: number, y: number, colour: string): void {
  canvas.strokeStyle = fade(theme.background, 0.9);
  canvas.lineWidth = 3.5;
  canvas.strokeText(text, x, y);
  canvas.fillStyle = colour;
  canvas.fillText(text, x, y);
}

export function screenOf(p: Projection): Box {
  return { left: 0, top: 0, right: p.width, bottom: p.height };
}
