/** What a page may keep, correct, add or ask: saved views, corrections, builds, the cookbook. */
import type { Problem } from '../../graph/model.ts';
import type { ErrorAnswer } from './error.ts';

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
