/** Positions for every node: papers and shared entities laid out as islands, leaves in a sunflower around their paper. */
import type { Holdings } from './holdings.ts';
import { layout, type Point } from './layout.ts';
import type { NodeAnalysis } from './model.ts';
import { type Pair, type Weighted, weighted } from './weighted.ts';

interface Input {
  readonly from: Holdings;
  /** Papers, linked to their nearest. */
  readonly graph: Weighted;
  /** Of each paper. */
  readonly groups: Int32Array;
  readonly count: number;
  /** Of each entity, −1 for none. */
  readonly thingGroup: Int32Array;
  readonly keys: readonly string[];
  readonly seed: number;
  readonly previous: readonly NodeAnalysis[] | null;
  readonly progress: (done: number, total: number) => void;
}

/** Index: papers first, then entities, each in the order of the holdings. */
export interface NodePlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Map units to the radius of the smallest paper, the same for every map, so that positions outlive an update. */
const UNIT = 10;
const GOLDEN = 2.399963229728653;
/** Radius of a leaf and margin around a node, in units of the smallest node's radius. */
const LEAF = 0.3;
const MARGIN = 0.7;
/** Weight of a paper's link to its nearest papers beside its link to an entity it holds. */
const NEAR = 0.6;

export function layoutNodes(input: Input): NodePlaces {
  const { from, groups } = input;
  const papers = from.papers.length;
  const total = papers + from.things.length;
  // Entities without a paper are shown nowhere near others: they stand in the community of none.
  const drawn = from.things.map((_, i) => i).filter((i) => from.holders[i]!.length !== 1);
  const at = new Map(drawn.map((entity, i) => [entity, papers + i]));
  const pairs: Pair[] = [];
  for (let paper = 0; paper < papers; paper++) {
    for (const entity of from.held[paper]!) {
      const b = at.get(entity);
      if (b !== undefined) pairs.push({ a: paper, b, weight: specificity(from, entity) });
    }
    for (let arc = input.graph.starts[paper]!; arc < input.graph.starts[paper + 1]!; arc++)
      if (input.graph.targets[arc]! > paper)
        pairs.push({ a: paper, b: input.graph.targets[arc]!, weight: NEAR * input.graph.weights[arc]! });
  }
  const n = papers + drawn.length;
  const stray = drawn.some((entity) => input.thingGroup[entity]! < 0);
  const groupOf = Int32Array.from({ length: n }, (_, i) => {
    const group = i < papers ? groups[i]! : input.thingGroup[drawn[i - papers]!]!;
    return group < 0 ? input.count : group;
  });
  const leaves = from.held.map((held) => held.filter((entity) => from.holders[entity]!.length === 1));
  const disc = Float64Array.from({ length: n }, (_, i) =>
    i < papers
      ? 1 + 0.12 * Math.sqrt(from.held[i]!.length)
      : 0.8 + 0.4 * Math.sqrt(from.holders[drawn[i - papers]!]!.length),
  );
  const radius = disc.map((r, i) => r + Math.max(MARGIN, i < papers ? ring(leaves[i]!.length) + LEAF : 0));
  const last = input.previous && new Map(input.previous.map((node) => [node.id, node]));
  const known = (i: number): Point | null => {
    const row = i < papers ? from.papers[i]! : from.things[drawn[i - papers]!]!;
    const node = [row.id, ...row.aliases].map((id) => last?.get(id)).find((one) => one !== undefined);
    const stays =
      node && !node.leaf && node.community === input.keys[groupOf[i]!] && node.x !== null && node.y !== null;
    return stays ? { x: node.x / UNIT, y: node.y / UNIT } : null;
  };
  const found = layout({
    graph: weighted(n, pairs),
    groups: groupOf,
    count: input.count + (stray ? 1 : 0),
    radius,
    keys: [...input.keys, 'none'],
    seed: input.seed,
    previous: last && Array.from({ length: n }, (_, i) => known(i)),
    progress: input.progress,
  });
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  // Rounded here, not at the end, so that leaves placed around a stored position come out the same.
  const mapUnits = (value: number): number => Math.round(value * UNIT * 1000) / 1000;
  x.set(found.x.subarray(0, papers).map(mapUnits));
  y.set(found.y.subarray(0, papers).map(mapUnits));
  drawn.forEach((entity, i) => {
    x[papers + entity] = mapUnits(found.x[papers + i]!);
    y[papers + entity] = mapUnits(found.y[papers + i]!);
  });
  leaves.forEach((list, paper) => {
    list.forEach((entity, i) => {
      const distance = (disc[paper]! + ring(i + 1)) * UNIT;
      x[papers + entity] = x[paper]! + distance * Math.cos(i * GOLDEN);
      y[papers + entity] = y[paper]! + distance * Math.sin(i * GOLDEN);
    });
  });
  return { x, y };
}

/** Distance of the i-th leaf (from 1) from the rim of its paper: a sunflower's arms open with the square root. */
function ring(i: number): number {
  return i === 0 ? 0 : LEAF * (0.6 + 0.8 * Math.sqrt(i));
}

/** 0 to 1: Spärck Jones's rarity ln(n / df) over its largest value; broad words count a quarter. */
export function specificity(from: Holdings, entity: number): number {
  const n = Math.max(2, from.papers.length);
  const df = Math.max(1, from.holders[entity]!.length);
  return (Math.log((n + 1) / df) / Math.log(n + 1)) * (from.things[entity]!.broad ? 0.25 : 1);
}
