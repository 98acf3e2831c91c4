/** What the words around a name's places tell the judge, as numbers. */
import type { Document } from '../recognisers/document.ts';
import { isData, isMethod, proposes } from './cues.ts';
import type { Group, Occurrence } from './groups.ts';
import { plainness } from './plainness.ts';
import { ROLE_WORDS } from './role-words.ts';
import { NOWHERE, settingOf } from './setting.ts';

/** Takes the values of a row, one after the other. */
export type Put = (value: number) => void;

const dash = (text: string) => text === '-' || text === '–';

/** Words for data and methods right after it, verbs of proposing shortly before it, hyphens and brackets at it: six values. */
export function putWording(put: Put, { occurrences }: Group, { fields }: Document): void {
  let data = 0;
  let method = 0;
  let verb = 0;
  let glued = 0;
  let bracket = 0;
  let plainBefore = 0;
  for (const { field, from, to } of occurrences) {
    const { tokens } = fields[field]!;
    for (let at = to; at < Math.min(to + 2, tokens.length); at += 1) {
      const { cue } = tokens[at]!.word;
      if (isData(cue)) data += 1;
      if (isMethod(cue)) method += 1;
    }
    for (let at = Math.max(0, from - 5); at < from; at += 1) if (proposes(tokens[at]!.word.cue)) verb += 1;
    const next = tokens[to];
    const previous = from > 0 ? tokens[from - 1] : undefined;
    if (next && next.start === tokens[to - 1]!.end && dash(next.text)) glued += 1;
    if (previous && previous.end === tokens[from]!.start && dash(previous.text)) glued += 2;
    if (previous?.text === '(' && next?.text === ')') bracket += 1;
    if (previous?.word.small && previous.text.length > 3) plainBefore += 1;
  }
  const count = Math.max(1, occurrences.length);
  put(data / count);
  put(method / count);
  put(verb);
  put(glued / count);
  put(bracket / count);
  put(plainBefore / count);
}

const NOBODY: readonly Occurrence[] = [];
const SAID = ['introduces', 'extends', 'uses', 'evaluates'] as const;
const { models, methods } = ROLE_WORDS;
/** Memory of the last call, taken again by the next. */
const said = new Float64Array(SAID.length);
const near = new Uint8Array(6);

/**
 * How plainly the sentences say that the paper introduces, extends, uses or evaluates on it; how many speak of the
 * paper's own work and of others'; how near words for data, models and methods stand before and after it; whether the
 * title speaks of data: thirteen values.
 */
export function putSaid(put: Put, { occurrences }: Group, document: Document): void {
  for (let index = 0; index < said.length; index += 1) said[index] = 0;
  for (let index = 0; index < near.length; index += 1) near[index] = NOWHERE;
  let own = 0;
  let background = 0;
  for (const occurrence of occurrences) {
    const setting = settingOf(document, occurrence, NOBODY);
    for (let index = 0; index < SAID.length; index += 1) {
      said[index] = Math.max(said[index]!, plainness(SAID[index]!, setting));
    }
    if (setting.own) own += 1;
    if (setting.background) background += 1;
    for (const side of [0, 1] as const) {
      near[side * 3] = Math.min(near[side * 3]!, setting.data[side]);
      near[side * 3 + 1] = Math.min(near[side * 3 + 1]!, setting.near[models * 2 + side]!);
      near[side * 3 + 2] = Math.min(near[side * 3 + 2]!, setting.near[methods * 2 + side]!);
    }
  }
  const count = Math.max(1, occurrences.length);
  for (const value of said) put(value);
  put(own / count);
  put(background / count);
  for (const distance of near) put(distance);
  const title = document.fields.find(({ field }) => field === 'title');
  put(title?.tokens.some(({ word: { cue } }) => isData(cue)) ? 1 : 0);
}
