/** What stands in the sentence around a name, as far as it says how the paper stands to it. */
import type { Document, FieldText } from '../recognisers/document.ts';
import { USUAL } from '../text.ts';
import { isData } from './cues.ts';
import type { Occurrence } from './groups.ts';
import { ROLE_GROUPS, ROLE_WORDS } from './role-words.ts';

/** Words to the nearest one of a group that does not stand on that side of the name. */
export const NOWHERE = 99;
/** Further words of background than these after a name do not speak of it. */
const REACH = 9;

export interface Setting {
  readonly title: boolean;
  /** Token range of the sentence. */
  readonly low: number;
  readonly high: number;
  /** The word right before the name; empty at the start of the sentence. */
  readonly before: string;
  /** The authors speak of their own work, or a name of their own stands beside it. */
  readonly own: boolean;
  /** How things stood before: the opening sentence, or `recently`, `existing`, `suffers`. */
  readonly background: boolean;
  /** Numbers after the name. */
  readonly figures: number;
  /** Words to the nearest `dataset`, `benchmark`, `corpus` … before the name, then after it. */
  readonly data: readonly [number, number];
  /** `group * 2` before the name, `group * 2 + 1` after it: words to the nearest one of a group. */
  readonly near: Uint8Array;
  /** The same: how many there are. */
  readonly held: Uint8Array;
}

/** The words of a field that say anything of a name beside them, and where its sentences begin and end. */
interface Marks {
  of: FieldText | null;
  /** Tokens of a group or for data, and figures, in text order. */
  readonly at: Int32Array;
  /** How many of them stand before each token. */
  readonly before: Int32Array;
  /** By token: the first of its sentence, and one past the last. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const memoryFor = (tokens: number): Marks => ({
  of: null,
  at: new Int32Array(tokens),
  before: new Int32Array(tokens + 1),
  low: new Int32Array(tokens),
  high: new Int32Array(tokens),
});

/** Of the paper that was asked of last. */
const held = { title: memoryFor(USUAL), abstract: memoryFor(USUAL), summary: memoryFor(USUAL) };

function marksOf(text: FieldText): Marks {
  const last = held[text.field];
  if (last.of === text) return last;
  const { tokens, sentences } = text;
  const marks = tokens.length > last.low.length ? memoryFor(tokens.length) : last;
  const { at, before, low, high } = marks;
  let index = 0;
  for (const sentence of sentences) {
    const first = index;
    while (index < tokens.length && tokens[index]!.start < sentence[1]) index += 1;
    for (let token = first; token < index; token += 1) {
      low[token] = first;
      high[token] = index;
    }
  }
  for (; index < tokens.length; index += 1) {
    low[index] = 0;
    high[index] = 0;
  }
  let size = 0;
  for (let token = 0; token < tokens.length; token += 1) {
    before[token] = size;
    if (!tokens[token]!.word.telling) continue;
    at[size] = token;
    size += 1;
  }
  before[tokens.length] = size;
  marks.of = text;
  held[text.field] = marks;
  return marks;
}

/** `ours` are the places of names that the paper introduces, this one left out. */
export function settingOf(document: Document, place: Occurrence, ours: readonly Occurrence[]): Setting {
  const text = document.fields[place.field]!;
  const { field, tokens } = text;
  const { from, to } = place;
  const marks = marksOf(text);
  const low = marks.low[from]!;
  const high = Math.max(to, marks.high[from]!);
  const near = new Uint8Array(2 * ROLE_GROUPS);
  for (let slot = 0; slot < near.length; slot += 1) near[slot] = NOWHERE;
  const counts = new Uint8Array(2 * ROLE_GROUPS);
  const data: [number, number] = [NOWHERE, NOWHERE];
  const title = field === 'title';
  let own = title;
  let figures = 0;
  for (let mark = marks.before[low]!; mark < marks.before[high]!; mark += 1) {
    const at = marks.at[mark]!;
    if (at >= from && at < to) continue;
    const side = at < from ? 0 : 1;
    const distance = at < from ? from - at : at - to + 1;
    const { text: sign, word } = tokens[at]!;
    for (const group of word.roleGroups) {
      const slot = group * 2 + side;
      if (distance < near[slot]!) near[slot] = distance;
      counts[slot]! += 1;
      if (group === ROLE_WORDS.authors && !ofAnybody(sign)) own = true;
    }
    if (isData(word.cue) && distance < data[side]) data[side] = distance;
    if (side === 1 && word.figure) figures += 1;
  }
  own ||= ours.some((other) => other.field === place.field && other.from >= low && other.to <= high);
  const { background } = ROLE_WORDS;
  const past = low === 0 || near[background * 2]! < NOWHERE || near[background * 2 + 1]! < REACH;
  const before = from > low ? tokens[from - 1]!.text : '';
  return { title, low, high, before, own, background: past && !own, figures, data, near, held: counts };
}

/** Words of the authors' group that may speak of others' work too. */
function ofAnybody(word: string): boolean {
  return word === 'this' || word === 'This' || word === 'work';
}
