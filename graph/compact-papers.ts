/** Where each paper was read, when it appeared and how often it is cited, in columns by node number. */
import type { Paper } from './model.ts';

/** Entities have -1 and no files. */
export interface PaperColumns {
  /** -1 where no source says. */
  readonly citations: Int32Array;
  /** Year and, where it is known, month: `2021-06` or `2021`; null where undated. */
  readonly published: readonly (string | null)[];
  /** Names of the inputs, in the order in which they were met. */
  readonly files: readonly string[];
  /** Indexes into `files`. */
  readonly filesOf: readonly (readonly number[])[];
}

interface Row {
  readonly citations: number;
  readonly published: string | null;
  readonly files: readonly number[];
}

const NONE: readonly number[] = [];

/** Takes papers in any order; `columns` puts them in the order of the ids. */
export function paperColumns() {
  const files = new Map<string, number>();
  const rows = new Map<string, Row>();
  const fileOf = (name: string): number => {
    const found = files.get(name) ?? files.size;
    files.set(name, found);
    return found;
  };
  return {
    add({ id, citation_count, published, sources }: Paper): void {
      rows.set(id, {
        citations: citation_count ?? -1,
        published: published?.slice(0, 7) ?? null,
        files: [...new Set(sources.map(({ file }) => fileOf(file)))],
      });
    },
    columns(ids: readonly string[]): PaperColumns {
      const of = ids.map((id) => rows.get(id));
      return {
        citations: Int32Array.from(of, (row) => row?.citations ?? -1),
        published: of.map((row) => row?.published ?? null),
        files: [...files.keys()],
        filesOf: of.map((row) => row?.files ?? NONE),
      };
    },
  };
}
