/** What stands in the sentence around a name, as far as it says how the paper stands to it. */
import type { Document, FieldText } from '../recognisers/document.ts';
import { sentenceAt } from '../text.ts';
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
  const [low, high] = sentenceOf(text, place);
  const near = new Uint8Array(2 * ROLE_GROUPS).fill(NOWHERE);
  const held = new Uint8Array(2 * ROLE_GROUPS);
  const title = field === 'title';
  let own = title || ours.some((other) => other.field === place.field && other.from >= low && other.to <= high);
  let figures = 0;
  for (let at = low; at < high; at += 1) {
    if (at >= from && at < to) continue;
    const side = at < from ? 0 : 1;
    const distance = at < from ? from - at : at - to + 1;
    const { text: sign, word } = tokens[at]!;
    for (const group of word.roleGroups) {
      const slot = group * 2 + side;
      near[slot] = Math.min(near[slot]!, distance);
      held[slot]! += 1;
      if (group === ROLE_WORDS.authors && !ofAnybody(sign)) own = true;
    }
    if (side === 1 && isFigure(sign)) figures += 1;
  }
  const { background } = ROLE_WORDS;
  const past = low === 0 || near[background * 2]! < NOWHERE || near[background * 2 + 1]! < REACH;
  const before = from > low ? tokens[from - 1]!.text : '';
  return { title, low, high, before, own, background: past && !own, figures, near, held };
}

function sentenceOf({ tokens, sentences }: FieldText, { from, to }: Occurrence): readonly [low: number, high: number] {
  const [start, end] = sentenceAt(sentences, tokens[from]!.start);
  let low = from;
  while (low > 0 && tokens[low - 1]!.start >= start) low -= 1;
  let high = to;
  while (high < tokens.length && tokens[high]!.end <= end) high += 1;
  return [low, high];
}

/** Words of the authors' group that may speak of others' work too. */
function ofAnybody(word: string): boolean {
  return word === 'this' || word === 'This' || word === 'work';
}

function isFigure(text: string): boolean {
  const sign = text.charCodeAt(0);
  return sign >= 48 && sign <= 57;
}
