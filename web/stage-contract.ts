/** The face of the map's stage: what the page may ask of it, and what it tells. */
import type { Scene } from './appearance.ts';
import type { Insets } from './frame.ts';
import type { CameraView } from './state.ts';

export interface StageEvents {
  readonly select: (node: number | null, listing: boolean) => void;
  readonly hover: (node: number | null) => void;
  readonly focus: (node: number) => void;
  readonly moved: (camera: CameraView) => void;
  readonly lost: () => void;
}

export interface Stage {
  /** Draws a scene; a changed atlas keeps the camera where it stands. */
  show(scene: Scene, insets: Insets): void;
  select(node: number | null): void;
  /** The ways between two nodes; none ends it. */
  trace(ways: readonly (readonly number[])[]): void;
  /** As if the pointer stood on the node; null ends it. */
  hover(node: number | null): void;
  look(camera: CameraView): void;
  home(): void;
  zoom(factor: number): void;
  /** Moves only if the node is not in the free part of the screen. */
  reveal(node: number, covered: Insets): void;
  /** What stands on the stage, `scale` times as sharp, without panels. */
  picture(scale: number, transparent: boolean): HTMLCanvasElement;
  /** After something else on the page has moved over the map. */
  repaint(): void;
  kill(): void;
}
