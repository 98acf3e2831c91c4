/** Everything in one paper that might be a name, gathered by folded spelling: where it stands and what speaks for it. */
import { nameKey, singularKey } from '../../graph/ids.ts';
import { cut } from '../cut.ts';
import type { Candidate, Document, FieldText } from '../recognisers/document.ts';
import { distinctive } from '../recognisers/names.ts';
import { tokenAfter } from '../text.ts';
import { rolling } from './hash.ts';
import { keyOf } from './key.ts';
import { CLASSES } from './labels.ts';
import type { SpanChance } from './lattice.ts';
import { repaired } from './repair.ts';
import { endedBy, followedBy, LEADS, leadOf, SHORT_LEAD } from './words.ts';

export interface Occurrence {
  readonly field: number;
  readonly from: number;
  readonly to: number;
  /** Chance of each class that the tagger gives to exactly this span; zeros where it gives none. */
  readonly chances: Float32Array;
}

export interface Group {
  readonly key: string;
  readonly surface: string;
  readonly occurrences: Occurrence[];
  readonly lexicon: Candidate[];
  readonly introductions: Candidate[];
  readonly learnt: Candidate[];
  /** Key of the acronym or expansion that the text gives for it. */
  partner: string | null;
  short: boolean;
}

/** Longest name in tokens, separators counted. */
export const REACH = 9;

/** Token range of a stretch of text; null where it cuts a token. */
function rangeOf({ tokens }: FieldText, start: number, end: number): readonly [number, number] | null {
  const from = tokenAfter(tokens, start);
  let to = from;
  while (to < tokens.length && tokens[to]!.end <= end) to += 1;
  return tokens[from]?.start === start && tokens[to - 1]?.end === end ? [from, to] : null;
}

/** `nameKey` over tokens without building the surface. */
function keyOver({ tokens }: Pick<FieldText, 'tokens'>, from: number, to: number): string {
  let out = '';
  for (let at = from; at < to; at += 1) out += tokens[at]!.word.key ?? '';
  return singularKey(out);
}

export interface Found {
  readonly lexicon: readonly Candidate[];
  readonly introductions: readonly Candidate[];
  readonly learnt: readonly Candidate[];
  /** One list a field. */
  readonly spans: readonly (readonly SpanChance[])[];
}

export function groupsOf(document: Document, found: Found): Map<string, Group> {
  const groups = new Map<string, Group>();
  const tagged = new Map<number, Float32Array>();
  const place = (field: number, from: number, to: number) => (field * 65536 + from) * 16 + (to - from);
  const groupAt = (field: number, from: number, to: number): Group | null => {
    const key = keyOver(document.fields[field]!, from, to);
    if (!key || to - from > REACH) return null;
    const held = groups.get(key);
    if (held) return held;
    const { tokens, text } = document.fields[field]!;
    const group: Group = {
      key,
      surface: cut(text, tokens[from]!.start, tokens[to - 1]!.end),
      occurrences: [],
      lexicon: [],
      introductions: [],
      learnt: [],
      partner: null,
      short: false,
    };
    groups.set(key, group);
    return group;
  };
  const groupOf = (candidate: Candidate): Group | null => {
    const field = document.fields.findIndex((each) => each.field === candidate.field);
    const range = rangeOf(document.fields[field]!, candidate.start, candidate.end);
    const named = range && repaired(document.fields[field]!, range[0], range[1], () => false);
    return named ? groupAt(field, named[0], named[1]) : null;
  };
  for (const candidate of found.lexicon) groupOf(candidate)?.lexicon.push(candidate);
  for (const candidate of found.introductions) groupOf(candidate)?.introductions.push(candidate);
  for (const candidate of found.learnt) groupOf(candidate)?.learnt.push(candidate);
  found.spans.forEach((spans, field) => {
    const known = (from: number, to: number) =>
      (groups.get(keyOver(document.fields[field]!, from, to))?.lexicon.length ?? 0) > 0;
    for (const span of spans) {
      const [from, to] = repaired(document.fields[field]!, span.from, span.to, known);
      if (!groupAt(field, from, to)) continue;
      const at = place(field, from, to);
      const held = tagged.get(at) ?? new Float32Array(CLASSES.length);
      held[span.kind] = Math.min(1, held[span.kind]! + span.chance);
      tagged.set(at, held);
    }
  });
  locate(document, groups, (field, from, to) => tagged.get(place(field, from, to)) ?? NONE);
  join(document, groups);
  return groups;
}

const NONE = new Float32Array(CLASSES.length);

/** Whether small letters say that a place is no name: `multiple` beside MultiPL-E, `math` beside MATH. */
function commonWord(surface: string, { text, tokens }: FieldText, from: number, to: number): boolean {
  if (to - from > 1 || /\s/.test(surface) || !distinctive(surface)) return false;
  return /^\p{Ll}+$/u.test(text.slice(tokens[from]!.start, tokens[to - 1]!.end));
}

/** Every place where a group's name stands, tagged or not; never inside an address. */
function locate(
  document: Document,
  groups: ReadonlyMap<string, Group>,
  chances: (field: number, from: number, to: number) => Float32Array,
): void {
  const names = namesOf(groups);
  document.fields.forEach(({ links, tokens }, field) => {
    for (let from = 0; from < tokens.length; from += 1) {
      const { lead } = tokens[from]!.word;
      if (lead < 0 || names.leads[lead] === 0) continue;
      const start = tokens[from]!.start;
      if (links.some((link) => link.start <= start && start < link.end)) continue;
      let state = 0;
      let size = 0;
      for (let to = from + 1; to <= tokens.length && to - from <= REACH; to += 1) {
        const { word } = tokens[to - 1]!;
        const { keyLength } = word;
        if (keyLength < 0) break;
        if (keyLength === 0) continue;
        size += keyLength;
        if (size > names.longest + 1) break;
        const found = names.byHash.get(endedBy(word, state, size));
        state = followedBy(word, state);
        if (!found) continue;
        const text = keyOver({ tokens }, from, to);
        for (const group of found) {
          if (group.key !== text) continue;
          const seen = chances(field, from, to);
          if (seen === NONE && commonWord(group.surface, document.fields[field]!, from, to)) continue;
          group.occurrences.push({ field, from, to, chances: seen });
        }
      }
    }
  });
}

/** Groups by the hash of their key, and the leads of all keys: most words of a text begin no name. */
function namesOf(groups: ReadonlyMap<string, Group>) {
  const leads = new Uint8Array(LEADS);
  leads[SHORT_LEAD] = 1;
  const byHash = new Map<number, Group[]>();
  let longest = 0;
  for (const group of groups.values()) {
    const { key } = group;
    if (key.length > 1) leads[leadOf(key)] = 1;
    if (key.length > longest) longest = key.length;
    const hash = rolling(key);
    const held = byHash.get(hash);
    if (held) held.push(group);
    else byHash.set(hash, [group]);
  }
  return { leads, byHash, longest };
}

/** Ties acronyms to their expansions. */
function join(document: Document, groups: ReadonlyMap<string, Group>): void {
  for (const { text, abbreviations } of document.fields) {
    for (const { short, long } of abbreviations) {
      const [a, b] = [keyOfName(text.slice(...short)), keyOfName(text.slice(...long))];
      const [shortGroup, longGroup] = [groups.get(a), groups.get(b)];
      if (shortGroup && !shortGroup.partner) {
        shortGroup.partner = b;
        shortGroup.short = true;
      }
      if (longGroup && !longGroup.partner) longGroup.partner = a;
    }
  }
}

function keyOfName(name: string): string {
  return singularKey(keyOf(name)) || nameKey(name);
}
