/** Annotations as name lists laid over the text: which tokens begin and continue a name of which class. */
import type { FieldText } from '../recognisers/document.ts';
import { longest, type Trie, trieOf } from '../recognisers/trie.ts';
import { begins, CLASSES, type Class, goesOn } from './labels.ts';
import { repaired } from './repair.ts';

export interface AnnotatedName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly class: Class;
}

/** A trie over all surface forms; where two classes claim one form the earlier in `CLASSES` has it. */
export function formsOf(names: readonly AnnotatedName[]): Trie<number> {
  const rows = names.flatMap((each) =>
    [each.name, ...each.aliases].map((form): [string, number] => [form, CLASSES.indexOf(each.class)]),
  );
  return trieOf(rows.sort(([, a], [, b]) => a - b));
}

/** Labels of the tokens of one field; nothing inside an address is a name. */
export function labelsOf(field: FieldText, forms: Trie<number>): Uint8Array {
  const labels = new Uint8Array(field.tokens.length);
  const { tokens } = field;
  for (let from = 0; from < tokens.length; from += 1) {
    const start = field.tokens[from]!.start;
    if (field.links.some((link) => link.start <= start && start < link.end)) continue;
    const match = longest(forms, tokens, from, (values) => values);
    if (!match) continue;
    const kind = match.values[0]!;
    const [first, end] = repaired(field, match.from, match.to, () => false);
    for (let at = first; at < end; at += 1) labels[at] = at === first ? begins(kind) : goesOn(kind);
    from = match.to - 1;
  }
  return labels;
}
