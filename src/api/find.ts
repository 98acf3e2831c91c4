/** What the corpus holds, what is known of it, and what a search or a selection finds. */
import type { Alone, Coverage } from '../../graph/coverage.ts';
import type { AnalysisInfo, InputInfo, NodeKind, Problem } from '../../graph/model.ts';
import type { NodeLine } from './node.ts';

export interface SearchHit {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** What matched beside the label: an alias, an author, a word of the abstract. */
  readonly hint: string | null;
  readonly degree: number;
  readonly score: number;
}

export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  /** Of all that was found, whichever kind was asked for. */
  readonly kinds: Readonly<Partial<Record<NodeKind, number>>>;
  readonly hits: readonly SearchHit[];
}

export interface StatusAnswer {
  readonly kindred: string;
  readonly store: string;
  readonly build: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly inputs: readonly InputInfo[];
  readonly analysis: AnalysisInfo | null;
  readonly problems: readonly Problem[];
  /** True when the texts shown are summaries by Kindred's authors, not the papers' abstracts. */
  readonly own_summaries: boolean;
  /** Address of Neo4j Browser over this graph, to which `&cmd=edit&arg=STATEMENT` may be added; null without such a server. */
  readonly neo4j_browser: string | null;
  /** Send as `x-kindred-token` with whatever writes. */
  readonly token: string | null;
}

/** `GET /api/coverage`: what is known and what is not, of the corpus and of its communities. */
export interface CoverageAnswer {
  readonly all: Coverage;
  /** Papers that are only cited: counted here alone. */
  readonly stubs: number;
  /** By id of the community, areas too; one without papers is left out. */
  readonly communities: Readonly<Record<string, Coverage>>;
  /** Papers that nothing links to another one, by id, the first 500; `all.alone` counts them by reason. */
  readonly alone: readonly (NodeLine & { readonly why: Alone })[];
}

/** `GET /api/select?q=…`: what a selection (see `graph/selection.ts`) means on this build. */
export interface SelectionAnswer {
  /** The selection in its plainest form. */
  readonly selection: string;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** What the store holds. */
  readonly total: { readonly nodes: number; readonly edges: number };
  /** Returns exactly these nodes and edges. */
  readonly cypher: string;
}
