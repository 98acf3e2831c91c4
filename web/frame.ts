/** How the map sits on its stage: what is free, what is covered, how large things are. */
import type { Scene } from './appearance.ts';
import { fitMap } from './fit.ts';
import type { Box } from './labels.ts';
import { extentOf } from './regions.ts';

/** Pixels of the stage that a panel or a sheet covers. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Map units that fill the stage. */
export interface Frame {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** A stage narrower than this has its legend folded away, and no room beside it. */
const NARROW = 720;

/** So that the whole map fits the part that nothing covers; `covered` is what lies there beside the insets. */
export function frame({ atlas }: Scene, box: HTMLElement, insets: Insets, covered: readonly Box[]): Frame {
  const [width, height] = [box.offsetWidth, box.offsetHeight];
  const free = {
    left: insets.left,
    top: insets.top,
    width: Math.max(120, width - insets.left - insets.right),
    height: Math.max(120, height - insets.bottom - insets.top),
  };
  const beside = (cover: Box): boolean => cover.left < free.left + free.width && cover.top < free.top + free.height;
  const covers = width < NARROW ? [] : covered.filter(beside);
  const { scale, left, top } = fitMap(atlas, extentOf(atlas), free, covers);
  return { x: [-left / scale, (width - left) / scale], y: [(top - height) / scale, top / scale] };
}

/** The frame of a stage, which changes with the corpus, the stage and its insets: a legend that grows moves no map. */
export function makeFraming(box: HTMLElement): (scene: Scene, insets: Insets) => Frame {
  let held: { readonly ids: readonly string[]; readonly key: string; readonly frame: Frame } | null = null;
  return (scene, insets) => {
    const { ids } = scene.atlas;
    const key = [box.offsetWidth, box.offsetHeight, ...Object.values(insets)].join(' ');
    if (held?.ids !== ids || held.key !== key) held = { ids, key, frame: frame(scene, box, insets, coverBoxes(box)) };
    return held.frame;
  };
}

/** Smaller stages have smaller nodes, so that a phone shows the same map. */
export function densityOf(box: HTMLElement): number {
  return Math.min(1, Math.max(0.55, Math.min(box.offsetWidth, box.offsetHeight) / 700));
}

/** Where panels lie over the map, in its pixels. */
export function coverBoxes(box: HTMLElement): Box[] {
  const origin = box.getBoundingClientRect();
  return Array.from(document.querySelectorAll('[data-covers-map]')).flatMap((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (right === left) return [];
    return [
      { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top },
    ];
  });
}
