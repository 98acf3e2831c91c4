/** Moving the camera: home, nearer, to a place of the address, to a node that is out of sight. */
import type Sigma from 'sigma';
import type { Insets } from '../frame.ts';
import { type Projection, px, py } from '../paint/projection.ts';
import type { CameraView } from '../state.ts';

const MOVE_MS = 200;
/** Pixels from the edge of what is free that count as out of sight. */
const EDGE = 24;

export interface Steering {
  readonly centre: () => CameraView;
  readonly look: (camera: CameraView) => void;
  readonly home: () => void;
  readonly zoom: (factor: number) => void;
  /** Brings a place in map units into the middle of what is free, if it is not there already. */
  readonly reveal: (x: number, y: number, covered: Insets) => void;
}

/** With `still` the camera jumps. */
export function steer(sigma: Sigma, projection: () => Projection, still: boolean): Steering {
  const go = (state: { x?: number; y?: number; ratio?: number }): void => {
    // Sigma divides by the duration: none at all makes the camera's place no number, for good if steps come quickly.
    if (still) sigma.getCamera().setState(state);
    else void sigma.getCamera().animate(state, { duration: MOVE_MS });
  };
  return {
    centre() {
      const { width, height } = sigma.getDimensions();
      return { ...sigma.viewportToGraph({ x: width / 2, y: height / 2 }), ratio: sigma.getCamera().ratio };
    },
    look(camera) {
      const at = sigma.viewportToFramedGraph(sigma.graphToViewport(camera));
      sigma.getCamera().setState({ x: at.x, y: at.y, ratio: camera.ratio });
    },
    home: () => go({ x: 0.5, y: 0.5, ratio: 1 }),
    zoom: (factor) => go({ ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio / factor) }),
    reveal(mapX, mapY, covered) {
      const p = projection();
      const [x, y] = [px(p, mapX), py(p, mapY)];
      const free = { right: p.width - covered.right, bottom: p.height - covered.bottom, top: covered.top };
      if (x > EDGE && x < free.right - EDGE && y > free.top + EDGE && y < free.bottom - EDGE) return;
      const shift = { x: x - free.right / 2, y: y - (free.top + free.bottom) / 2 };
      const at = sigma.viewportToFramedGraph({ x: p.width / 2 + shift.x, y: p.height / 2 + shift.y });
      go({ x: at.x, y: at.y });
    },
  };
}
