/** The last word on each candidate of a paper: what it is, from all that the whole document says of it. */
import type { Document, FieldText } from '../recognisers/document.ts';
import { distinctive } from '../recognisers/names.ts';
import { CAPITAL, DIGIT, kindAt, SMALL, SPACE } from '../signs.ts';
import type { Tally } from './gazetteer.ts';
import type { Group, Occurrence } from './groups.ts';
import { type Put, putSaid, putWording } from './judge-wording.ts';
import { CLASSES } from './labels.ts';
import { rivalsOf } from './rivals.ts';

/** Verdicts: 0 is no name, then `CLASSES` in order. */
export const VERDICTS = CLASSES.length + 1;
/** Values a row. */
export const JUDGE_WIDTH = 72;

export interface JudgeContext {
  readonly document: Document;
  readonly groups: ReadonlyMap<string, Group>;
  readonly broad: ReadonlySet<string>;
  readonly tally: (group: Group) => Tally | null;
}

/** The tagger's chances over all places of a name. */
export interface Summary {
  readonly best: Float32Array;
  readonly mean: Float32Array;
  /** Highest sum of chances over one span. */
  readonly top: number;
}

function summaryOf(group: Group): Summary {
  const best = new Float32Array(CLASSES.length);
  const mean = new Float32Array(CLASSES.length);
  let top = 0;
  for (const { chances } of group.occurrences) {
    let sum = 0;
    for (let kind = 0; kind < CLASSES.length; kind += 1) {
      const chance = chances[kind]!;
      if (chance > best[kind]!) best[kind] = chance;
      mean[kind]! += chance / group.occurrences.length;
      sum += chance;
    }
    if (sum > top) top = sum;
  }
  return { best, mean, top };
}

/** Rows of all groups in the order of the map, `JUDGE_WIDTH` values each. */
export function judgeRows(context: JudgeContext): Float32Array {
  const { groups, document } = context;
  const rows = new Float32Array(groups.size * JUDGE_WIDTH);
  const all = [...groups.values()];
  const summaries = all.map(summaryOf);
  const rivals = rivalsOf(document.fields.length, all, summaries);
  let sure = 0;
  let newData = 0;
  for (const { best } of summaries) {
    if (best[0]! > 0.5) sure += 1;
    if (best[4]! > 0.5) newData += 1;
  }
  let at = 0;
  const put = (value: number) => {
    rows[at] = value;
    at += 1;
  };
  for (let index = 0; index < all.length; index += 1) {
    at = index * JUDGE_WIDTH;
    const group = all[index]!;
    const summary = summaries[index]!;
    const other = group.partner ? groups.get(group.partner) : undefined;
    const partner = other && summaries[all.indexOf(other)];
    for (const value of summary.best) put(value);
    for (const value of summary.mean) put(value);
    put(summary.top);
    putPlace(put, group, document);
    putShape(put, group.surface);
    putKnown(put, group, context);
    let titled = 0;
    let told = 0;
    for (const { rule } of group.introductions) {
      if (rule === 'title') titled = 1;
      else told = 2;
    }
    put(titled + told);
    put(group.partner === null ? 0 : group.short ? 1 : 2);
    put(partner?.top ?? 0);
    put(partner?.best[0] ?? 0);
    put(partner?.best[1] ?? 0);
    for (const value of rivals[index]!) put(value);
    put(sure);
    let above = 0;
    for (const { best } of summaries) if (best[0]! > summary.best[0]!) above += 1;
    put(above);
    put(newData);
    putWording(put, group, document);
    putSaid(put, group, document);
    const end = (index + 1) * JUDGE_WIDTH;
    if (at > end) throw new RangeError(`${at} values where ${end} fit`);
  }
  return rows;
}

const chanced = ({ chances }: Occurrence) => chances.some((chance) => chance > 0);

function putPlace(put: Put, { occurrences }: Group, { fields }: Document): void {
  let tagged = 0;
  let titled: Occurrence | null = null;
  let main: Occurrence | null = null;
  for (const occurrence of occurrences) {
    if (chanced(occurrence)) tagged += 1;
    if (fields[occurrence.field]!.field === 'title') titled ??= occurrence;
    else main ??= occurrence;
  }
  const first = occurrences[0];
  put(occurrences.length);
  put(tagged);
  put(titled ? headline(titled, fields[titled.field]!) : 0);
  put(titled && follows(titled, fields[titled.field]!) ? 1 : 0);
  put(main ? main.from / fields[main.field]!.tokens.length : -1);
  put(first ? first.to - first.from : 0);
}

/** 3 where the title begins with the name and a colon, 2 where it begins with the name, else 1. */
function headline({ from, to }: Occurrence, { text, tokens }: FieldText): number {
  if (from !== 0) return 1;
  return /^\s*[:—–]/.test(text.slice(tokens[to - 1]!.end)) ? 3 : 2;
}

/** Whether it begins what the title says after a colon: what a name stands for, or what the paper is about. */
function follows({ from }: Occurrence, { tokens }: FieldText): boolean {
  return from > 0 && /^[:—–]$/.test(tokens[from - 1]!.text);
}

function putShape(put: Put, surface: string): void {
  let capitals = 0;
  let small = 0;
  let dashes = 0;
  let digits = 0;
  let words = 1;
  let space = false;
  const { length } = surface;
  for (let at = 0; at < length; at += 1) {
    const kind = kindAt(surface, at);
    const sign = surface.charCodeAt(at);
    if (kind === SPACE && !space) words += 1;
    space = kind === SPACE;
    if (kind === CAPITAL) capitals += 1;
    else if (kind === SMALL) small += 1;
    else if (kind === DIGIT) digits += 1;
    else if (sign === 0x2d || sign === 0x2013) dashes += 1;
  }
  put(length);
  put(distinctive(surface) ? 1 : 0);
  put(capitals / Math.max(1, capitals + small));
  put(kindAt(surface, 0) === CAPITAL ? 1 : 0);
  put(dashes);
  put(digits > 0 ? 1 : 0);
  put(words);
  put(surface.endsWith('s') ? 1 : 0);
}

function putKnown(put: Put, group: Group, { broad, tally }: JudgeContext): void {
  const entry = group.lexicon[0];
  put(!entry ? 0 : entry.kind === 'Dataset' ? 3 : broad.has(entry.entity ?? '') ? 2 : 1);
  put(entry?.confidence ?? 0);
  const known = tally(group);
  let sum = 0;
  if (known) for (const value of known.classes) sum += value;
  put(sum);
  const counts = known && sum > 0.5 ? known : null;
  put(counts ? sum / Math.max(1, counts.seen, sum) : -1);
  for (let kind = 0; kind < CLASSES.length; kind += 1) put(counts ? counts.classes[kind]! / sum : -1);
  put(group.learnt.length);
}
