/** What a store promises: the same rows in, the same rows out, replaced as a whole or not at all. */
import type {
  AnalysisInfo,
  Community,
  Edge,
  Entity,
  InputInfo,
  Manifest,
  NodeAnalysis,
  Paper,
  Problem,
} from '../model.ts';

/** A source record as read, kept so that the graph can be rebuilt, merges undone and sources withdrawn. */
export interface StoredRecord {
  /** `file:line`, with `#n` added from the second record of one line on. */
  readonly id: string;
  /** The parsed listing; its shape belongs to `ingest/model.ts`. */
  readonly listing: unknown;
}

/** The rows of each table. Every table is sorted by `id` (code units), problems by source, line, what. */
export interface Tables {
  readonly records: StoredRecord;
  readonly papers: Paper;
  readonly entities: Entity;
  readonly edges: Edge;
  readonly problems: Problem;
  /** Computed, kept apart from read. */
  readonly nodes: NodeAnalysis;
  readonly communities: Community;
  /** Edges that analysis derived from text (SIMILAR_TO). */
  readonly derived: Edge;
}
export type TableName = keyof Tables;

export type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** A next state of the store; a table that is left out stays as it is. */
export interface Change {
  readonly tables: { readonly [K in TableName]?: Rows<Tables[K]> };
  readonly manifest: {
    readonly kindred: string;
    readonly as_of: string | null;
    readonly inputs: readonly InputInfo[];
    readonly analysis: AnalysisInfo | null;
  };
  /** The build from which this change was computed (null: an empty store); when given, a store that has moved on refuses it. */
  readonly since?: string | null;
  /** Replaces the corrections when given. */
  readonly corrections?: string;
}

/** What a write did, by table. `unchanged: true` when not one byte differs from before. */
export interface WriteReport {
  readonly unchanged: boolean;
  readonly tables: { readonly [K in TableName]?: { added: number; changed: number; same: number; removed: number } };
  readonly manifest: Manifest;
}

export interface Store {
  /** For people: never holds credentials. */
  readonly name: string;
  /** Null while nothing has been stored. */
  manifest(): Promise<Manifest | null>;
  /** All rows of a table in order, of the generation that this store object opened (see `refresh`). */
  read<K extends TableName>(table: K): AsyncIterable<Tables[K]>;
  /** Rows by id, in the order asked; unknown ids are left out. */
  get<K extends 'papers' | 'entities' | 'edges' | 'derived' | 'nodes' | 'records'>(
    table: K,
    ids: readonly string[],
  ): Promise<Tables[K][]>;
  /** Edges (read and derived) that touch a node. */
  edgesOf(id: string): Promise<Edge[]>;
  /** Corrections as text, empty when there are none. */
  corrections(): Promise<string>;
  /** Replaces what `change` names in one step: a reader sees the old state or the new one. Throws `store-locked` while another writer is at work, `store-changed` when the store is no longer at `since`. */
  write(change: Change): Promise<WriteReport>;
  /** Moves to the newest generation; true when there was one. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
}
