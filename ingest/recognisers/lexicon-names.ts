/** Names of the lexicon found in text: longest match; case, hyphen and plural folded; ambiguous ones only in fitting context. */
import type { Candidate, Document, FieldText } from './document.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import { mayBeSuffix, SUFFIX } from './names.ts';
import { longest, type Trie, trieOf } from './trie.ts';

/** One spelling of an entry, with what is asked of a text that has it. */
interface Form {
  readonly entry: LexiconEntry;
  /** Only with these very capitals: the spelling without spaces and hyphens; null where case is free. */
  readonly cased: string | null;
  /** In one piece and so short that across a space it is something else. */
  readonly joint: boolean;
  /** So short that without a capital it is a word. */
  readonly capital: boolean;
  /** Null where the name fits any paper. */
  readonly context: Context | null;
}

/** In small letters: words, and what is several of them or has signs. */
interface Context {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** Names of so many letters are told from common words by their letters alone. */
const LONG = 8;
/** What measures with a network is a metric: `CLIP score`, `Inception Score`. */
const METRIC = /^[\s-]+scores?\b/i;

function measured(text: string, end: number): boolean {
  return /[sS\s-]/.test(text[end + 1] ?? '') && METRIC.test(text.slice(end, end + 10));
}

const compiled = new WeakMap<Lexicon, Trie<Form>>();

/** A form as it is, and with the plural that adds a syllable: `Gaussian processes`. */
function spellings(written: string): string[] {
  return /\p{Ll}(?:ss|x|ch|sh)$/u.test(written) ? [written, `${written}es`] : [written];
}

function trieFor(lexicon: Lexicon): Trie<Form> {
  const held = compiled.get(lexicon);
  if (held) return held;
  const rows = lexicon.entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].flatMap((written) =>
      spellings(written).map((spelling): [string, Form] => [spelling, formOf(entry, spelling)]),
    ),
  );
  const trie = trieOf(rows);
  compiled.set(lexicon, trie);
  return trie;
}

const squeeze = (text: string) => text.replace(/[\s\-–‐‑_]+/g, '');

function formOf(entry: LexiconEntry, written: string): Form {
  return {
    entry,
    cased: entry.cased && !/\s/.test(written) ? squeeze(written) : null,
    joint: written.length < LONG && !/[\s\-–‐‑_/]/.test(written),
    capital: written.length <= 5 && /\p{Lu}/u.test(written),
    context: contextOf(entry),
  };
}

/** Stems of a long form, to compare senses: `Segment Anything Model` and `Segment-Anything models` agree. */
function stems(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2)
      .map((word) => word.slice(0, 4)),
  );
}

/** Whether an expansion that the text gives is another sense of an acronym than the lexicon's. */
function otherSense(entry: LexiconEntry, expansion: string | null): boolean {
  if (expansion === null) return false;
  const own = stems(expansion);
  const forms = [entry.name, ...entry.aliases].filter((form) => /\p{L}{3,}[\s-]+\p{L}{3,}/u.test(form)).map(stems);
  if (own.size < 2 || forms.length === 0) return false;
  return forms.every((form) => [...own].filter((stem) => form.has(stem)).length * 2 < Math.min(own.size, form.size));
}

/** What the paper writes out an acronym as; null where it does not. */
function expansionOf(document: Document, acronym: string): string | null {
  for (const { text, abbreviations } of document.fields) {
    for (const { short, long } of abbreviations) {
      if (short[1] - short[0] === acronym.length && text.startsWith(acronym, short[0])) return text.slice(...long);
    }
  }
  return null;
}

function contextOf({ context }: LexiconEntry): Context | null {
  if (context.length === 0) return null;
  const lower = context.map((word) => word.toLowerCase());
  const single = (word: string) => /^[\p{L}\p{N}]+$/u.test(word);
  return { words: lower.filter(single), phrases: lower.filter((word) => !single(word)) };
}

/** Whether one of the context words stands in the paper. */
function fits(context: Context | null, document: Document): boolean {
  if (context === null) return true;
  const { words, phrases } = context;
  return words.some((word) => document.words.has(word)) || phrases.some((phrase) => document.lower.includes(phrase));
}

/**
 * Case must agree where the entry says so (for forms of one word), short names with capitals need one (`Adam`, not
 * `adam`), a plural is a small s (`GPs`, not `GPS`), and a short form in one piece is not found across a space (`in R`).
 */
function writtenAlike({ cased, joint, capital }: Form, quote: string, plural: boolean): boolean {
  if (plural && quote.length <= LONG && /\p{Lu}S$/u.test(quote)) return false;
  if (joint && /\s/.test(quote)) return false;
  if (cased === null && !capital) return true;
  const text = plural ? quote.replace(/[sS]$/, '') : quote;
  return cased === null ? /\p{Lu}/u.test(text) : squeeze(text) === cased;
}

/** Whether the match is only a part of a longer new name: `LoRA-XS`, `Q-LoRA`, `X-CLIP`. */
function insideName(text: string, start: number, end: number): boolean {
  if (isDash(text[end])) {
    const after = text.slice(end, end + 24);
    if (/^.[\p{Lu}\p{N}]/u.test(after) && !SUFFIX.test(after)) {
      const tail = /^.([\p{L}\p{N}]+)/u.exec(after)?.[1] ?? '';
      return !/^(?:Based|Style|Like|Free|Level|Guided|Enhanced|Aware|Driven|Tuning|Tuned)$/i.test(tail);
    }
  }
  if (start === 0 || !isDash(text[start - 1])) return false;
  return /(?:^|[\s(["'“])[\p{L}\p{N}]{1,3}.$/u.test(text.slice(Math.max(0, start - 6), start));
}

const isDash = (sign: string | undefined) => sign === '-' || sign === '–';

export function lexiconNames(document: Document, lexicon: Lexicon): Candidate[] {
  const trie = trieFor(lexicon);
  return document.fields.flatMap((field) => inField(field, document, trie));
}

function inField(field: FieldText, document: Document, trie: Trie<Form>): Candidate[] {
  const out: Candidate[] = [];
  const { text, tokens, links } = field;
  let start = 0;
  const fitting = (forms: readonly Form[], to: number, plural: boolean) => {
    const quote = text.slice(start, tokens[to - 1]!.end);
    return forms.filter(
      (form) =>
        writtenAlike(form, quote, plural) &&
        fits(form.context, document) &&
        !otherSense(form.entry, expansionOf(document, quote)),
    );
  };
  for (let from = 0; from < tokens.length; from += 1) {
    start = tokens[from]!.start;
    const match = longest(trie, tokens, from, fitting);
    if (!match || links.some((link) => link.start <= start && start < link.end)) continue;
    let end = tokens[match.to - 1]!.end;
    if (insideName(text, start, end)) continue;
    const entry = match.values[0]!.entry;
    if (entry.kind === 'Method' && !entry.broad && measured(text, end)) continue;
    const suffix = entry.broad || !mayBeSuffix(text, end) ? null : SUFFIX.exec(text.slice(end, end + 32));
    if (suffix) end += suffix[0].length;
    out.push({
      field: field.field,
      start,
      end,
      kind: entry.kind,
      name: entry.name,
      entity: entry.id,
      introduces: false,
      rule: 'lexicon',
      confidence: entry.context.length > 0 ? 0.85 : 0.95,
    });
    while (from + 1 < tokens.length && tokens[from + 1]!.start < end) from += 1;
  }
  return out;
}
