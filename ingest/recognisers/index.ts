/** All recognisers and what they find together: mentions that do not overlap, each with its role and its reason. */
import { nameKey } from '../../graph/ids.ts';
import type { Role } from '../../graph/model.ts';
import { cut } from '../cut.ts';
import type { Mention } from '../model.ts';
import { sentenceAt } from '../text.ts';
import type { Recognise, RecogniserContext } from './contract.ts';
import { type Candidate, type Document, documentOf, type FieldText } from './document.ts';
import { introductions } from './introductions.ts';
import { learntNames } from './learnt-names.ts';
import { lexiconNames } from './lexicon-names.ts';
import { singular, surface } from './names.ts';
import { roleOf } from './roles.ts';
import { byRules } from './rules.ts';
import { byTagger } from './tagged.ts';

export interface Recogniser {
  readonly name: string;
  /** What it looks for, in one line. */
  readonly about: string;
  readonly find: (document: Document, context: RecogniserContext) => Candidate[];
}

/** In order of trust: without the tagger, where two claim the same words, the earlier one says what they are. */
export const recognisers: readonly Recogniser[] = [
  { name: 'introduction', about: 'what the paper itself names', find: (document) => introductions(document) },
  { name: 'lexicon', about: 'well-known names', find: (document, { lexicon }) => lexiconNames(document, lexicon) },
  {
    name: 'learnt',
    about: 'names other papers introduce',
    find: (document, { learnt }) => learntNames(document, learnt),
  },
];

/** Acronym for expansion and the reverse, by folded name. */
function expansions(document: Document): Map<string, string> {
  const out = new Map<string, string>();
  for (const { text, abbreviations } of document.fields) {
    for (const { short, long } of abbreviations) {
      const [a, b] = [surface(cut(text, ...short)), surface(cut(text, ...long))];
      const [keyA, keyB] = [nameKey(a), nameKey(b)];
      if (!out.has(keyA)) out.set(keyA, b);
      if (!out.has(keyB)) out.set(keyB, a);
    }
  }
  return out;
}

function mentionOf(candidate: Candidate, field: FieldText, long: ReadonlyMap<string, string>): Mention {
  const { start, end, kind, entity, introduces, rule, confidence } = candidate;
  const quote = cut(field.text, start, end);
  const written = surface(quote);
  const name = candidate.name ?? singular(written);
  const expansion = long.size > 0 ? (long.get(nameKey(written)) ?? null) : null;
  const role = introduces ? null : (candidate.role ?? roleAt(candidate, field));
  return { field: field.field, start, end, quote, kind, name, entity, expansion, introduces, role, rule, confidence };
}

function roleAt({ start, end, kind }: Candidate, field: FieldText): Role {
  const [from, to] = sentenceAt(field.sentences, start);
  return roleOf({
    kind,
    before: field.text.slice(Math.min(from, start), start),
    after: field.text.slice(end, Math.max(to, end)),
    title: field.field === 'title',
    position: start / Math.max(1, field.text.length),
  });
}

export const recognise: Recognise = (text, context) => {
  const document = documentOf(text);
  const [introduced = [], lexicon = [], learnt = []] = recognisers.map(({ find }) => find(document, context));
  const long = expansions(document);
  const names = context.tagger
    ? byTagger(document, { introductions: introduced, lexicon, learnt }, context.lexicon, context.tagger)
    : byRules(document, [introduced, lexicon, learnt]);
  const mentions: Mention[] = [];
  for (const candidate of names) {
    const field = document.fields.find((each) => each.field === candidate.field)!;
    if (field.links.some((link) => link.start < candidate.end && candidate.start < link.end)) continue;
    mentions.push(mentionOf(candidate, field, long));
  }
  return { mentions, links: document.fields.flatMap((field) => field.links) };
};
