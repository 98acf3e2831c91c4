/** What the two views draw: the map in columns, the method network, the communities. */
import type { Community, CommunityChange, EdgeKind, NodeKind, Role } from '../../graph/model.ts';
import type { EdgeLine, NodeLine } from './node.ts';

/** The map in columns: index i of every array is node (or edge) i. */
export interface MapAnswer {
  readonly build: string;
  /** A corpus too large to be drawn comes as an `overview` of its communities, each of which is asked for on its own. */
  readonly scope: 'whole' | 'overview' | 'community';
  readonly kinds: readonly NodeKind[];
  readonly edgeKinds: readonly EdgeKind[];
  readonly roles: readonly Role[];
  /** Names of the inputs. */
  readonly sources: readonly string[];
  /** What the store holds; the columns below hold what is drawn. */
  readonly total: { readonly nodes: number; readonly edges: number };
  readonly nodes: {
    readonly id: readonly string[];
    /** Index into `kinds`. */
    readonly kind: readonly number[];
    readonly label: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly degree: readonly number[];
    /** Index into `communities`, -1 for none. */
    readonly community: readonly number[];
    /** Papers only; null when undated. */
    readonly year: readonly (number | null)[];
    /** 1 for a broad word. */
    readonly broad: readonly number[];
    /** 1 for an entity that one paper alone holds and for a work that is only cited: drawn only when asked for. */
    readonly leaf: readonly number[];
    /** Papers: how many leaves are folded into it. */
    readonly leaves: readonly number[];
    /** Papers: bits of `KNOWN` in graph/compact.ts, 0 for the others. */
    readonly known: readonly number[];
    /** Papers: as a source counts them; null where none does. */
    readonly citations: readonly (number | null)[];
    /** Papers: indexes into `sources`. */
    readonly sources: readonly (readonly number[])[];
    /** As a share of the largest, 0 to 1. */
    readonly pagerank: readonly number[];
    /** Share of the runs that keep the node in its community, 0 to 1; null where analysis has not seen it. */
    readonly stability: readonly (number | null)[];
  };
  readonly edges: {
    /** Index into `nodes`. */
    readonly source: readonly number[];
    readonly target: readonly number[];
    /** Index into `edgeKinds`. */
    readonly kind: readonly number[];
    /** 0 to 1, how specific the link is. */
    readonly weight: readonly number[];
    /** Index into `roles`, -1 for none. */
    readonly role: readonly number[];
    /** 0 to 1. */
    readonly confidence: readonly number[];
  };
  readonly communities: readonly Community[];
}

/** `GET /api/communities`: how far each can be trusted, what ties them, and what the last update did. */
export interface CommunitiesAnswer {
  /** Communities, then areas, the largest first within each; `central` papers and `top` entities by name. */
  readonly communities: readonly (Omit<Community, 'central' | 'top'> & {
    readonly central: readonly NodeLine[];
    readonly top: readonly NodeLine[];
  })[];
  /** Papers tied to several communities by what they share, the strongest first. */
  readonly bridges: readonly BridgeLine[];
  /** Splits and merges first, then births and ends, then growth. */
  readonly changes: readonly CommunityChange[];
}

export interface BridgeLine {
  readonly paper: NodeLine;
  /** 0: all its ties lead into one community; near 1: evenly into many. */
  readonly participation: number;
  /** Ids of the communities it is tied to, the strongest first. */
  readonly communities: readonly string[];
}

/** `GET /api/methods`: the second view, methods linked by the papers that hold both, in columns as the map. */
export interface MethodsAnswer {
  readonly build: string;
  /** Of its communities; where they are most stable. */
  readonly resolution: number;
  /** What the corpus has; the columns hold what is drawn. Broad words and methods of one paper are left out of both. */
  readonly total: { readonly nodes: number; readonly links: number };
  /** By id. */
  readonly nodes: {
    readonly id: readonly string[];
    readonly label: readonly string[];
    /** Map units, y upwards. */
    readonly x: readonly number[];
    readonly y: readonly number[];
    /** How many papers hold it. */
    readonly papers: readonly number[];
    /** Index into `communities`. */
    readonly community: readonly number[];
    /** Share of runs that keep it in its community, 0 to 1. */
    readonly stability: readonly number[];
  };
  /** Those of most papers first. */
  readonly links: {
    /** Index into `nodes`. */
    readonly source: readonly number[];
    readonly target: readonly number[];
    /** How many papers hold both. */
    readonly together: readonly number[];
    /** Association strength: how much more often together than chance would have it; 1 is chance. */
    readonly strength: readonly number[];
    /** Up to five of the papers, indices into `papers`; all of them with their sentences: `/api/methods/link`. */
    readonly papers: readonly (readonly number[])[];
  };
  readonly papers: readonly NodeLine[];
  /** The largest first; their own, not those of the papers' map. `size` counts methods. */
  readonly communities: readonly Community[];
}

/** `GET /api/methods/link?source=…&target=…`: why two methods are linked. */
export interface MethodLinkAnswer {
  readonly source: NodeLine;
  readonly target: NodeLine;
  readonly together: number;
  /** Those that name least else first, each with the sentences that name the two. */
  readonly papers: readonly { readonly paper: NodeLine; readonly edges: readonly EdgeLine[] }[];
}
