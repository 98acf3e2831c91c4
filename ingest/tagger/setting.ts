/** What stands in the sentence around a name, as far as it says how the paper stands to it. */
import type { Document, FieldText } from '../recognisers/document.ts';
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
  /** Tokens of a group or for data, and figures, in text order. */
  readonly at: readonly number[];
  /** How many of them stand before each token. */
  readonly before: Int32Array;
  /** By token: the first of its sentence, and one past the last. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const marked = new WeakMap<FieldText, Marks>();

function marksOf(text: FieldText): Marks {
  const held = marked.get(text);
  if (held) return held;
  const { tokens, sentences } = text;
  const at: number[] = [];
  const before = new Int32Array(tokens.length + 1);
  const low = new Int32Array(tokens.length);
  const high = new Int32Array(tokens.length);
  let index = 0;
  for (const sentence of sentences) {
    const first = index;
    while (index < tokens.length && tokens[index]!.start < sentence[1]) index += 1;
    low.fill(first, first, index);
    high.fill(index, first, index);
  }
  for (let token = 0; token < tokens.length; token += 1) {
    const { text: sign, word } = tokens[token]!;
    before[token] = at.length;
    if (word.roleGroups.length > 0 || isData(word.cue) || isFigure(sign)) at.push(token);
  }
  before[tokens.length] = at.length;
  const marks = { at, before, low, high };
  marked.set(text, marks);
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
  const near = new Uint8Array(2 * ROLE_GROUPS).fill(NOWHERE);
  const held = new Uint8Array(2 * ROLE_GROUPS);
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
      held[slot]! += 1;
      if (group === ROLE_WORDS.authors && !ofAnybody(sign)) own = true;
    }
    if (isData(word.cue) && distance < data[side]) data[side] = distance;
    if (side === 1 && isFigure(sign)) figures += 1;
  }
  own ||= ours.some((other) => other.field === place.field && other.from >= low && other.to <= high);
  const { background } = ROLE_WORDS;
  const past = low === 0 || near[background * 2]! < NOWHERE || near[background * 2 + 1]! < REACH;
  const before = from > low ? tokens[from - 1]!.text : '';
  return { title, low, high, before, own, background: past && !own, figures, data, near, held };
}

/** Words of the authors' group that may speak of others' work too. */
function ofAnybody(word: string): boolean {
  return word === 'this' || word === 'This' || word === 'work';
}

function isFigure(text: string): boolean {
  const sign = text.charCodeAt(0);
  return sign >= 48 && sign <= 57;
}
