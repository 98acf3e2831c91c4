/** One paper's texts, cut up once for all recognisers: tokens, sentences, links, abbreviations. */
import type { Role } from '../../graph/model.ts';
import type { LinkMention, PaperText, TextField } from '../model.ts';
import { forgetWords } from '../tagger/words.ts';
import { type Span, sentences, type Token, tokenise } from '../text.ts';
import { type Abbreviation, abbreviations } from './abbreviations.ts';
import { links } from './links.ts';

export interface FieldText {
  readonly field: TextField;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Span[];
  readonly links: readonly LinkMention[];
  readonly abbreviations: readonly Abbreviation[];
}

export interface Document {
  /** In the order title, abstract, summary; a summary only where there is no abstract. */
  readonly fields: readonly FieldText[];
  /** Every word of all fields, lower case: what context marks ask. */
  readonly words: ReadonlySet<string>;
  readonly lower: string;
}

/** A name that one recogniser proposes; `index` puts the candidates together and settles overlaps. */
export interface Candidate {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly kind: 'Method' | 'Dataset';
  /** As it should be shown; null to take the quote. */
  readonly name: string | null;
  readonly entity: string | null;
  readonly introduces: boolean;
  readonly rule: string;
  readonly confidence: number;
  /** Where whoever proposes it also knows the role. */
  readonly role?: Role | null;
}

const FIELDS = { title: 0, abstract: 1, summary: 2 } as const;

/** Title, abstract, summary; then as they stand in the text, the longer first. */
export function byPlace(a: Candidate, b: Candidate): number {
  return FIELDS[a.field] - FIELDS[b.field] || a.start - b.start || b.end - a.end;
}

function wordsOf(fields: readonly FieldText[]): Set<string> {
  const out = new Set<string>();
  for (const { tokens } of fields) for (const { word } of tokens) out.add(word.lowerCase);
  return out;
}

export function documentOf(text: PaperText): Document {
  const wanted: [TextField, string | null][] = [
    ['title', text.title],
    ['abstract', text.abstract],
    ['summary', text.abstract ? null : text.summary],
  ];
  forgetWords();
  const fields = wanted.flatMap(([field, value]) => {
    if (!value) return [];
    const tokens = tokenise(value);
    return [
      {
        field,
        text: value,
        tokens,
        sentences: sentences(value),
        links: links(field, value),
        abbreviations: abbreviations(value),
      },
    ];
  });
  let words: ReadonlySet<string> | null = null;
  let lower: string | null = null;
  return {
    fields,
    get words() {
      words ??= wordsOf(fields);
      return words;
    },
    get lower() {
      lower ??= fields.map((each) => each.text.toLowerCase()).join('\n');
      return lower;
    },
  };
}
