/** What sources say before it is resolved: listings, mentions, links. Types only. */
import type { PaperIds, Role, SourceRef } from '../graph/model.ts';

export type { Problem } from '../graph/model.ts';

/** A name that a record states, outside any running text. */
export interface StatedName {
  readonly name: string;
  readonly aliases: readonly string[];
  /** `introduces`, a role, or null where the record does not say. */
  readonly relation: 'introduces' | Role | null;
}

export interface StatedRepo {
  readonly url: string;
  readonly official: boolean | null;
}

/** A reference that a record states: at least one of id or title is known. */
export interface StatedCitation {
  readonly ids: PaperIds;
  readonly title: string | null;
  readonly year: number | null;
  /** The sentence around the reference, where the record gives it. */
  readonly context: string | null;
  /** Why the reference stands there, as the record says (`background`, `methodology`, `result`, and `influential`). */
  readonly intents: readonly string[];
}

/** A date as a page states it, before a missing year is resolved. */
export interface StatedDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** A year that is not written but follows from the page or from `--as-of`. */
  readonly inferred: boolean;
}

/** One source record about one paper, parsed; every field is there, missing is null or empty. */
export interface Listing {
  readonly source: SourceRef;
  /** Empty where a record knows its paper by an id alone (a row of a citation table); never both. */
  readonly title: string;
  readonly abstract: string | null;
  readonly summary: string | null;
  readonly authors: readonly string[];
  readonly author_count: number | null;
  readonly organisation: string | null;
  readonly date: StatedDate | null;
  readonly venue: string | null;
  readonly ids: PaperIds;
  /** Links that the record states as such, uncleaned. */
  readonly links: readonly string[];
  readonly repositories: readonly StatedRepo[];
  readonly methods: readonly StatedName[];
  readonly datasets: readonly StatedName[];
  readonly tasks: readonly string[];
  readonly citations: readonly StatedCitation[];
  /** Works that the record says cite this one. */
  readonly cited_by: readonly StatedCitation[];
  readonly comments: number | null;
  readonly upvotes: number | null;
  readonly citation_count: number | null;
  /** Keys of the source record that no field above holds. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export type TextField = 'title' | 'abstract' | 'summary';

/** The running texts of one paper, as recognisers read them. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string | null;
  readonly summary: string | null;
}

/** A name found in running text. `quote === text[field].slice(start, end)`. */
export interface Mention {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: 'Method' | 'Dataset';
  /** The entity's name as it should be shown: the lexicon's, else the surface without markup. */
  readonly name: string;
  /** The lexicon's id where the lexicon knows it, else null: resolve gives one. */
  readonly entity: string | null;
  /** Long form or acronym that the text gives for this name. */
  readonly expansion: string | null;
  readonly introduces: boolean;
  /** Null for what the paper introduces: nobody asks how else it stands to that. */
  readonly role: Role | null;
  readonly rule: string;
  readonly confidence: number;
}

/** A link found in running text, cleaned. `quote` is as written. */
export interface LinkMention {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly url: string;
  /** A code repository, a model repository, or any other page. */
  readonly type: 'repo' | 'model' | 'page';
}
