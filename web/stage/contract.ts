/** The face of the map's stage: what the page may ask of it, and what it tells. */
import type { Scene } from '../appearance.ts';
import type { Insets } from '../frame.ts';
import type { Drawing } from '../paint/drawing.ts';
import type { Leg } from '../paths.ts';
import type { CameraView } from '../state.ts';

/** What the reader sees of the map beside the panel, in map units. */
export interface Seen {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Camera ratio: below 1 is nearer. */
  readonly ratio: number;
}

export interface StageEvents {
  /** With `listing` (Shift) the node joins or leaves the list. */
  readonly select: (node: number | null, listing: boolean) => void;
  /** All that a line drawn by hand encloses. */
  readonly enclose: (nodes: readonly number[]) => void;
  /** The node was put there, in map units. */
  readonly pin: (node: number, x: number, y: number) => void;
  readonly hover: (node: number | null) => void;
  /** Opens what a line rests on; null where lines are no more than lines. */
  readonly link: () => ((edge: number) => void) | null;
  readonly focus: (node: number) => void;
  /** At every move of the camera. */
  readonly seen: (seen: Seen) => void;
  /** When the camera has come to rest. */
  readonly moved: (camera: CameraView) => void;
  readonly lost: () => void;
}

/** What stands out of the scene: it is painted over it, and moves nothing. */
export interface Marks {
  readonly selected: number | null;
  readonly listed: readonly number[];
  readonly pinned: readonly number[];
  /** Papers that have just been added. */
  readonly fresh: readonly number[];
  /** The ways between nodes; none ends it. */
  readonly legs: readonly Leg[];
}

export interface Stage {
  /** Draws a scene; a changed atlas keeps the camera where it stands. */
  show(scene: Scene, insets: Insets): void;
  mark(marks: Marks): void;
  /** As if the pointer stood on the node; null ends it. */
  hover(node: number | null): void;
  /** Whether a drag encloses nodes instead of moving the map. */
  lasso(on: boolean): void;
  look(camera: CameraView): void;
  /** A place in map units comes into the middle of what is seen. */
  centre(x: number, y: number): void;
  home(): void;
  zoom(factor: number): void;
  /** Moves only if the node is not in the free part of the screen. */
  reveal(node: number, covered: Insets): void;
  /** What stands on the stage, for whoever draws it elsewhere. */
  drawing(): Drawing;
  /** After something else on the page has moved over the map. */
  uncover(): void;
  kill(): void;
}
