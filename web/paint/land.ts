/** Communities as land: islands with a shore, drawn under everything. */
import type { Island } from '../contours.ts';
import { fade, hue, type Theme } from '../palette.ts';
import { type Canvas, type Projection, px, py } from './projection.ts';

export interface Coast {
  /** Of the community. */
  readonly index: number;
  readonly slot: number;
  readonly loops: Island['loops'];
  readonly quiet: boolean;
}

function trace(canvas: Canvas, p: Projection, loops: Coast['loops']): void {
  canvas.beginPath();
  for (const loop of loops) {
    for (let i = 0; i < loop.length; i += 2) {
      const [x, y] = [px(p, loop[i]!), py(p, loop[i + 1]!)];
      if (i === 0) canvas.moveTo(x, y);
      else canvas.lineTo(x, y);
    }
    canvas.closePath();
  }
}

/** Land in the community's hue: a wash, a shore a little darker, and one fainter line out in the water. */
export function paintIslands(canvas: Canvas, p: Projection, coasts: readonly Coast[], theme: Theme): void {
  canvas.lineJoin = 'round';
  for (const { slot, loops, quiet } of coasts) {
    const colour = hue(theme, slot);
    const strength = (quiet ? 0.3 : 1) * (slot > 9 ? 0.7 : 1);
    trace(canvas, p, loops);
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.07 : 0.06) * strength);
    canvas.lineWidth = 14;
    canvas.stroke();
    canvas.fillStyle = theme.background;
    canvas.fill('evenodd');
    canvas.fillStyle = fade(colour, (theme.dark ? 0.13 : 0.11) * strength);
    canvas.fill('evenodd');
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.4 : 0.34) * strength);
    canvas.lineWidth = 1;
    canvas.stroke();
  }
}
