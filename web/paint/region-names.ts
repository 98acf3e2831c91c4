/** Names of regions in small capitals, each over its own land and over as few dots as can be. */
import { landSlot, type Scene } from '../appearance.ts';
import { crowdOf } from '../crowd.ts';
import { place, type Taken, type Wish } from '../labels.ts';
import { inkOf } from '../palette.ts';
import { capital, cut } from '../words.ts';
import { type Canvas, type Projection, px, py } from './projection.ts';
import { FONT, halo, screenOf, width } from './text.ts';

/** Where a community's name stands and how much it weighs. */
export interface Region {
  readonly index: number;
  readonly name: string;
  readonly slot: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Some of its nodes, which its name should not hide. */
  readonly members: readonly number[];
}

const NAME_LINE = 17;
/** A stage narrower than this has smaller and fewer names. */
export const NARROW = 600;
/** So many of the largest regions are named from afar; a smaller one when its land is about as wide as its name. */
const ALWAYS = 10;

/** `LLaMA-2 · large language models` on two lines, a name as compact as its region; on a narrow stage the first alone. */
function nameLines({ name }: Region, narrow: boolean): string[] {
  return name
    .split(' · ')
    .slice(0, narrow ? 1 : 2)
    .map((line) => cut(capital(line), narrow ? 20 : 28));
}

function regionFont(region: Region, narrow: boolean): string {
  return `small-caps 600 ${narrow ? 12.5 : region.size >= 24 ? 16 : 14}px ${FONT}`;
}

/** Where a name stands now, so that no other goes over it. */
export interface NamePlace extends Taken {
  /** The name where it stands alone, without a second line. */
  readonly alone: string | null;
}

export function paintRegions(
  canvas: Canvas,
  p: Projection,
  scene: Scene,
  regions: readonly Region[],
  strength: number,
  landmarks: readonly Taken[],
): NamePlace[] {
  const { atlas, theme } = scene;
  const narrow = p.width < NARROW;
  const line = narrow ? 13 : NAME_LINE;
  canvas.save();
  canvas.letterSpacing = '0.5px';
  canvas.globalAlpha = strength;
  const dotsOf = regions.map((region) =>
    region.members.flatMap((node) => [px(p, atlas.x[node]!), py(p, atlas.y[node]!)]),
  );
  const wishes = regions.flatMap((region, rank): Wish[] => {
    canvas.font = regionFont(region, narrow);
    const lines = nameLines(region, narrow);
    const dots = dotsOf[rank]!;
    const widest = Math.max(...lines.map((words) => width(canvas, words)));
    if (rank >= ALWAYS && widest > spanOf(dots) * 1.4 + 24) return [];
    const [x, y] = [px(p, region.x), py(p, region.y)];
    const height = lines.length * line;
    return [
      {
        key: -1 - region.index,
        text: lines.join(' '),
        x,
        y,
        radius: 0,
        width: widest,
        height,
        where: 'over',
        dots,
      },
    ];
  });
  const byIndex = new Map(regions.map((region) => [region.index, region]));
  const placed = place(wishes, screenOf(p), narrow ? 9 : 40, landmarks, crowdOf(dotsOf.flat(), screenOf(p)));
  for (const one of placed) {
    const region = byIndex.get(-1 - one.wish.key)!;
    canvas.font = regionFont(region, narrow);
    const lines = nameLines(region, narrow);
    const slot = landSlot(scene, region.index);
    lines.forEach((words, k) => {
      const x = one.x + (one.wish.width - width(canvas, words)) / 2;
      const y = one.y + (k - (lines.length - 1) / 2) * line;
      halo(canvas, theme, words, x, y, slot === null ? theme.quiet : inkOf(theme, slot));
    });
  }
  canvas.restore();
  return placed.map(({ wish, x, y }) => ({
    alone: narrow ? wish.text : null,
    key: -1,
    solid: true,
    left: x - 4,
    right: x + wish.width + 4,
    top: y - wish.height / 2,
    bottom: y + wish.height / 2,
  }));
}

/** How wide a region lies on the screen. */
function spanOf(dots: readonly number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < dots.length; i += 2) {
    low = Math.min(low, dots[i]!);
    high = Math.max(high, dots[i]!);
  }
  return high - low;
}
