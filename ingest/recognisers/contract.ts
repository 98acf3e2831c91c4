/** What a recogniser is: a function from one paper's texts to mentions, given what the corpus knows. */
import type { LinkMention, Mention, PaperText } from '../model.ts';
import type { TaggerModel } from '../tagger/model.ts';
import type { Lexicon } from './lexicon.ts';

/** A name that a paper of the corpus introduces, offered to all the others: evidence, never proof. */
export interface LearntName {
  readonly name: string;
  readonly kind: 'Method' | 'Dataset';
  readonly aliases: readonly string[];
  /** Ids of the papers that introduce it, sorted. */
  readonly papers: readonly string[];
}

export interface RecogniserContext {
  readonly lexicon: Lexicon;
  readonly learnt: readonly LearntName[];
  /** The trained tagger; without it rules alone decide. */
  readonly tagger?: TaggerModel | null;
}

export interface Recognised {
  /** Sorted by field (title, abstract, summary), start, end; no two overlap. */
  readonly mentions: readonly Mention[];
  readonly links: readonly LinkMention[];
}

export type Recognise = (text: PaperText, context: RecogniserContext) => Recognised;
