/** What an export is: a format's name and functions from a stream of nodes and edges to streams of text. */
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
  /** Edges that start at a node, inside the piece or not, sorted by id: what its record says is part of a paper. */
  readonly edgesFrom: (id: string) => Promise<readonly Edge[]>;
  /** Nodes by id, inside the piece or not; unknown ids are left out. */
  readonly get: (ids: readonly string[]) => Promise<readonly GraphNode[]>;
}

/** Pieces of a file in order. The same source gives the same text. */
export type Write = (source: ExportSource) => AsyncIterable<string>;

export interface ExportFormat {
  /** `json`, as `--format` takes it. */
  readonly name: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mime: string;
  readonly description: string;
  /** What the format cannot carry, in words; null where it carries everything. */
  readonly leavesOut: string | null;
  /** The text is an SVG picture, to be drawn as pixels (in src/: no drawing in the pure core). */
  readonly pixels?: true;
  /** The files: most formats have one, of suffix ''; a pair has `.nodes` and `.edges` before the extension. */
  readonly files: readonly { readonly suffix: string; readonly write: Write }[];
}
