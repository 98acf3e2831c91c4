/** The shortest ways between two nodes, and what lies within so many links of one. Pure. */
import { type Atlas, edgesOf, otherEnd } from './atlas.ts';

/** Broad words and mere likeness lead anywhere: a way through them counts as longer. */
const BROAD = 1.5;
const LIKENESS = 1;

/** Links away from the nearest start, 255 where farther than `hops`; broad words are reached, not passed through. */
export function distances(atlas: Atlas, starts: readonly number[], hops: number): Uint8Array {
  const away = new Uint8Array(atlas.ids.length).fill(255);
  let rim = [...starts];
  for (const node of rim) away[node] = 0;
  for (let step = 1; step <= hops; step++) {
    const next: number[] = [];
    for (const node of rim) {
      if (atlas.broad[node] && away[node] !== 0) continue;
      for (const edge of edgesOf(atlas, node)) {
        const other = otherEnd(atlas, edge, node);
        if (away[other] !== 255) continue;
        away[other] = step;
        next.push(other);
      }
    }
    rim = next;
  }
  return away;
}

function cost(atlas: Atlas, edge: number, to: number): number {
  const vague = 0.4 * (1 - Math.min(1, Math.max(0, atlas.weight[edge]!)));
  return 1 + vague + (atlas.broad[to] ? BROAD : 0) + (atlas.edgeKind[edge] === 'SIMILAR_TO' ? LIKENESS : 0);
}

/** Dijkstra (1959) with a heap; null where there is no way that avoids the barred nodes. */
function shortest(atlas: Atlas, from: number, to: number, barred: ReadonlySet<number>): number[] | null {
  const length = new Float64Array(atlas.ids.length).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(atlas.ids.length).fill(-1);
  const heap: [number, number][] = [];
  length[from] = 0;
  push(heap, [0, from]);
  for (let top = pop(heap); top; top = pop(heap)) {
    const [so, node] = top;
    if (node === to) break;
    if (so > length[node]!) continue;
    for (const edge of edgesOf(atlas, node)) {
      const other = otherEnd(atlas, edge, node);
      if (barred.has(other)) continue;
      const far = so + cost(atlas, edge, other === to ? node : other);
      if (far >= length[other]!) continue;
      length[other] = far;
      before[other] = node;
      push(heap, [far, other]);
    }
  }
  if (before[to] === -1) return null;
  const way = [to];
  while (way[0] !== from) way.unshift(before[way[0]!]!);
  return way;
}

/** Up to `count` ways, the shortest first, no two through the same node between; a direct link is one of them. */
export function ways(atlas: Atlas, from: number, to: number, count: number): number[][] {
  const found: number[][] = [];
  const barred = new Set<number>();
  while (found.length < count) {
    const way = shortest(atlas, from, to, barred);
    if (!way) break;
    if (found.length > 0 && way.length > found[0]!.length + 2) break;
    found.push(way);
    const between = way.slice(1, -1);
    if (between.length === 0) break;
    for (const node of between) barred.add(node);
  }
  return found;
}

/** One stretch between two of the nodes asked for, with its alternatives, the shortest first. */
export interface Leg {
  readonly from: number;
  readonly to: number;
  /** None where nothing links the two. */
  readonly ways: readonly (readonly number[])[];
}

/**
 * The legs that join all ends: a shortest spanning tree over the ways between each two (Kou, Markowsky and Berman 1981),
 * at most twice as long as the best tree. Two ends are one leg; an end that nothing reaches has a leg without ways.
 */
export function legs(atlas: Atlas, ends: readonly number[], count: number): Leg[] {
  const [first, ...others] = ends;
  if (first === undefined) return [];
  const joined = [first];
  const left = new Set(others);
  const found: Leg[] = [];
  const known = new Map<string, readonly number[] | null>();
  const way = (a: number, b: number): readonly number[] | null => {
    const key = `${a} ${b}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = shortest(atlas, a, b, NOTHING);
    known.set(key, now);
    return now;
  };
  while (left.size > 0) {
    let best: { from: number; to: number; length: number } | null = null;
    for (const from of joined) {
      for (const to of left) {
        const length = way(from, to)?.length ?? Number.POSITIVE_INFINITY;
        if (best === null || length < best.length) best = { from, to, length };
      }
    }
    if (best === null) break;
    const { from, to } = best;
    found.push({ from, to, ways: ways(atlas, from, to, count) });
    joined.push(to);
    left.delete(to);
  }
  return found;
}

const NOTHING: ReadonlySet<number> = new Set();

function push(heap: [number, number][], item: [number, number]): void {
  let i = heap.push(item) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent]![0] <= item[0]) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = item;
}

function pop(heap: [number, number][]): [number, number] | null {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last) return null;
  if (heap.length === 0) return top;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child += 1;
    if (heap[child]![0] >= last[0]) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = last;
  return top;
}
