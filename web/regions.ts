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

/** How far one node's land reaches: a little more than the usual gap between neighbours, in map units. */
export function reachOf(atlas: Atlas): number {
  const [left, right] = bounds(atlas.x);
  const [bottom, top] = bounds(atlas.y);
  const area = Math.max(right - left, 1e-9) * Math.max(top - bottom, 1e-9);
  return 1.5 * Math.sqrt(area / Math.max(24, atlas.ids.length));
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
  return islands(places, atlas.communities.length, reachOf(atlas)).map((island) => ({
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
