/** Names of the lexicon found in text: longest match; case, hyphen and plural folded; ambiguous ones only in fitting context. */
import type { Candidate, Document, FieldText } from './document.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import { SUFFIX } from './names.ts';
import { longest, type Trie, trieOf } from './trie.ts';

interface Form {
  readonly entry: LexiconEntry;
  readonly written: string;
}

const compiled = new WeakMap<Lexicon, Trie<Form>>();

function trieFor(lexicon: Lexicon): Trie<Form> {
  const held = compiled.get(lexicon);
  if (held) return held;
  const rows = lexicon.entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].map((written): [string, Form] => [written, { entry, written }]),
  );
  const trie = trieOf(rows);
  compiled.set(lexicon, trie);
  return trie;
}

/** Whether one of the entry's context words stands in the paper. */
export function fits(entry: LexiconEntry, document: Document): boolean {
  return (
    entry.context.length === 0 ||
    entry.context.some((word) => {
      const lower = word.toLowerCase();
      return /^[\p{L}\p{N}]+$/u.test(lower) ? document.words.has(lower) : document.lower.includes(lower);
    })
  );
}

/** Case must agree where the entry says so, and short names with capitals need one (`Adam`, not `adam`). */
function writtenAlike(form: Form, quote: string, plural: boolean): boolean {
  const text = plural ? quote.replace(/[sS]$/, '') : quote;
  const squeeze = (value: string) => value.replace(/[\s\-–‐‑_]+/g, '');
  if (form.entry.cased) return squeeze(text) === squeeze(form.written);
  if (form.written.length <= 5 && /\p{Lu}/u.test(form.written)) return /\p{Lu}/u.test(text);
  return true;
}

/** Whether the match is only a part of a longer new name: `LoRA-XS`, `Q-LoRA`, `X-CLIP`. */
function insideName(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 24);
  if (/^[-–][\p{Lu}\p{N}]/u.test(after) && !SUFFIX.test(after)) {
    const tail = /^[-–]([\p{L}\p{N}]+)/u.exec(after)?.[1] ?? '';
    return !/^(?:Based|Style|Like|Free|Level|Guided|Enhanced|Aware|Driven|Tuning|Tuned)$/i.test(tail);
  }
  return /(?:^|[\s(["'“])[\p{L}\p{N}]{1,3}[-–]$/u.test(text.slice(Math.max(0, start - 6), start));
}

export function lexiconNames(document: Document, lexicon: Lexicon): Candidate[] {
  const trie = trieFor(lexicon);
  return document.fields.flatMap((field) => inField(field, document, trie));
}

function inField(field: FieldText, document: Document, trie: Trie<Form>): Candidate[] {
  const out: Candidate[] = [];
  const { text, tokens, keys } = field;
  for (let from = 0; from < tokens.length; from += 1) {
    if (!keys[from]) continue;
    const start = tokens[from]!.start;
    const match = longest(trie, keys, from, (forms, to, plural) => {
      const quote = text.slice(start, tokens[to - 1]!.end);
      return forms.filter((form) => writtenAlike(form, quote, plural) && fits(form.entry, document));
    });
    if (!match) continue;
    let end = tokens[match.to - 1]!.end;
    if (insideName(text, start, end)) continue;
    const entry = match.values[0]!.entry;
    const suffix = entry.broad ? null : SUFFIX.exec(text.slice(end, end + 32));
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
