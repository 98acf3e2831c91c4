/** How a node and an edge look: pure functions of the atlas, what is shown, and the theme. Nothing here draws. */
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import { communityOf } from './atlas.ts';
import { hue, mix, type Theme, thin } from './palette.ts';
import type { Shown } from './shown.ts';

export interface Scene {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly theme: Theme;
}

/** Names of Sigma's programs; colour is never the only sign of a kind. */
export type Shape = 'disc' | 'ring' | 'square' | 'diamond';

export const SHAPES = {
  Paper: 'disc',
  Method: 'ring',
  Dataset: 'square',
  Repo: 'diamond',
  Task: 'square',
} as const satisfies Record<NodeKind, Shape>;

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly type: Shape;
  readonly color: string;
  /** The ring between rim and heart of a method. */
  readonly gap: string;
  readonly hidden: boolean;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly type: 'straight' | 'curved';
  readonly hidden: boolean;
}

export function slotOf(atlas: Atlas, node: number): number {
  return communityOf(atlas, node)?.colour ?? 11;
}

/** Papers are quieter than what they share, so that landmarks stand out of their island. */
export function nodeColour(atlas: Atlas, node: number, theme: Theme): string {
  const colour = hue(theme, slotOf(atlas, node));
  return atlas.kind[node] === 'Paper' ? mix(colour, theme.background, theme.dark ? 0.3 : 0.36) : colour;
}

export function nodeLook({ atlas, shown, theme }: Scene, node: number): NodeLook {
  return {
    x: atlas.x[node]!,
    y: atlas.y[node]!,
    size: atlas.size[node]!,
    type: SHAPES[atlas.kind[node]!],
    color: nodeColour(atlas, node, theme),
    gap: theme.background,
    hidden: shown.nodes[node] === 0,
  };
}

/** Alpha 0.06 to 0.25 by weight; within a community in its hue, between two in the neutral ink, and only there curved. */
export function edgeLook({ atlas, shown, theme }: Scene, edge: number, curves: boolean): EdgeLook {
  const [a, b] = [atlas.source[edge]!, atlas.target[edge]!];
  const within = atlas.community[a] === atlas.community[b];
  const weight = Math.min(1, Math.max(0, atlas.weight[edge]!));
  const alpha = 0.06 + 0.19 * weight;
  return {
    size: 0.7 + 0.7 * weight,
    color: thin(within ? hue(theme, slotOf(atlas, a)) : theme.edge, within ? alpha * 1.7 : alpha * 0.9),
    type: curves && !within ? 'curved' : 'straight',
    hidden: shown.edges[edge] === 0,
  };
}
