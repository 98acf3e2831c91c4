/** Moving about where drawing takes longer than a frame: what is drawn moves along, and is drawn anew at rest. */
import type Sigma from 'sigma';
import { matrixFromCamera } from 'sigma/utils';
import type { Projection } from '../paint/projection.ts';

/** A drawing that takes longer than this cannot follow the hand. */
const SLOW_MS = 34;
/** Milliseconds without a move after which a hand rests. */
export const REST_MS = 140;
/** Drawings that a hand holding the map must rest for: a slow machine also hears of its moves late. */
const HELD_RESTS = 3;
const PROBE_MS = 400;
/** Of the screen that may be bare before it is drawn anew on the way, and how far what is drawn may be stretched. */
const BARE = 0.35;
const STRETCH = 2;

interface Board {
  readonly projection: () => Projection;
  /** For what all layers were last drawn; null before the first drawing. */
  readonly drawn: () => Projection | null;
  /** Moves all layers to where they belong now. */
  readonly shift: (now: Projection) => void;
}

export interface Glide {
  /** Whether all layers move as one: then a drawing of Sigma's wants them all painted. */
  readonly on: () => boolean;
  /** All has been drawn where it belongs. */
  readonly ended: () => void;
  /** Learns anew how long a drawing takes. */
  readonly probe: () => void;
  readonly kill: () => void;
}

/** Sigma's own answer to a moved camera is a drawing in the next frame; from here on it is so only where that is fast. */
export function installGlide(sigma: Sigma, board: Board): Glide {
  const draw = sigma.scheduleRender.bind(sigma);
  let cost = 0;
  let held = false;
  let shifted = false;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let probing: ReturnType<typeof setTimeout> | undefined;

  function step(): void {
    frame = 0;
    aim(sigma);
    const [before, now] = [board.drawn(), board.projection()];
    if (!before || tooFar(before, now)) {
      draw();
      return;
    }
    shifted = true;
    board.shift(now);
    drawAtRest();
  }
  function drawAtRest(): void {
    clearTimeout(rest);
    rest = setTimeout(draw, held ? Math.max(REST_MS, HELD_RESTS * cost) : REST_MS);
  }
  const stop = new AbortController();
  const hold = (name: string, down: boolean): void =>
    window.addEventListener(
      name,
      () => {
        held = down;
        if (!down && shifted) drawAtRest();
      },
      { capture: true, signal: stop.signal },
    );
  hold('pointerdown', true);
  hold('pointerup', false);
  hold('pointercancel', false);

  Object.defineProperty(sigma, 'scheduleRender', {
    value: (): Sigma => {
      if (cost <= SLOW_MS) return draw();
      if (frame === 0) frame = requestAnimationFrame(step);
      return sigma;
    },
  });

  function probe(): void {
    clearTimeout(probing);
    probing = setTimeout(() => {
      cost = drawingTime(sigma);
    }, PROBE_MS);
  }
  probe();

  return {
    on: () => shifted || cost > SLOW_MS,
    ended: () => {
      clearTimeout(rest);
      shifted = false;
    },
    probe,
    kill: () => {
      stop.abort();
      clearTimeout(rest);
      clearTimeout(probing);
      cancelAnimationFrame(frame);
    },
  };
}

function tooFar(before: Projection, now: Projection): boolean {
  const grown = now.scale / before.scale;
  const [x, y] = [now.left - before.left * grown, now.top - before.top * grown];
  const bare = Math.max(Math.abs(x) / now.width, Math.abs(y) / now.height);
  return grown > STRETCH || grown < 1 / STRETCH || (Math.abs(grown - 1) < 1e-6 && bare > BARE);
}

/** Sigma computes these as it draws, and answers from them where a place on the screen is. */
function aim(sigma: Sigma): void {
  const camera = sigma.getCamera().getState();
  const [screen, graph, padding] = [sigma.getDimensions(), sigma.getGraphDimensions(), sigma.getStagePadding()];
  Reflect.set(sigma, 'matrix', matrixFromCamera(camera, screen, graph, padding));
  Reflect.set(sigma, 'invMatrix', matrixFromCamera(camera, screen, graph, padding, true));
}

/** Milliseconds of one drawing, to the last pixel: reading one back waits for the card. */
function drawingTime(sigma: Sigma): number {
  const began = performance.now();
  sigma.refresh({ partialGraph: {}, skipIndexation: true });
  for (const name of ['edges', 'nodes']) {
    const gl = sigma.getCanvases()[name]?.getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
  return performance.now() - began;
}
