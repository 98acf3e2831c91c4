/** How the map sits on its stage: what is free, what is covered, how large things are. */
import type { Scene } from './appearance.ts';
import type { Box } from './labels.ts';
import { extentOf } from './regions.ts';

/** Pixels of the stage that a panel or a sheet covers. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Of the height that the map leaves free, how much is above it: the legend lies below. */
const ABOVE = 0.3;

/** Map units that fill the stage so that the whole map fits the part that nothing covers. */
export function frame(
  { atlas }: Scene,
  box: HTMLElement,
  insets: Insets,
): { x: [number, number]; y: [number, number] } {
  const {
    x: [left, right],
    y: [bottom, top],
    reach: margin,
  } = extentOf(atlas);
  const [width, height] = [right - left + 2 * margin || 1, top - bottom + 2 * margin || 1];
  const free = {
    width: Math.max(120, box.offsetWidth - insets.left - insets.right),
    height: Math.max(120, box.offsetHeight - insets.bottom - insets.top),
  };
  const scale = Math.min(free.width / width, free.height / height);
  const spare = free.height - height * scale;
  const west = (left + right) / 2 - (free.width / 2 + insets.left) / scale;
  const north = top + margin + (spare * ABOVE + insets.top) / scale;
  return { x: [west, west + box.offsetWidth / scale], y: [north - box.offsetHeight / scale, north] };
}

/** Smaller stages have smaller nodes, so that a phone shows the same map. */
export function densityOf(box: HTMLElement): number {
  return Math.min(1, Math.max(0.55, Math.min(box.offsetWidth, box.offsetHeight) / 700));
}

/** Where panels lie over the map, in its pixels. */
export function coverBoxes(box: HTMLElement): Box[] {
  const origin = box.getBoundingClientRect();
  return Array.from(document.querySelectorAll('[data-covers-map]'), (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
  });
}
