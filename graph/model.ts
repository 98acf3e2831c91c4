/** The vocabulary of the graph: types only, so that every other file can share one set of words. */

export type EntityKind = 'Method' | 'Dataset' | 'Repo' | 'Task';
export type NodeKind = 'Paper' | EntityKind;
export type EdgeKind = 'INTRODUCES' | 'USES' | 'HAS_CODE' | 'CITES' | 'BUILDS_ON' | 'SIMILAR_TO';
/** How a paper uses a method (extends … mentions) or a dataset (evaluates, trains, mentions). */
export type Role = 'extends' | 'compares' | 'uses' | 'mentions' | 'evaluates' | 'trains';

/** Where a record was read: `file` is the input's printed name, `line` counts from 1. */
export interface SourceRef {
  readonly file: string;
  readonly line: number;
}

/** The external identifiers of a work; a bare string each, normalised (DOI lower case, arXiv without version). */
export interface PaperIds {
  readonly doi?: string;
  readonly arxiv?: string;
  readonly openalex?: string;
  readonly s2?: string;
  /** Semantic Scholar's number of the work, which its bulk files use instead of `s2`. */
  readonly s2_corpus?: string;
  readonly openreview?: string;
  readonly acl?: string;
  readonly citation_key?: string;
}

export type Precision = 'day' | 'month' | 'year';
export type Known = 'stated' | 'inferred';

/** A work; versions of one work are one Paper. */
export interface Paper {
  readonly id: string;
  readonly kind: 'Paper';
  readonly title: string;
  /** The authors' abstract. */
  readonly abstract: string | null;
  /** A description that is not the authors' own: shown as such, read for names only where there is no abstract. */
  readonly summary: string | null;
  readonly authors: readonly string[];
  readonly author_count: number | null;
  readonly organisation: string | null;
  /** ISO date, as long as its precision: `2021`, `2021-06` or `2021-06-17`. */
  readonly published: string | null;
  readonly published_precision: Precision | null;
  readonly published_how: Known | null;
  readonly venue: string | null;
  readonly ids: PaperIds;
  /** Every other id that this work's records would have given it; each resolves to this paper. */
  readonly aliases: readonly string[];
  /** Links that are no repository. */
  readonly pages: readonly string[];
  readonly comments: number | null;
  readonly upvotes: number | null;
  readonly citation_count: number | null;
  /** A cited work that no record of the corpus describes. */
  readonly stub: boolean;
  readonly sources: readonly SourceRef[];
  /** What the sources said beside the fields above, by source key. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A named method, dataset, task, or a code or model repository. */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Field of use ("vision", "adaptation"); from the lexicon, null when unknown. */
  readonly area: string | null;
  /** A word so common that it must never dominate a layout, a community or a ranking. */
  readonly broad: boolean;
  /** The entity of which this one is a version (`method:llama` for LLaMA 3). */
  readonly family: string | null;
  /** Address of a repository. */
  readonly url: string | null;
}

export type GraphNode = Paper | Entity;

/**
 * One reason for an edge. For a text field `quote === text.slice(start, end)` in UTF-16 units, and
 * `sentence` is the `[start, end]` of the sentence around it. For a stated field (`rule: 'stated'`) the
 * text is the stated value itself, so `start` is 0 and `sentence` is null.
 */
export interface Evidence {
  /** `file:line` of the record. */
  readonly source: string;
  /** `title`, `abstract`, `summary`, or the stated field (`methods`, `repositories`, `citations` …). */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly sentence: readonly [number, number] | null;
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** What a citation does with the cited work, where the source says it: `background`, `methodology`, `result`, `influential`. */
  readonly intents?: readonly string[];
}

/** One edge per (source, kind, target); `id` is `source|KIND|target`. */
export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  /** USES only. */
  readonly role: Role | null;
  /** HAS_CODE only: whether the paper's authors or its source record own the repository; null when unknown. */
  readonly official: boolean | null;
  /** 0 to 1: the highest confidence of its evidence. */
  readonly confidence: number;
  /** SIMILAR_TO only: cosine similarity, 0 to 1. */
  readonly score: number | null;
  /** SIMILAR_TO only: the shared terms, strongest first. */
  readonly terms: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A record that could not be taken, or not wholly: never stops a run. */
export interface Problem {
  readonly source: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly what: string;
  readonly remedy: string;
}

/** What analysis found for one node. Positions are in map units, y upwards. */
export interface NodeAnalysis {
  readonly id: string;
  readonly community: string | null;
  /** Top level of the two-level hierarchy: the id of an area community. */
  readonly area: string | null;
  readonly x: number | null;
  readonly y: number | null;
  /** Edges of the node in the stored graph, derived ones left out. */
  readonly degree: number;
  readonly pagerank: number;
  /** Share of runs that keep the node in its community, 0 to 1. */
  readonly stability: number;
  /** An entity that one paper alone holds: folded into that paper on the map. */
  readonly leaf: boolean;
  /**
   * Its group in each single run (numbers mean nothing across runs), so that any two nodes can be asked how often they stay
   * together. Null for a leaf, which goes with its paper, and where the runs are not known.
   */
  readonly runs: readonly number[] | null;
}

/** A community of the map. Ids survive updates. */
export interface Community {
  readonly id: string;
  readonly name: string;
  /** The name that was found, where the user's stands in its place: what comes back when the correction is taken back. */
  readonly renamed_from: string | null;
  /** Palette slot: 0 to 9 for the ten largest, then 10 and 11 (two greys) in turn. */
  readonly colour: number;
  readonly level: number;
  readonly parent: string | null;
  /** Papers, methods, datasets and repositories in it. */
  readonly size: number;
  readonly papers: number;
  readonly stability: number;
  /** Ids of its most distinctive entities, strongest first. */
  readonly top: readonly string[];
  /** Ids of its most central papers, strongest first. */
  readonly central: readonly string[];
}

export type ChangeKind = 'born' | 'gone' | 'split' | 'merged' | 'grown' | 'shrunk';

/** What an update did to a community. */
export interface CommunityChange {
  readonly kind: ChangeKind;
  /** The community it is about: that of now, for `gone` and `split` that of before. */
  readonly community: string;
  /** One sentence. */
  readonly words: string;
}

/** How the analysis was made: enough to make it again. */
export interface AnalysisInfo {
  readonly algorithm: string;
  readonly seed: number;
  readonly resolution: number;
  readonly runs: number;
  readonly modularity: number;
  /** Mean NMI between the runs. */
  readonly agreement: number | null;
  /** What the last update that changed the communities did to them. */
  readonly changes?: readonly CommunityChange[] | undefined;
}

export interface InputInfo {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly records: number;
}

/** One truth per store: what it was built from and with what. */
export interface Manifest {
  readonly schema: number;
  readonly kindred: string;
  /** Changes with any stored byte: names the build. */
  readonly build: string;
  /** ISO date against which a missing year was resolved, null when the pages decided. */
  readonly as_of: string | null;
  readonly inputs: readonly InputInfo[];
  readonly counts: Readonly<Record<string, number>>;
  readonly analysis: AnalysisInfo | null;
}
