/** The shapes that the server answers with: the explorer imports them as types only. */
import type { Alone, Coverage, PaperCoverage } from '../graph/coverage.ts';
import type {
  AnalysisInfo,
  Community,
  CommunityChange,
  EdgeKind,
  GraphNode,
  InputInfo,
  NodeAnalysis,
  NodeKind,
  Problem,
  Role,
} from '../graph/model.ts';
import type { SearchDocument } from '../graph/search.ts';

/** The one error shape of every route. */
export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
}

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

/** A node as lists show it. */
export interface NodeLine {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly year: number | null;
}

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

/** The data of a published map: each key is a file `data/KEY.js`, a script that hands its value to `kindredData`. */
export interface PublishedFiles {
  readonly core: PublishedCore;
  readonly search: readonly SearchDocument[];
  readonly methods: MethodsAnswer;
  /** By id: node i of the map is in file i mod `core.files`. */
  readonly [details: `nodes-${number}`]: Readonly<Record<string, PublishedNode>>;
}

export interface PublishedCore {
  readonly status: StatusAnswer;
  readonly map: MapAnswer;
  readonly coverage: CoverageAnswer;
  /** By alias, the id that stands now. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Number of detail files. */
  readonly files: number;
}

export interface PublishedNode {
  readonly node: NodeAnswer;
  /** Papers only. */
  readonly related: RelatedAnswer | null;
  /** Methods only. */
  readonly lineage: LineageAnswer | null;
}

/** A view that somebody keeps: `address` is the part of the page's address after `#`. */
export interface SavedView {
  readonly id: string;
  /** Null for a list that was only too long for an address. */
  readonly name: string | null;
  readonly address: string;
}

/** `GET /api/views`, oldest first. */
export interface SavedViewsAnswer {
  readonly views: readonly SavedView[];
}

export interface CorrectionLine {
  readonly act: string;
  /** In the file, from 1. */
  readonly line: number;
  /** As it stands in the file: what removing it takes. */
  readonly text: string;
}

/** `GET /api/corrections`. */
export interface CorrectionsAnswer {
  readonly corrections: readonly CorrectionLine[];
}

/** `POST` and `DELETE /api/corrections`: null where nothing was to be done. */
export interface CorrectedAnswer extends CorrectionsAnswer {
  readonly job: JobEvent | null;
}

/** What a build that the page asked for has found. */
export interface JobResult {
  readonly build: string | null;
  readonly unchanged: boolean;
  readonly records: number;
  /** The file held what the corpus held already. */
  readonly known: boolean;
  /** Ids of the papers that the file's records are now part of. */
  readonly papers: readonly string[];
  readonly links: { readonly added: number; readonly changed: number; readonly removed: number };
  /** The first ones; `problem_count` counts all. */
  readonly problems: readonly Problem[];
  readonly problem_count: number;
}

/** `event: job` of `/api/events`: a build that a page asked for, at every step. */
export interface JobEvent {
  readonly id: number;
  readonly kind: 'corrections' | 'ingest';
  /** A file's name, or what is corrected. */
  readonly what: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly stage: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly result: JobResult | null;
  readonly error: ErrorAnswer['error'] | null;
}

/** `GET /api/cookbook`: questions to begin from. */
export interface CookbookAnswer {
  readonly recipes: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly parameters: readonly { readonly name: string; readonly value: string | number | boolean }[];
    readonly statement: string;
  }[];
}
