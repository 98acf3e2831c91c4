/** Communities as land: islands with a shore, drawn under everything. */
import type { Island } from '../contours.ts';
import { fade, hue, type Theme } from '../palette.ts';
import type { Canvas, Projection } from './projection.ts';

/** An island as a path in map units, to be made once and drawn many times. */
export function coast(island: Island): Path2D {
  const path = new Path2D();
  for (const loop of island.loops) {
    for (let i = 0; i < loop.length; i += 2) {
      if (i === 0) path.moveTo(loop[i]!, loop[i + 1]!);
      else path.lineTo(loop[i]!, loop[i + 1]!);
    }
    path.closePath();
  }
  return path;
}

export interface Coast {
  readonly slot: number;
  readonly path: Path2D;
  readonly quiet: boolean;
}

/** Land in the community's hue: a wash, a shore a little darker, and one fainter line out in the water. */
export function paintIslands(canvas: Canvas, p: Projection, coasts: readonly Coast[], theme: Theme): void {
  canvas.save();
  canvas.transform(p.scale, 0, 0, -p.scale, p.left, p.top);
  canvas.lineJoin = 'round';
  for (const { slot, path, quiet } of coasts) {
    const colour = hue(theme, slot);
    const strength = (quiet ? 0.3 : 1) * (slot > 9 ? 0.7 : 1);
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.07 : 0.06) * strength);
    canvas.lineWidth = 14 / p.scale;
    canvas.stroke(path);
    canvas.fillStyle = theme.background;
    canvas.fill(path, 'evenodd');
    canvas.fillStyle = fade(colour, (theme.dark ? 0.13 : 0.11) * strength);
    canvas.fill(path, 'evenodd');
    canvas.strokeStyle = fade(colour, (theme.dark ? 0.4 : 0.34) * strength);
    canvas.lineWidth = 1 / p.scale;
    canvas.stroke(path);
  }
  canvas.restore();
}
