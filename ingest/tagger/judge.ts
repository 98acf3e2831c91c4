/** The last word on each candidate of a paper: what it is, from all that the whole document says of it. */
import type { Document } from '../recognisers/document.ts';
import { distinctive } from '../recognisers/names.ts';
import type { Tally } from './gazetteer.ts';
import type { Group, Occurrence } from './groups.ts';
import { CLASSES } from './labels.ts';
import type { Word } from './words.ts';

/** Verdicts: 0 is no name, then `CLASSES` in order. */
export const VERDICTS = CLASSES.length + 1;
/** Values a row. */
export const JUDGE_WIDTH = 58;

export interface JudgeContext {
  readonly document: Document;
  readonly groups: ReadonlyMap<string, Group>;
  readonly broad: ReadonlySet<string>;
  readonly word: (text: string) => Word;
  readonly tally: (group: Group) => Tally | null;
}

interface Summary {
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

const DATA_NOUN = new Set([4, 5]);
const METHOD_NOUN = new Set([6, 7, 8, 9]);
const VERBS = new Set([1, 2, 3]);

/** Rows of all groups in the order of the map, `JUDGE_WIDTH` values each. */
export function judgeRows(context: JudgeContext): Float32Array {
  const { groups } = context;
  const rows = new Float32Array(groups.size * JUDGE_WIDTH);
  const summaries = new Map([...groups.values()].map((group) => [group.key, summaryOf(group)]));
  const rivals = rivalsOf(context, summaries);
  const introduced = [...summaries.values()].map((each) => each.best[0]!).sort((a, b) => b - a);
  const sure = introduced.filter((chance) => chance > 0.5).length;
  const newData = [...summaries.values()].filter((each) => each.best[4]! > 0.5).length;
  let index = 0;
  for (const group of groups.values()) {
    const summary = summaries.get(group.key)!;
    const partner = group.partner ? summaries.get(group.partner) : undefined;
    const values = [
      ...summary.best,
      ...summary.mean,
      summary.top,
      ...placeValues(group, context),
      ...shapeValues(group.surface),
      ...knownValues(group, context),
      (group.introductions.some((each) => each.rule === 'title') ? 1 : 0) +
        (group.introductions.some((each) => each.rule !== 'title') ? 2 : 0),
      group.partner === null ? 0 : group.short ? 1 : 2,
      partner?.top ?? 0,
      partner?.best[0] ?? 0,
      partner?.best[1] ?? 0,
      ...rivals.get(group.key)!,
      sure,
      introduced.filter((chance) => chance > summary.best[0]!).length,
      newData,
      ...wordingValues(group, context),
    ];
    if (values.length > JUDGE_WIDTH) throw new RangeError(`${values.length} values where ${JUDGE_WIDTH} fit`);
    rows.set(values, index * JUDGE_WIDTH);
    index += 1;
  }
  return rows;
}

function placeValues(group: Group, { document }: JudgeContext): number[] {
  const { occurrences } = group;
  const tagged = occurrences.filter(({ chances }) => chances.some((chance) => chance > 0)).length;
  const first = occurrences[0];
  const titled = occurrences.find(({ field }) => document.fields[field]!.field === 'title');
  let title = 0;
  if (titled) {
    const { text, tokens } = document.fields[titled.field]!;
    const after = text.slice(tokens[titled.to - 1]!.end).trimStart();
    title = titled.from === 0 && /^[:—–]/.test(after) ? 3 : titled.from === 0 ? 2 : 1;
  }
  const main = occurrences.find(({ field }) => document.fields[field]!.field !== 'title');
  const share = main ? main.from / document.fields[main.field]!.tokens.length : -1;
  return [occurrences.length, tagged, title, share, first ? first.to - first.from : 0];
}

function shapeValues(surface: string): number[] {
  const capitals = surface.replace(/[^\p{Lu}]/gu, '').length;
  const small = surface.replace(/[^\p{Ll}]/gu, '').length;
  return [
    surface.length,
    distinctive(surface) ? 1 : 0,
    capitals / Math.max(1, capitals + small),
    /^\p{Lu}/u.test(surface) ? 1 : 0,
    surface.split(/[-–]/).length - 1,
    /\p{N}/u.test(surface) ? 1 : 0,
    surface.split(/\s+/).length,
    /s$/.test(surface) ? 1 : 0,
  ];
}

function knownValues(group: Group, { broad, tally }: JudgeContext): number[] {
  const entry = group.lexicon[0];
  const lexicon = !entry ? 0 : entry.kind === 'Dataset' ? 3 : broad.has(entry.entity ?? '') ? 2 : 1;
  const known = tally(group);
  const sum = known ? known.classes.reduce((total, value) => total + value, 0) : 0;
  const shares = CLASSES.map((_, kind) => (known && sum > 0.5 ? known.classes[kind]! / sum : -1));
  return [
    lexicon,
    entry?.confidence ?? 0,
    sum,
    known && sum > 0.5 ? sum / Math.max(1, known.seen, sum) : -1,
    ...shares,
    group.learnt.length,
  ];
}

/** What overlaps: the strongest other candidate on the same words, whether longer or shorter, and what it would be. */
function rivalsOf(context: JudgeContext, summaries: ReadonlyMap<string, Summary>): Map<string, number[]> {
  const fields = context.document.fields.map((): [Group, Occurrence][] => []);
  for (const group of context.groups.values()) {
    for (const occurrence of group.occurrences) fields[occurrence.field]!.push([group, occurrence]);
  }
  const out = new Map<string, number[]>();
  for (const key of context.groups.keys()) out.set(key, [0, 0, 0, 0, 0, 0]);
  for (const list of fields) {
    list.sort(([, a], [, b]) => a.from - b.from || b.to - a.to);
    for (let i = 0; i < list.length; i += 1) {
      const [group, a] = list[i]!;
      for (let j = i + 1; j < list.length && list[j]![1].from < a.to; j += 1) {
        const [other, b] = list[j]!;
        if (other === group) continue;
        meet(group, a, other, b);
        meet(other, b, group, a);
      }
    }
  }
  return out;

  function meet(group: Group, own: Occurrence, other: Group, its: Occurrence): void {
    const values = out.get(group.key)!;
    const strength = its.chances.reduce((sum, value) => sum + value, 0);
    const longer = its.to - its.from > own.to - own.from;
    const slot = longer ? 0 : 3;
    if (strength > values[slot]!) {
      values[slot] = strength;
      values[slot + 1] = its.chances[0]!;
    }
    values[slot + 2] = Math.max(values[slot + 2]!, summaries.get(other.key)!.top);
  }
}

function wordingValues(group: Group, { document, word }: JudgeContext): number[] {
  let data = 0;
  let method = 0;
  let verb = 0;
  let glued = 0;
  let bracket = 0;
  let plainBefore = 0;
  for (const { field, from, to } of group.occurrences) {
    const { tokens } = document.fields[field]!;
    for (let at = to; at < Math.min(to + 2, tokens.length); at += 1) {
      const { cue } = word(tokens[at]!.text);
      if (DATA_NOUN.has(cue)) data += 1;
      if (METHOD_NOUN.has(cue)) method += 1;
    }
    for (let at = Math.max(0, from - 5); at < from; at += 1) if (VERBS.has(word(tokens[at]!.text).cue)) verb += 1;
    const next = tokens[to];
    const previous = tokens[from - 1];
    if (next && next.start === tokens[to - 1]!.end && /[-–]/.test(next.text)) glued += 1;
    if (previous && previous.end === tokens[from]!.start && /[-–]/.test(previous.text)) glued += 2;
    if (previous?.text === '(' && next?.text === ')') bracket += 1;
    if (previous && /^\p{Ll}+$/u.test(previous.text) && previous.text.length > 3) plainBefore += 1;
  }
  const count = Math.max(1, group.occurrences.length);
  return [data / count, method / count, verb, glued / count, bracket / count, plainBefore / count];
}
