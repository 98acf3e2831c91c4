/** Names that other papers of the corpus introduce, found as they are written there: evidence, never proof. */
import type { TextField } from '../model.ts';
import type { Token } from '../text.ts';
import type { LearntName } from './contract.ts';
import type { Candidate, Document } from './document.ts';
import { distinctive, empty, PLAIN } from './names.ts';
import { longest, type Trie, trieOf } from './trie.ts';

interface Form {
  readonly learnt: LearntName;
  readonly written: string;
}

const compiled = new WeakMap<readonly LearntName[], Trie<Form>>();

/** Only what cannot be a common word: capitals inside, digits, or several words with a capital. */
function telling(name: string): boolean {
  if (empty(name) || name.length < 3 || PLAIN.has(name.toLowerCase())) return false;
  if (name.length < 4 && !/\p{Ll}|\p{N}/u.test(name)) return false;
  return distinctive(name);
}

function trieFor(learnt: readonly LearntName[]): Trie<Form> {
  const held = compiled.get(learnt);
  if (held) return held;
  const trie = trieOf(rowsOf(learnt));
  compiled.set(learnt, trie);
  return trie;
}

function rowsOf(learnt: readonly LearntName[]): [string, Form][] {
  return learnt
    .filter((each) => each.papers.length <= 2)
    .flatMap((each) =>
      [each.name, ...each.aliases]
        .filter(telling)
        .map((written): [string, Form] => [written, { learnt: each, written }]),
    );
}

/**
 * Every spelling that is looked for, at least three letters long, with all that it may mean. Two lists that agree on
 * the spellings that stand in a text find the same in it.
 */
export function learntForms(learnt: readonly LearntName[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const [written, { learnt: each }] of rowsOf(learnt)) {
    out.set(written, `${out.get(written) ?? ''}${each.kind} ${each.name}\n`);
  }
  return out;
}

export function learntNames(document: Document, learnt: readonly LearntName[]): Candidate[] {
  return document.fields.flatMap(({ field, text, tokens }) => inField(field, text, tokens, learnt));
}

function inField(field: TextField, text: string, tokens: readonly Token[], learnt: readonly LearntName[]): Candidate[] {
  const out: Candidate[] = [];
  if (learnt.length > 0) {
    const trie = trieFor(learnt);
    for (let from = 0; from < tokens.length; from += 1) {
      const start = tokens[from]!.start;
      const match = longest(trie, tokens, from, (forms, to) => {
        const quote = text.slice(start, tokens[to - 1]!.end);
        return forms.filter((form) => quote === form.written);
      });
      if (!match || /^[-–][\p{Lu}\p{N}]/u.test(text.slice(tokens[match.to - 1]!.end))) continue;
      const found = match.values[0]!.learnt;
      out.push({
        field,
        start,
        end: tokens[match.to - 1]!.end,
        kind: found.kind,
        name: found.name,
        entity: null,
        introduces: false,
        rule: 'learnt',
        confidence: 0.7,
      });
      from = match.to - 1;
    }
  }
  return out;
}
