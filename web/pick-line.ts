/** Which line between two nodes is under the pointer. Pure; map units. */
import type { Atlas } from './atlas.ts';

/** How far a curved line is drawn aside, as a share of its length: that of Sigma's curve program. */
const CURVE = 0.25;
/** A curve is looked at as so many straight pieces. */
const PIECES = 12;

/** The nearest of the shown edges within `slack`; with `curves` those between two communities are bent. */
export function lineAt(
  atlas: Pick<Atlas, 'x' | 'y' | 'source' | 'target' | 'community'>,
  shown: Uint8Array,
  curves: boolean,
  x: number,
  y: number,
  slack: number,
): number | null {
  let best: number | null = null;
  let nearest = slack;
  for (let e = 0; e < shown.length; e++) {
    if (shown[e] === 0) continue;
    const [a, b] = [atlas.source[e]!, atlas.target[e]!];
    const line = [atlas.x[a]!, atlas.y[a]!, atlas.x[b]!, atlas.y[b]!] as const;
    const bent = curves && atlas.community[a] !== atlas.community[b];
    const away = bent ? toCurve(x, y, ...line) : toPiece(x, y, ...line);
    if (away <= nearest) {
      nearest = away;
      best = e;
    }
  }
  return best;
}

function toPiece(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** To a quadratic Bézier curve whose middle handle stands to the left of the way from a to b. */
function toCurve(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [cx, cy] = [(ax + bx) / 2 - CURVE * (by - ay), (ay + by) / 2 + CURVE * (bx - ax)];
  let least = Number.POSITIVE_INFINITY;
  let [px, py] = [ax, ay];
  for (let k = 1; k <= PIECES; k++) {
    const t = k / PIECES;
    const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const [qx, qy] = [u * ax + v * cx + w * bx, u * ay + v * cy + w * by];
    least = Math.min(least, toPiece(x, y, px, py, qx, qy));
    [px, py] = [qx, qy];
  }
  return least;
}
