/** Groups of papers as Community rows: ids, names, colours, members, and what they continue from the last build. */
import { colours, matchGroups } from './communities-lineage.ts';
import { nameCommunities } from './communities-names.ts';
import { countsOf } from './counts.ts';
import type { Holdings } from './holdings.ts';
import { slug } from './ids.ts';
import type { AnalysisInfo, Community, NodeAnalysis } from './model.ts';
import { membersOf } from './partition.ts';
import type { Weighted } from './weighted.ts';

export interface PreviousBuild {
  readonly nodes: readonly NodeAnalysis[];
  readonly communities: readonly Community[];
  /** Keeps the resolution that was proposed then. */
  readonly info?: AnalysisInfo | null;
}

export interface Described {
  /** Community id of each group. */
  readonly ids: readonly string[];
  /** Area id of each group. */
  readonly areaIds: readonly string[];
  /** Group of each entity, −1 for one that no paper holds. */
  readonly thingGroup: Int32Array;
  readonly communities: Community[];
}

interface Input {
  readonly from: Holdings;
  readonly graph: Weighted;
  readonly groups: Int32Array;
  readonly count: number;
  /** Area of each group. */
  readonly areas: Int32Array;
  /** Of each paper. */
  readonly stability: Float64Array;
  readonly previous: PreviousBuild | null;
  readonly renames: ReadonlyMap<string, string>;
}

export function describe(input: Input): Described {
  const { from, groups, count } = input;
  const thingGroup = thingGroups(from, groups);
  const fine = level(input, groups, count, 0, thingGroup, null);
  const areaCount = Math.max(-1, ...input.areas) + 1;
  const areaOf = groups.map((group) => input.areas[group]!);
  const areaThing = thingGroup.map((group) => (group < 0 ? -1 : input.areas[group]!));
  const coarse = level(input, areaOf, areaCount, 1, areaThing, null);
  const areaIds = Array.from({ length: count }, (_, group) => coarse[input.areas[group]!]!.id);
  const communities = [...fine.map((one, group) => ({ ...one, parent: areaIds[group]! })), ...coarse];
  communities.sort((a, b) => a.level - b.level || b.size - a.size || a.colour - b.colour || (a.id < b.id ? -1 : 1));
  return { ids: fine.map((one) => one.id), areaIds, thingGroup, communities };
}

/** An entity belongs where most of its papers are, relative to nothing: ties go to the larger group. */
export function thingGroups(from: Holdings, groups: Int32Array): Int32Array {
  return Int32Array.from(from.holders, (papers) => {
    const votes = countsOf(papers.map((paper) => groups[paper]!));
    let best = -1;
    for (const [group, n] of votes) {
      const most = votes.get(best) ?? 0;
      if (n > most || (n === most && group < best)) best = group;
    }
    return best;
  });
}

function level(
  input: Input,
  groups: Int32Array,
  count: number,
  depth: number,
  thingGroup: Int32Array,
  parent: string | null,
): Community[] {
  const { from, graph, previous } = input;
  const members = membersOf(groups, count);
  const named = nameCommunities(from, members);
  const before = previous ? continued(input, groups, depth) : new Map<number, Community>();
  const taken = new Set([...before.values()].map((one) => one.id));
  const names = new Set([...before.values()].map(foundName));
  const size = members.map((papers) => papers.length);
  for (const group of thingGroup) if (group >= 0) size[group]!++;
  const ranked = members.map((_, group) => group).sort((a, b) => size[b]! - size[a]! || a - b);
  const slots = colours(ranked.map((group) => before.get(group)?.colour ?? null));
  const colour = new Map(ranked.map((group, rank) => [group, slots[rank]!]));
  return members.map((papers, group) => {
    const old = before.get(group);
    const { top } = named[group]!;
    const [base] = named[group]!.name.split(' · ');
    const id = old?.id ?? freeId(`${depth === 0 ? 'community' : 'area'}:${slug(base!) || 'group'}`, taken);
    const renamed = input.renames.get(id) ?? null;
    let name = old ? foundName(old) : named[group]!.name;
    for (let i = 2; !old && names.has(name); i++) name = `${named[group]!.name} (${i})`;
    names.add(name);
    const inside = new Float64Array(papers.length);
    papers.forEach((paper, i) => {
      for (let arc = graph.starts[paper]!; arc < graph.starts[paper + 1]!; arc++)
        if (groups[graph.targets[arc]!] === group) inside[i]! += graph.weights[arc]!;
    });
    const central = papers.map((_, i) => i).sort((a, b) => inside[b]! - inside[a]! || a - b);
    const stable = papers.reduce((sum, paper) => sum + input.stability[paper]!, 0) / Math.max(1, papers.length);
    return {
      id,
      name: renamed ?? name,
      renamed_from: renamed === null ? null : name,
      colour: colour.get(group)!,
      level: depth,
      parent,
      size: size[group]!,
      papers: papers.length,
      stability: Math.round(stable * 1000) / 1000,
      top: top.map((entity) => from.things[entity]!.id),
      central: central.slice(0, 5).map((i) => from.papers[papers[i]!]!.id),
    };
  });
}

/** A store of an earlier version has no `renamed_from`. */
function foundName({ name, renamed_from }: Community): string {
  return renamed_from ?? name;
}

function freeId(base: string, taken: Set<string>): string {
  let id = base;
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`;
  taken.add(id);
  return id;
}

/** The community (level 0) of each paper in the last build as a number, −1 for a new paper; an id may be an alias now. */
export function lastGroups(from: Holdings, previous: PreviousBuild): Int32Array {
  return lastLevel(from, previous, 0).groups;
}

function lastLevel(
  from: Holdings,
  previous: PreviousBuild,
  depth: number,
): { readonly communities: readonly Community[]; readonly groups: Int32Array } {
  const communities = previous.communities.filter((one) => one.level === depth);
  const at = new Map(communities.map((one, i) => [one.id, i]));
  const last = new Map(previous.nodes.map((node) => [node.id, depth === 0 ? node.community : node.area]));
  const groups = Int32Array.from(from.papers, (paper) => {
    const id = [paper.id, ...paper.aliases].map((one) => last.get(one)).find((one) => one !== undefined);
    return id ? (at.get(id) ?? -1) : -1;
  });
  return { communities, groups };
}

/** The community of the last build that each group continues. */
function continued(input: Input, groups: Int32Array, depth: number): Map<number, Community> {
  const last = lastLevel(input.from, input.previous!, depth);
  const known = Array.from(groups.keys()).filter((paper) => last.groups[paper]! >= 0);
  const matches = matchGroups(
    known.map((paper) => groups[paper]!),
    known.map((paper) => last.groups[paper]!),
  );
  return new Map(matches.map((match) => [match.now, last.communities[match.before]!]));
}
