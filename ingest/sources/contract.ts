/** What a source format is: how to tell it, and how to turn its text into listings. */
import type { PaperIds } from '../../graph/model.ts';
import type { Listing, Problem } from '../model.ts';

/** An input, opened by `src/`: its printed name, its first bytes for detection, and its text as a stream. */
export interface SourceInput {
  readonly name: string;
  /** Up to the first 64 KB, decoded, byte-order mark removed. */
  readonly head: string;
  /** Lines without their ends (LF or CRLF), from line 1; a line over the limit is left out and said in a Problem. `lines` and `chunks` read the input once: call one of them, once. */
  readonly lines: () => AsyncIterable<{ readonly line: number; readonly text: string }>;
  /** Decoded chunks, for formats that are not lines. */
  readonly chunks: () => AsyncIterable<string>;
}

export interface SourceOptions {
  /** Year against which a missing year is resolved; null: by the page itself. */
  readonly asOfYear: number | null;
  /** Columns or keys that the user named (`--map title=Name`): field of Kindred → name in the file. */
  readonly columns: ReadonlyMap<string, string>;
  /** The paper that a page of citations is of, as the user says; null: not said. */
  readonly about: PaperIds | null;
}

export type SourceItem = { readonly listing: Listing } | { readonly problem: Problem };

export interface SourceFormat {
  /** Short name for `--help`, the manifest and the README. */
  readonly name: string;
  readonly description: string;
  /** 0 (no) to 1 (certain): how sure the head is of this format. */
  readonly detect: (head: string, name: string) => number;
  readonly read: (input: SourceInput, options: SourceOptions) => AsyncIterable<SourceItem>;
}
