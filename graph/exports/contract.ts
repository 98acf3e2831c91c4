/** What an export is: a format's name and a function from a stream of nodes and edges to a stream of text. */
import type { Community, Edge, GraphNode, Manifest, NodeAnalysis } from '../model.ts';

export interface ExportNode {
  readonly node: GraphNode;
  /** Null where analysis has not seen the node. */
  readonly analysis: NodeAnalysis | null;
}

/** The piece of the graph to write; `nodes` and `edges` can be walked more than once, sorted by id (code units). */
export interface ExportSource {
  readonly manifest: Manifest;
  readonly communities: readonly Community[];
  readonly nodes: () => AsyncIterable<ExportNode>;
  readonly edges: () => AsyncIterable<Edge>;
}

export interface ExportFormat {
  /** `json`, as `--format` takes it. */
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mime: string;
  readonly description: string;
  /** What the format cannot carry, in words; null where it carries everything. */
  readonly leavesOut: string | null;
  /** Pieces of the file in order. The same source gives the same text. */
  readonly write: (source: ExportSource) => AsyncIterable<string>;
}
