/** What asking in Cypher gives: columns and plain values, with every node and edge of the result by its id. */

export interface NodeValue {
  readonly node: string;
  readonly kind: string;
  readonly label: string;
}
export interface EdgeValue {
  readonly edge: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
}
export interface PathValue {
  readonly path: readonly (NodeValue | EdgeValue)[];
}
export type QueryValue =
  | null
  | boolean
  | number
  | string
  | NodeValue
  | EdgeValue
  | PathValue
  | readonly QueryValue[]
  | { readonly [key: string]: QueryValue };

export interface QueryLimits {
  /** Milliseconds. */
  readonly time: number;
  readonly rows: number;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly QueryValue[])[];
  /** True when there were more rows than the limit. */
  readonly cut: boolean;
  /** Ids of the nodes in the result (also those in paths and lists), in order of appearance: what the map can open. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** Asks read-only. */
export interface QueryEngine {
  readonly dialect: 'neo4j' | 'ladybug';
  /** Throws `bad-request` (not Cypher, or unknown names), `forbidden` (it writes), `limit` (it took too long), `unavailable`. */
  ask(statement: string, parameters: Parameters, limits: QueryLimits): Promise<QueryResult>;
  close(): Promise<void>;
}

export const DEFAULT_LIMITS: QueryLimits = { time: 30_000, rows: 10_000 };
