/** What decides how a paper stands to a name, as numbers: words of comparison and descent near it, its place, its company. */
import type { Document, FieldText } from '../recognisers/document.ts';
import type { Decided } from './decide.ts';
import { ROLES } from './role-model.ts';
import { ROLE_GROUPS } from './role-words.ts';
import { type Setting, settingOf } from './setting.ts';

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
  /** All names that stand in the paper. */
  readonly names: readonly Decided[];
}

/** The sentences around a name's places, in their order. */
export function settingsOf(name: Decided, { document, names }: Company): Setting[] {
  const ours = names.filter((other) => other.introduces && other !== name).flatMap(({ occurrences }) => occurrences);
  return name.occurrences.map((occurrence) => settingOf(document, occurrence, ours));
}

/** Row of one name, `ROLE_WIDTH` values; `shares` is what the linear model says of each role. */
export function roleRow(
  name: Decided,
  settings: readonly Setting[],
  shares: Float64Array,
  company: Company,
): Float32Array {
  const row = new Float32Array(ROLE_WIDTH);
  row.set(shares);
  putWords(row, shares.length, settings);
  const places = shares.length + 4 * ROLE_GROUPS;
  const values = placeValues(name, settings, company);
  row.set(values, places);
  row.set(companyValues(name, settings, company), places + values.length);
  return row;
}

/** A group each: distance to its nearest word before and after the name in one sentence, then how many of them a place. */
function putWords(row: Float32Array, at: number, settings: readonly Setting[]): void {
  const slots = 2 * ROLE_GROUPS;
  for (let slot = 0; slot < slots; slot += 1) {
    let nearest = FAR;
    let count = 0;
    for (const { near, held } of settings) {
      if (near[slot]! < nearest) nearest = near[slot]!;
      count += held[slot]! / settings.length;
    }
    row[at + slot] = nearest;
    row[at + slots + slot] = count;
  }
}

function placeValues(
  { occurrences, kind, broad }: Decided,
  settings: readonly Setting[],
  { document }: Company,
): number[] {
  let titled = 0;
  let preposition = 0;
  let first = 2;
  let last = -1;
  let listed = 0;
  let bracketed = 0;
  let glued = 0;
  let figures = 0;
  let opens = 0;
  for (const [index, { field, from, to }] of occurrences.entries()) {
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
    figures += settings[index]!.figures;
    if (from === settings[index]!.low) opens += 1;
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

function afterColon({ tokens }: FieldText, before: number): boolean {
  for (let at = 0; at < before; at += 1) if (/^[:—–]$/.test(tokens[at]!.text)) return true;
  return false;
}

function companyValues(name: Decided, settings: readonly Setting[], { names }: Company): number[] {
  const { key, partner, short, lexicon } = name.group;
  let before = FAR;
  let after = FAR;
  let beside = 0;
  for (const [index, occurrence] of name.occurrences.entries()) {
    const { low, high } = settings[index]!;
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
