/** How large a node is drawn: √value, so that the area is the value; the kinds keep a least size. Pure. */
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import type { Sizing } from './state.ts';

const SMALLEST = { Paper: 3, Method: 4.5, Dataset: 4, Repo: 4, Task: 4 } as const satisfies Record<NodeKind, number>;
const LARGEST = 17;
const ROOMY = 1_500;

/**
 * Radii in pixels at the first zoom; past so many nodes they shrink, so that as much water shows between them. The
 * largest disc stands for the largest value, or for `least` where no value reaches it.
 */
function radii(kind: readonly NodeKind[], value: ArrayLike<number>, least: number): Float32Array {
  let largest = least;
  for (let i = 0; i < value.length; i++) largest = Math.max(largest, value[i]!);
  const crowd = Math.max(0.5, Math.min(1, Math.sqrt(ROOMY / Math.max(1, kind.length))));
  const scale = largest > 0 ? (LARGEST / Math.sqrt(largest)) * crowd : 0;
  return Float32Array.from(kind, (one, i) => Math.max(SMALLEST[one] * crowd, scale * Math.sqrt(value[i]!)));
}

/** A corpus of rarely linked nodes is drawn small. */
export function linkRadii(kind: readonly NodeKind[], degree: readonly number[]): Float32Array {
  return radii(kind, degree, 50);
}

/** The atlas with the sizes that are asked for; where nothing is known of a node, it has the least size of its kind. */
export function sized(atlas: Atlas, sizing: Sizing): Atlas {
  if (sizing === 'links') return atlas;
  const value = sizing === 'citations' ? atlas.citations.map((count) => count ?? 0) : atlas.pagerank;
  return { ...atlas, size: radii(atlas.kind, value, 0) };
}
