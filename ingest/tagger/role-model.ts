/** How a paper stands to a name, by a trained linear model over the words around all its mentions. */
import type { Role } from '../../graph/model.ts';
import type { Document } from '../recognisers/document.ts';
import { sentenceAt } from '../text.ts';
import type { Decided } from './decide.ts';
import { distinct } from './distinct.ts';
import { finish, hashText, pair } from './hash.ts';

export const ROLES = [
  'extends',
  'compares',
  'uses',
  'mentions',
  'evaluates',
  'trains',
] as const satisfies readonly Role[];
const METHOD_ROLES = [0, 1, 2, 3];
const DATASET_ROLES = [4, 5, 3];

export function rolesFor(kind: 'Method' | 'Dataset'): readonly number[] {
  return kind === 'Method' ? METHOD_ROLES : DATASET_ROLES;
}

const WINDOW = 5;

/** What one call of `roleFeatures` has found so far. */
const seen = distinct();

/** Feature hashes of one name in one paper, each once. */
export function roleFeatures(document: Document, name: Decided, introduced: readonly string[]): Int32Array {
  const kind = name.kind === 'Method' ? (name.broad ? 2 : 1) : 3;
  seen.clear();
  const put = (type: number, value: number) => seen.add(finish(pair(pair(type, kind), value)) || 1);
  put(0, 0);
  put(1, hashText(name.group.key));
  put(2, Math.min(4, name.occurrences.length));
  const key = name.group.key;
  if (introduced.some((each) => each !== key && each.includes(key))) put(3, 1);
  if (name.group.partner) put(4, 1);
  let places = 0;
  for (const { field, from, to } of name.occurrences) {
    const { tokens, sentences, text, field: called } = document.fields[field]!;
    const sentence = sentenceAt(sentences, tokens[from]!.start);
    const rank = sentences.indexOf(sentence);
    const share = sentences.length > 1 ? rank / (sentences.length - 1) : 0;
    const place = called === 'title' ? 0 : rank === 0 ? 1 : share < 0.35 ? 2 : share < 0.65 ? 3 : share < 1 ? 4 : 5;
    places |= 1 << place;
    put(5, place);
    for (let step = 1; step <= WINDOW; step += 1) {
      const before = from >= step ? tokens[from - step] : undefined;
      if (before && before.start >= sentence[0]) {
        const { lower, cue } = before.word;
        put(6, lower);
        if (step <= 2) put(7 + step, lower);
        if (cue) put(10, cue * 8 + place);
        const further = from > step ? tokens[from - step - 1] : undefined;
        if (further && further.start >= sentence[0]) put(11, pair(further.word.lower, lower));
      }
      const after = tokens[to - 1 + step];
      if (after && after.end <= sentence[1]) {
        const { lower, cue } = after.word;
        put(12, lower);
        if (step <= 2) put(13 + step, lower);
        if (cue) put(16, cue * 8 + place);
      }
    }
    const glued = (dash(text, tokens[from]!.start - 1) ? 1 : 0) + (dash(text, tokens[to - 1]!.end) ? 2 : 0);
    if (glued) put(17, glued);
    let cues = 0;
    for (let at = from - 1; at >= 0 && tokens[at]!.start >= sentence[0]; at -= 1) {
      const { cue } = tokens[at]!.word;
      if (cue && !(cues & (1 << cue))) {
        cues |= 1 << cue;
        put(18, cue * 8 + place);
      }
    }
    for (let at = to; at < tokens.length && tokens[at]!.end <= sentence[1]; at += 1) {
      const { cue } = tokens[at]!.word;
      if (cue) put(19, cue * 8 + place);
    }
    for (let at = from - 1; at >= Math.max(0, from - 12) && tokens[at]!.start >= sentence[0]; at -= 1) {
      put(20, tokens[at]!.word.lower);
    }
  }
  put(21, places);
  return seen.values();
}

function dash(text: string, at: number): boolean {
  return text[at] === '-' || text[at] === '–';
}

/** Probability of each role (0 for those that the kind does not take), from rows of a weight table. */
export function shareRoles(
  kind: 'Method' | 'Dataset',
  rows: Int32Array,
  weights: Float32Array | Int8Array,
  scale: number,
): Float64Array {
  const out = new Float64Array(ROLES.length);
  const allowed = rolesFor(kind);
  // Role after role, each sum in a register: this is most of the time that roles take.
  for (let index = 0; index < allowed.length; index += 1) {
    const role = allowed[index]!;
    let sum = 0;
    for (let at = 0; at < rows.length; at += 1) sum += weights[rows[at]! * ROLES.length + role]!;
    out[role] = sum;
  }
  let top = -Infinity;
  for (const role of allowed) top = Math.max(top, out[role]!);
  let total = 0;
  for (const role of allowed) {
    out[role] = Math.exp((out[role]! - top) * scale);
    total += out[role]!;
  }
  for (const role of allowed) out[role]! /= total;
  return out;
}
