/** Answers that go from node to node: related work, paths, lineage, gaps. */
import type { EdgeLine, NodeLine } from './node.ts';

/** One suggestion of related work: `score` is the sum of `parts`. */
export interface RelatedPaper extends NodeLine {
  readonly score: number;
  /** By kind of evidence, at the weights that were asked for; `common` is negative: what the paper shares with all. */
  readonly parts: Readonly<Record<string, number>>;
  /** What is shared, the weightiest first; `amount` is its share of the score. */
  readonly shared: readonly (NodeLine & { readonly part: string; readonly amount: number })[];
  /** Words that both texts hold in some form, the weightiest first. */
  readonly terms: readonly string[];
}

/** `GET /api/related?id=…`: papers near one or several, each with its receipt. */
export interface RelatedAnswer {
  readonly seeds: readonly NodeLine[];
  readonly papers: readonly RelatedPaper[];
  /** The weights behind the parts: multiply a part to re-rank in the page. */
  readonly weights: Readonly<Record<string, number>>;
}

/** `GET /api/path?from=…&to=…`: chains over different nodes, few and specific links first. */
export interface PathAnswer {
  readonly from: NodeLine;
  readonly to: NodeLine;
  readonly paths: readonly { readonly nodes: readonly NodeLine[]; readonly edges: readonly EdgeLine[] }[];
}

export interface LineageStep extends NodeLine {
  /** 1 for a direct link. */
  readonly steps: number;
  readonly introduced_by: readonly NodeLine[];
  /** The edge that reaches it. */
  readonly edge: EdgeLine;
}

/** `GET /api/lineage?id=…`: of a method. */
export interface LineageAnswer {
  readonly method: NodeLine;
  readonly introduced_by: readonly NodeLine[];
  readonly builds_on: readonly LineageStep[];
  readonly built_upon_by: readonly LineageStep[];
}

/** `GET /api/gaps`: pairs of method and dataset that no paper brings together, though papers on like methods do. */
export interface GapsAnswer {
  readonly gaps: readonly {
    readonly method: NodeLine;
    readonly dataset: NodeLine;
    readonly score: number;
    readonly filled_by: readonly {
      readonly method: NodeLine;
      readonly alike: number;
      readonly papers: readonly NodeLine[];
    }[];
  }[];
}
