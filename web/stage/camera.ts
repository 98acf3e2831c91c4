/** Moving the camera: home, nearer, to a place of the address, to a node that is out of sight. */
import type Sigma from 'sigma';
import type { Insets } from '../frame.ts';
import { type Projection, px, py } from '../paint/projection.ts';
import type { CameraView } from '../state.ts';
import type { Seen } from './contract.ts';

const MOVE_MS = 200;
/** Pixels from the edge of what is free that count as out of sight. */
const EDGE = 24;

export interface Steering {
  readonly centre: () => CameraView;
  /** What is seen beside the insets. */
  readonly seen: (insets: Insets) => Seen;
  /** A place in map units comes into the middle of what the insets leave, at once. */
  readonly aim: (x: number, y: number, insets: Insets) => void;
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
    seen({ left, right, bottom, top }) {
      const { width, height } = sigma.getDimensions();
      const cameraState = sigma.getCamera().getState();
      const start = sigma.viewportToGraph({ x: left, y: top }, { cameraState });
      const end = sigma.viewportToGraph({ x: width - right, y: height - bottom }, { cameraState });
      return { left: start.x, top: start.y, right: end.x, bottom: end.y, ratio: cameraState.ratio };
    },
    aim(x, y, insets) {
      const { width, height } = sigma.getDimensions();
      const cameraState = sigma.getCamera().getState();
      const to = sigma.graphToViewport({ x, y }, { cameraState });
      const free = { x: (insets.left + width - insets.right) / 2, y: (insets.top + height - insets.bottom) / 2 };
      const at = sigma.viewportToFramedGraph(
        { x: width / 2 + to.x - free.x, y: height / 2 + to.y - free.y },
        { cameraState },
      );
      sigma.getCamera().setState({ x: at.x, y: at.y });
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
