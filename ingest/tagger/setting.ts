/** What stands in the sentence around a name, as far as it says how the paper stands to it. */
import type { Document } from '../recognisers/document.ts';
import { sentenceAt, type Token } from '../text.ts';
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

/** `ours` are the places of names that the paper introduces, this one left out. */
export function settingOf(document: Document, place: Occurrence, ours: readonly Occurrence[]): Setting {
  const text = document.fields[place.field]!;
  const { field, tokens } = text;
  const { from, to } = place;
  const [start, end] = sentenceAt(text.sentences, tokens[from]!.start);
  const near = new Uint8Array(2 * ROLE_GROUPS).fill(NOWHERE);
  const held = new Uint8Array(2 * ROLE_GROUPS);
  const data: [number, number] = [NOWHERE, NOWHERE];
  const title = field === 'title';
  let own = title;
  let figures = 0;
  const note = ({ text: sign, word }: Token, distance: number, side: 0 | 1) => {
    for (const group of word.roleGroups) {
      const slot = group * 2 + side;
      if (distance < near[slot]!) near[slot] = distance;
      held[slot]! += 1;
      if (group === ROLE_WORDS.authors && !ofAnybody(sign)) own = true;
    }
    if (isData(word.cue) && distance < data[side]) data[side] = distance;
  };
  let low = from;
  for (; low > 0 && tokens[low - 1]!.start >= start; low -= 1) note(tokens[low - 1]!, from - low + 1, 0);
  let high = to;
  for (; high < tokens.length && tokens[high]!.end <= end; high += 1) {
    note(tokens[high]!, high - to + 1, 1);
    if (isFigure(tokens[high]!.text)) figures += 1;
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

/** Of a cue, by index into CUES from 1: datasets and benchmarks. */
export function isData(cue: number): boolean {
  return cue === 4 || cue === 5;
}
