/** Communities as the map draws them: coasts, and where their names stand. */
import { type Atlas, bounds } from './atlas.ts';
import { islands, type Place } from './contours.ts';
import type { Coast } from './paint/land.ts';
import type { Region } from './paint/region-names.ts';
import type { Shown } from './shown.ts';

/** Communities smaller than this have neither coast nor name: a pair of papers is no region. */
const SMALLEST = 3;
/** Nodes of a region that its name looks out for. */
const SAMPLE = 200;

/** Where the nodes lie, in map units. */
export interface Extent {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** How far one node's land reaches: a little more than the usual gap between neighbours. */
  readonly reach: number;
}

const extents = new WeakMap<Atlas, Extent>();

export function extentOf(atlas: Atlas): Extent {
  const known = extents.get(atlas);
  if (known) return known;
  const [x, y] = [bounds(atlas.x), bounds(atlas.y)];
  const area = Math.max(x[1] - x[0], 1e-9) * Math.max(y[1] - y[0], 1e-9);
  const extent = { x, y, reach: 1.5 * Math.sqrt(area / Math.max(24, atlas.ids.length)) };
  extents.set(atlas, extent);
  return extent;
}

/** Coasts in the order of the communities, of what is drawn whatever the filter: land does not move when papers hide. */
export function coasts(atlas: Atlas): Coast[] {
  const places: Place[] = [];
  for (let i = 0; i < atlas.ids.length; i++) {
    const group = atlas.community[i]!;
    if (!atlas.leaf[i] && (atlas.communities[group]?.size ?? 0) >= SMALLEST) {
      places.push({ x: atlas.x[i]!, y: atlas.y[i]!, group });
    }
  }
  return islands(places, atlas.communities.length, extentOf(atlas).reach).map((island) => ({
    index: island.group,
    slot: atlas.communities[island.group]!.colour,
    loops: island.loops,
    quiet: false,
  }));
}

/** The name of each region with something shown in it, at the centre weighted by degree, the largest first. */
export function regions(atlas: Atlas, shown: Shown): Region[] {
  const sums = atlas.communities.map(() => ({ x: 0, y: 0, weight: 0, members: [] as number[] }));
  for (let i = 0; i < atlas.ids.length; i++) {
    const sum = sums[atlas.community[i]!];
    if (!sum || atlas.leaf[i] || !shown.nodes[i]) continue;
    const weight = 1 + Math.sqrt(atlas.degree[i]!);
    sum.x += weight * atlas.x[i]!;
    sum.y += weight * atlas.y[i]!;
    sum.weight += weight;
    sum.members.push(i);
  }
  return atlas.communities
    .flatMap((community, index): Region[] => {
      const sum = sums[index]!;
      if (sum.members.length === 0 || community.size < SMALLEST) return [];
      const [x, y] = [sum.x / sum.weight, sum.y / sum.weight];
      const { members } = sum;
      const some = members.filter((_, k) => k % Math.ceil(members.length / SAMPLE) === 0);
      return [{ index, name: community.name, slot: community.colour, x, y, size: members.length, members: some }];
    })
    .sort((a, b) => b.size - a.size || a.index - b.index);
}
