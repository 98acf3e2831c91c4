/** What an update did to the communities, in words: born, grown, shrunk, split, merged, gone (Palla, Barabási and Vicsek 2007). */
import { byCodeUnit } from './ids.ts';
import type { ChangeKind, Community, CommunityChange, NodeAnalysis } from './model.ts';

interface Build {
  readonly nodes: readonly NodeAnalysis[];
  readonly communities: readonly Community[];
}

/** A part counts as a share of a community from here on. */
const SHARE = 0.25;

/**
 * Compares communities (level 0) by the papers that both builds have, found by id. Splits and merges come first, then
 * births and ends, then growth, each by id. Empty when nothing changed.
 */
export function communityChanges(before: Build, after: Build): CommunityChange[] {
  const old = new Map(before.communities.filter((one) => one.level === 0).map((one) => [one.id, one]));
  const now = new Map(after.communities.filter((one) => one.level === 0).map((one) => [one.id, one]));
  const flows = flowsOf(before, after);
  const split = new Map<string, Community[]>();
  const merged = new Map<string, Community[]>();
  for (const [id, parts] of flows.from) {
    const large = [...parts].filter(([to, n]) => now.has(to) && n >= SHARE * sum(parts));
    if (large.length > 1 && old.has(id))
      split.set(
        id,
        large.map(([to]) => now.get(to)!),
      );
  }
  for (const [id, sources] of flows.to) {
    const large = [...sources].filter(
      ([from, n]) => old.has(from) && n >= SHARE * sum(sources) && n > sum(flows.from.get(from)!) / 2,
    );
    if (large.length > 1 && now.has(id))
      merged.set(
        id,
        large.map(([from]) => old.get(from)!),
      );
  }
  const fromSplit = new Set([...split.values()].flat().map((one) => one.id));
  const intoMerge = new Set([...merged.values()].flat().map((one) => one.id));
  const changes: CommunityChange[] = [];
  for (const [id, parts] of split)
    changes.push({ kind: 'split', community: id, words: `${old.get(id)!.name} split into ${list(parts)}.` });
  for (const [id, sources] of merged)
    changes.push({ kind: 'merged', community: id, words: `${list(sources)} merged into ${now.get(id)!.name}.` });
  for (const one of now.values()) {
    const last = old.get(one.id);
    if (!last && !fromSplit.has(one.id) && !merged.has(one.id))
      changes.push({ kind: 'born', community: one.id, words: `${one.name} is new, with ${papers(one.papers)}.` });
    if (!last || last.papers === one.papers) continue;
    const kind = one.papers > last.papers ? 'grown' : 'shrunk';
    const verb = kind === 'grown' ? 'grew' : 'shrank';
    changes.push({
      kind,
      community: one.id,
      words: `${one.name} ${verb} from ${last.papers} to ${papers(one.papers)}.`,
    });
  }
  for (const one of old.values())
    if (!now.has(one.id) && !split.has(one.id) && !intoMerge.has(one.id))
      changes.push({ kind: 'gone', community: one.id, words: `${one.name} is gone; it had ${papers(one.papers)}.` });
  const order: readonly ChangeKind[] = ['split', 'merged', 'born', 'gone', 'grown', 'shrunk'];
  return changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || byCodeUnit(a.community, b.community));
}

type Flows = Map<string, Map<string, number>>;

/** How many papers went from each old community to each new one, in both directions. */
function flowsOf(before: Build, after: Build): { readonly from: Flows; readonly to: Flows } {
  const last = new Map(before.nodes.map((node) => [node.id, node.community]));
  const from: Flows = new Map();
  const to: Flows = new Map();
  const add = (flows: Flows, a: string, b: string): void => {
    const parts = flows.get(a) ?? new Map<string, number>();
    flows.set(a, parts.set(b, (parts.get(b) ?? 0) + 1));
  };
  for (const { id, community } of after.nodes) {
    const was = last.get(id);
    if (!id.startsWith('paper:') || !was || !community) continue;
    add(from, was, community);
    add(to, community, was);
  }
  return { from, to };
}

function sum(parts: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const n of parts.values()) all += n;
  return all;
}

function papers(n: number): string {
  return `${n} ${n === 1 ? 'paper' : 'papers'}`;
}

function list(communities: readonly Community[]): string {
  const names = communities.map((one) => one.name).sort(byCodeUnit);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
