/** All recognisers and what they find together: mentions that do not overlap, each with its role and its reason. */
import { nameKey } from '../../graph/ids.ts';
import type { Mention } from '../model.ts';
import { sentenceAt } from '../text.ts';
import type { Recognise, RecogniserContext } from './contract.ts';
import { type Candidate, type Document, documentOf, type FieldText } from './document.ts';
import { introductions } from './introductions.ts';
import { learntNames } from './learnt-names.ts';
import { lexiconNames } from './lexicon-names.ts';
import { surface } from './names.ts';
import { roleOf } from './roles.ts';

export interface Recogniser {
  readonly name: string;
  /** What it looks for, in one line. */
  readonly about: string;
  readonly find: (document: Document, context: RecogniserContext) => Candidate[];
}

/** In order of trust: where two claim the same words, the earlier one says what they are. */
export const recognisers: readonly Recogniser[] = [
  { name: 'introduction', about: 'what the paper itself names', find: (document) => introductions(document) },
  { name: 'lexicon', about: 'well-known names', find: (document, { lexicon }) => lexiconNames(document, lexicon) },
  {
    name: 'learnt',
    about: 'names other papers introduce',
    find: (document, { learnt }) => learntNames(document, learnt),
  },
];

const FIELDS = { title: 0, abstract: 1, summary: 2 } as const;

function byPlace(a: Candidate, b: Candidate): number {
  return FIELDS[a.field] - FIELDS[b.field] || a.start - b.start || b.end - a.end;
}

/** Longer beats shorter, earlier recogniser beats later; the lexicon's entity is kept for the same words. */
function settle(found: readonly Candidate[][]): Candidate[] {
  const kept: Candidate[] = [];
  const ranked = found
    .flatMap((list, rank) => list.map((candidate) => ({ candidate, rank })))
    .sort((a, b) => b.candidate.end - b.candidate.start - (a.candidate.end - a.candidate.start) || a.rank - b.rank);
  for (const { candidate } of ranked) {
    const clash = kept.findIndex(
      (other) => other.field === candidate.field && other.start < candidate.end && candidate.start < other.end,
    );
    if (clash < 0) kept.push(candidate);
    else {
      const other = kept[clash]!;
      if (other.start === candidate.start && other.end === candidate.end && !other.entity && candidate.entity) {
        kept[clash] = { ...other, entity: candidate.entity, name: candidate.name, kind: candidate.kind };
      }
    }
  }
  return kept.sort(byPlace);
}

/** The other places where an introduced name is written the same way. */
function repeated(document: Document, introduced: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  const seen = new Set<string>();
  for (const source of introduced) {
    const origin = document.fields.find((field) => field.field === source.field)!;
    const name = origin.text.slice(source.start, source.end);
    if (seen.has(name)) continue;
    seen.add(name);
    for (const field of document.fields) {
      for (let at = field.text.indexOf(name); at >= 0; at = field.text.indexOf(name, at + name.length)) {
        const end = at + name.length;
        const whole =
          !/[\p{L}\p{N}]$/u.test(field.text.slice(0, at)) && !/^(?:[\p{L}\p{N}]|-\p{Lu})/u.test(field.text.slice(end));
        if (!whole) continue;
        if (field.links.some((link) => link.start < end && at < link.end)) continue;
        out.push({
          ...source,
          field: field.field,
          start: at,
          end,
          rule: field.field === source.field && at === source.start ? source.rule : 'repeated',
        });
      }
    }
  }
  return out;
}

/** Acronym for expansion and the reverse, by folded name. */
function expansions(document: Document): Map<string, string> {
  const out = new Map<string, string>();
  for (const { text, abbreviations } of document.fields) {
    for (const { short, long } of abbreviations) {
      const [a, b] = [surface(text.slice(...short)), surface(text.slice(...long))];
      if (!out.has(nameKey(a))) out.set(nameKey(a), b);
      if (!out.has(nameKey(b))) out.set(nameKey(b), a);
    }
  }
  return out;
}

function mentionOf(candidate: Candidate, field: FieldText, long: ReadonlyMap<string, string>): Mention {
  const { start, end, kind, entity, introduces, rule, confidence } = candidate;
  const quote = field.text.slice(start, end);
  const [from, to] = sentenceAt(field.sentences, start);
  const role = roleOf({
    kind,
    before: field.text.slice(Math.min(from, start), start),
    after: field.text.slice(end, Math.max(to, end)),
    title: field.field === 'title',
    position: start / Math.max(1, field.text.length),
  });
  return {
    field: field.field,
    start,
    end,
    quote,
    kind,
    name: candidate.name ?? surface(quote),
    entity,
    expansion: long.get(nameKey(surface(quote))) ?? null,
    introduces,
    role,
    rule,
    confidence,
  };
}

export const recognise: Recognise = (text, context) => {
  const document = documentOf(text);
  const found = recognisers.map((recogniser) => recogniser.find(document, context));
  const introduced = settle(found).filter((candidate) => candidate.introduces);
  const all = settle([introduced, repeated(document, introduced), ...found.slice(1)]);
  const long = expansions(document);
  const mentions: Mention[] = [];
  for (const candidate of all) {
    const field = document.fields.find((each) => each.field === candidate.field)!;
    if (field.links.some((link) => link.start < candidate.end && candidate.start < link.end)) continue;
    mentions.push(mentionOf(candidate, field, long));
  }
  return { mentions, links: document.fields.flatMap((field) => field.links) };
};
