/** What is used together: entities that meet in papers, and the network of methods that follows. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, edgesOf, incidence, otherEnd } from './atlas.ts';

export interface Companion {
  readonly node: number;
  /** The papers that hold both, as node numbers. */
  readonly papers: readonly number[];
}

function papersOf(atlas: Atlas, node: number): number[] {
  const papers = new Set<number>();
  for (const edge of edgesOf(atlas, node)) {
    const other = otherEnd(atlas, edge, node);
    if (atlas.kind[other] === 'Paper' && atlas.edgeKind[edge] !== 'SIMILAR_TO') papers.add(other);
  }
  return [...papers];
}

/** Entities of a kind in the same papers, by the number of papers, broad words last; ties by degree, then number. */
export function companions(atlas: Atlas, node: number, kind: NodeKind): Companion[] {
  const met = new Map<number, number[]>();
  for (const paper of papersOf(atlas, node)) {
    const seen = new Set<number>([node]);
    for (const edge of edgesOf(atlas, paper)) {
      const other = otherEnd(atlas, edge, paper);
      if (atlas.kind[other] !== kind || seen.has(other)) continue;
      seen.add(other);
      met.set(other, [...(met.get(other) ?? []), paper]);
    }
  }
  return [...met]
    .map(([other, papers]) => ({ node: other, papers }))
    .sort(
      (a, b) =>
        atlas.broad[a.node]! - atlas.broad[b.node]! ||
        b.papers.length - a.papers.length ||
        atlas.degree[a.node]! - atlas.degree[b.node]! ||
        a.node - b.node,
    );
}

/** Links a method keeps, the strongest: a network that can be read. */
const KEPT = 6;
const LEAST_PAPERS = 2;

/**
 * The methods alone, where they stand on the map, linked where at least two papers hold both. The weight is the cosine
 * of the two sets of papers (Salton), so that common methods do not link to everything; broad words stay out.
 */
export function methodAtlas(atlas: Atlas): Atlas {
  const methods = Array.from(atlas.ids.keys()).filter(
    (i) => atlas.kind[i] === 'Method' && !atlas.broad[i] && !atlas.leaf[i],
  );
  const place = new Map(methods.map((node, i) => [node, i]));
  const counts = new Map(methods.map((node) => [node, papersOf(atlas, node).length]));
  const pairs = new Map<string, { source: number; target: number; weight: number }>();
  for (const node of methods) {
    const near = companions(atlas, node, 'Method')
      .filter((one) => place.has(one.node) && one.papers.length >= LEAST_PAPERS)
      .map((one) => ({ ...one, weight: one.papers.length / Math.sqrt(counts.get(node)! * counts.get(one.node)!) }))
      .sort((a, b) => b.weight - a.weight || a.node - b.node)
      .slice(0, KEPT);
    for (const one of near) {
      const [source, target] = node < one.node ? [node, one.node] : [one.node, node];
      pairs.set(`${source} ${target}`, { source: place.get(source)!, target: place.get(target)!, weight: one.weight });
    }
  }
  const edges = [...pairs.values()].sort((a, b) => a.source - b.source || a.target - b.target);
  const source = Uint32Array.from(edges, (edge) => edge.source);
  const target = Uint32Array.from(edges, (edge) => edge.target);
  const take = <T>(column: ArrayLike<T>): T[] => methods.map((node) => column[node]!);
  const degree = methods.map((node) => counts.get(node)!);
  const ids = take(atlas.ids);
  return {
    ...atlas,
    total: { nodes: atlas.kind.filter((kind) => kind === 'Method').length, edges: edges.length },
    ids,
    labels: take(atlas.labels),
    kind: take(atlas.kind),
    x: Float64Array.from(take(atlas.x)),
    y: Float64Array.from(take(atlas.y)),
    size: Float32Array.from(take(atlas.size)),
    degree,
    community: Int32Array.from(take(atlas.community)),
    year: take(atlas.year),
    broad: new Uint8Array(methods.length),
    leaf: new Uint8Array(methods.length),
    leaves: take(atlas.leaves),
    index: new Map(ids.map((id, i) => [id, i])),
    source,
    target,
    edgeKind: edges.map(() => 'USES' as const),
    weight: edges.map((edge) => edge.weight),
    ...incidence(methods.length, source, target),
    order: Uint32Array.from(ids.keys()).sort((a, b) => degree[b]! - degree[a]! || a - b),
  };
}
