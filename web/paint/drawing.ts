/** All that a drawing of the map is made from, whoever draws it: the screen, a picture, an SVG file. */
import { landSlot, type Scene } from '../appearance.ts';
import type { Coast } from './land.ts';
import type { Projection } from './projection.ts';
import type { Region } from './region-names.ts';

export interface Drawing {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly land: readonly Coast[];
  readonly names: readonly Region[];
}

/** The grey of land that says nothing. */
const PLAIN = 10;

/** The land of communities or areas, fainter where a filter left nothing on it; grey where colour says something else. */
export function shownLand(scene: Scene, land: readonly Coast[], names: readonly Region[]): Coast[] {
  const open = new Set(names.map((name) => name.index));
  return land.map((one) => ({ ...one, slot: landSlot(scene, one.index) ?? PLAIN, quiet: !open.has(one.index) }));
}
