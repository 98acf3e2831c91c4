/** The data of a published map. */
import type { SearchDocument } from '../../graph/search.ts';
import type { CoverageAnswer, StatusAnswer } from './find.ts';
import type { MapAnswer, MethodsAnswer } from './map.ts';
import type { NodeAnswer } from './node.ts';
import type { LineageAnswer, RelatedAnswer } from './walks.ts';

/** The data of a published map: each key is a file `data/KEY.js`, a script that hands its value to `kindredData`. */
export interface PublishedFiles {
  readonly core: PublishedCore;
  /** Without their texts, which are in `texts`, in the same order, and read after them. */
  readonly search: readonly SearchDocument[];
  readonly texts: readonly string[];
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
