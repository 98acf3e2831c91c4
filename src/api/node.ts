/** One node with its neighbours and the reasons of every edge; nodes and edges as lists show them. */
import type { PaperCoverage } from '../../graph/coverage.ts';
import type { Community, EdgeKind, GraphNode, NodeAnalysis, NodeKind, Role } from '../../graph/model.ts';

/** One reason for an edge, ready to show: the sentence in three parts, plain text. */
export interface Reason {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  readonly field: string;
  /** `file:line`. */
  readonly source: string;
  readonly rule: string;
  readonly confidence: number;
  /** Of a citation, as its source says: `background`, `methodology`, `result`, `influential`. */
  readonly intents: readonly string[];
  /** The paper whose text the sentence is from. */
  readonly paper: string;
}

export interface NeighbourEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  /** `out`: from the asked node to the neighbour. */
  readonly direction: 'out' | 'in';
  readonly role: Role | null;
  readonly official: boolean | null;
  readonly confidence: number;
  readonly score: number | null;
  readonly terms: readonly string[];
  /** Share of the runs behind the communities in which both ends stay together, 0 to 1; null where it is not known. */
  readonly stability: number | null;
  readonly reasons: readonly Reason[];
}

export interface Neighbour {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly year: number | null;
  /** Papers: `2021-06`, or `2021` where no month is known. */
  readonly published: string | null;
  readonly degree: number;
  readonly community: string | null;
  readonly edges: readonly NeighbourEdge[];
}

/** `GET /api/node?id=…`: any alias is taken; the answer carries the id that stands now. */
export interface NodeAnswer {
  readonly node: GraphNode;
  readonly analysis: NodeAnalysis | null;
  readonly community: Community | null;
  /** What is known of a paper and what is not, and why nothing links it to another one; null for the other kinds. */
  readonly coverage: PaperCoverage | null;
  /** Strongest first within each kind. */
  readonly neighbours: readonly Neighbour[];
}

/** A node as lists show it. */
export interface NodeLine {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly year: number | null;
}

/** One edge of a chain, read from its source to its target, with its reasons. */
export interface EdgeLine {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  readonly role: Role | null;
  readonly confidence: number;
  /** As of a `NeighbourEdge`. */
  readonly stability: number | null;
  readonly reasons: readonly Reason[];
}
