/** What decides how a paper stands to a name, as numbers: words of comparison and descent near it, its place, its company. */
import type { Document, FieldText } from '../recognisers/document.ts';
import { sentenceAt } from '../text.ts';
import type { Decided } from './decide.ts';
import type { Occurrence } from './groups.ts';
import { ROLES } from './role-model.ts';
import { ROLE_GROUPS, type RoleWords } from './role-words.ts';

/** Where no word of a group stands nearer. */
const FAR = 20;
const BEFORE_IN_TITLE = new Map(
  ['for', 'with', 'via', 'of', 'in', 'on', 'using', 'by', 'from', 'to', 'through', 'and'].map((word, at) => [
    word,
    at + 3,
  ]),
);
const JOINT = /^(?:,|and|or|\/)$/;
const HYPHEN = /^[-–]$/;

/** Values a row. */
export const ROLE_WIDTH = ROLES.length + 4 * ROLE_GROUPS + 24;

export interface Company {
  readonly document: Document;
  readonly words: RoleWords;
  /** All names that stand in the paper. */
  readonly names: readonly Decided[];
}

/** Row of one name, `ROLE_WIDTH` values; `shares` is what the linear model says of each role. */
export function roleRow(name: Decided, shares: Float64Array, company: Company): number[] {
  return [...shares, ...wordValues(name, company), ...placeValues(name, company), ...companyValues(name, company)];
}

/** Token range of the sentence around an occurrence. */
function sentenceOf({ tokens, sentences }: FieldText, { from, to }: Occurrence): readonly [low: number, high: number] {
  const [start, end] = sentenceAt(sentences, tokens[from]!.start);
  let low = from;
  while (low > 0 && tokens[low - 1]!.start >= start) low -= 1;
  let high = to;
  while (high < tokens.length && tokens[high]!.end <= end) high += 1;
  return [low, high];
}

/** A group each: distance to its nearest word before and after the name in one sentence, then how many of them a place. */
function wordValues({ occurrences }: Decided, { document, words }: Company): number[] {
  const near = new Array<number>(2 * ROLE_GROUPS).fill(FAR);
  const held = new Array<number>(2 * ROLE_GROUPS).fill(0);
  for (const occurrence of occurrences) {
    const { field, from, to } = occurrence;
    const row = words[field]!;
    const [low, high] = sentenceOf(document.fields[field]!, occurrence);
    for (let at = low; at < high; at += 1) {
      if (at >= from && at < to) continue;
      const [side, distance] = at < from ? [0, from - at] : [1, at - to + 1];
      for (const group of row[at]!) {
        near[group * 2 + side] = Math.min(near[group * 2 + side]!, distance);
        held[group * 2 + side]! += 1 / occurrences.length;
      }
    }
  }
  return [...near, ...held];
}

function placeValues({ occurrences, kind, broad }: Decided, { document }: Company): number[] {
  let titled = 0;
  let preposition = 0;
  let first = 2;
  let last = -1;
  let listed = 0;
  let bracketed = 0;
  let glued = 0;
  let figures = 0;
  let opens = 0;
  for (const occurrence of occurrences) {
    const { field, from, to } = occurrence;
    const text = document.fields[field]!;
    const { tokens } = text;
    if (text.field === 'title') {
      titled = Math.max(titled, from === 0 ? 3 : afterColon(text, from) ? 1 : 2);
      preposition = from === 0 ? 1 : (BEFORE_IN_TITLE.get(tokens[from - 1]!.text.toLowerCase()) ?? 2);
    } else {
      const share = tokens[from]!.start / text.text.length;
      first = Math.min(first, share);
      last = Math.max(last, share);
    }
    const [low, high] = sentenceOf(text, occurrence);
    for (let at = to; at < high; at += 1) if (isFigure(tokens[at]!.text)) figures += 1;
    if (from === low) opens += 1;
    const left = from > 0 ? tokens[from - 1] : undefined;
    const right = tokens[to];
    if (left && JOINT.test(left.text)) listed |= 1;
    if (right && JOINT.test(right.text)) listed |= 2;
    if ((left?.text === '(') !== (right?.text === ')') || left?.text === '(') bracketed += 1;
    if (right && HYPHEN.test(right.text) && right.start === tokens[to - 1]!.end) glued |= 1;
    if (left && HYPHEN.test(left.text) && left.end === tokens[from]!.start) glued |= 2;
  }
  const count = Math.max(1, occurrences.length);
  const what = kind === 'Dataset' ? 2 : broad ? 1 : 0;
  return [
    what,
    count,
    titled,
    preposition,
    first,
    last,
    listed,
    bracketed / count,
    glued,
    figures / count,
    opens / count,
  ];
}

function isFigure(text: string): boolean {
  const sign = text.charCodeAt(0);
  return sign >= 48 && sign <= 57;
}

function afterColon({ tokens }: FieldText, before: number): boolean {
  for (let at = 0; at < before; at += 1) if (/^[:—–]$/.test(tokens[at]!.text)) return true;
  return false;
}

function companyValues(name: Decided, { document, names }: Company): number[] {
  const { key, partner, short, lexicon } = name.group;
  let before = FAR;
  let after = FAR;
  let beside = 0;
  for (const occurrence of name.occurrences) {
    const [low, high] = sentenceOf(document.fields[occurrence.field]!, occurrence);
    for (const other of names) {
      if (other === name) continue;
      for (const place of other.occurrences) {
        if (place.field !== occurrence.field || place.from < low || place.to > high) continue;
        beside += 1;
        if (!other.introduces) continue;
        if (place.to <= occurrence.from) before = Math.min(before, occurrence.from - place.to);
        else after = Math.min(after, place.from - occurrence.to);
      }
    }
  }
  const made = names.filter((other) => other.introduces && other.group.key !== key);
  const others = names.filter((other) => !other.introduces);
  const flag = (holds: boolean) => (holds ? 1 : 0);
  return [
    before,
    after,
    beside / Math.max(1, name.occurrences.length),
    made.length,
    names.length,
    flag(made.some(({ group }) => group.key.includes(key))),
    flag(made.some(({ group }) => group.key.endsWith(key))),
    flag(made.some(({ group }) => group.partner?.includes(key) ?? false)),
    partner === null ? 0 : short ? 1 : 2,
    flag(lexicon.length > 0),
    others.filter(({ occurrences }) => occurrences.length > name.occurrences.length).length,
    others.filter((other) => place(other) < place(name)).length,
    key.length,
  ];
}

/** Where a name stands first, in reading order. */
function place({ occurrences }: Decided): number {
  const first = occurrences[0];
  return first ? first.field * 65536 + first.from : Number.POSITIVE_INFINITY;
}
