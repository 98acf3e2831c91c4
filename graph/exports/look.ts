/** How a node looks outside the explorer: colour of its community, size by its links. */
import type { Community } from '../model.ts';
import type { ExportNode } from './contract.ts';

/** Okabe and Ito (2008) with Paul Tol's muted set, then two greys: slot `Community.colour`. */
export const COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#c05c93',
  '#d99000',
  '#3f9fd8',
  '#882255',
  '#8a8a2a',
  '#443399',
  '#7d5a3c',
  '#868b94',
  '#aab0b8',
] as const;
const NONE = '#c8ccd2';
const LEAST_SIZE = 3;

export interface Look {
  /** `#rrggbb`. */
  readonly colour: (row: ExportNode) => string;
  /** Radius in map units: area grows with the number of links. */
  readonly size: (row: ExportNode) => number;
  readonly communityName: (id: string) => string | null;
  /** From 1, in the order of the communities; 0 for none. */
  readonly cluster: (row: ExportNode) => number;
}

export function look(communities: readonly Community[]): Look {
  const byId = new Map(communities.map((community, index) => [community.id, { community, index }]));
  const of = ({ analysis }: ExportNode) => byId.get(analysis?.community ?? '') ?? null;
  return {
    colour: (row) => COLOURS[of(row)?.community.colour ?? -1] ?? NONE,
    size: ({ analysis }) => Math.round((LEAST_SIZE + 1.5 * Math.sqrt(analysis?.degree ?? 0)) * 100) / 100,
    communityName: (id) => byId.get(id)?.community.name ?? null,
    cluster: (row) => (of(row)?.index ?? -1) + 1,
  };
}
