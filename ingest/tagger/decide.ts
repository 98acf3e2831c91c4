/** From verdicts to names: which candidates of a paper stand, as what, and where; no two on the same words. */
import type { Document } from '../recognisers/document.ts';
import type { Group, Occurrence } from './groups.ts';
import { CLASSES } from './labels.ts';

/** Lowest shares at which a verdict counts; chosen for the best F1 on held-out folds. */
export interface Thresholds {
  readonly method: number;
  readonly dataset: number;
  readonly introduces: number;
  /** For broad techniques, lower where the lexicon knows the name. */
  readonly broad: number;
  readonly broadKnown: number;
}

export const THRESHOLDS: Thresholds = { method: 0.4, dataset: 0.4, introduces: 0.42, broad: 0.85, broadKnown: 0.6 };

export interface Decided {
  readonly group: Group;
  readonly kind: 'Method' | 'Dataset';
  readonly introduces: boolean;
  readonly broad: boolean;
  /** 0 to 1: the judge's share for this kind. */
  readonly confidence: number;
  /** Where it stands without overlapping a surer name. */
  readonly occurrences: readonly Occurrence[];
}

interface Verdict {
  readonly kind: 'Method' | 'Dataset';
  readonly introduces: boolean;
  readonly broad: boolean;
  readonly confidence: number;
}

/** Where the text says `a new dataset, X`, a well-known name may be this paper's own: Office-Home was new once. */
const TOLD = 0.2;

/** `known` to the lexicon; `told` to be new data. `share[0]` no name, then introduced, method, broad, dataset, introduced dataset. */
export function verdictOf(
  share: Float64Array,
  { known, told }: { readonly known: boolean; readonly told: boolean },
  thresholds: Thresholds,
): Verdict | null {
  const [none = 0, introduced = 0, method = 0, broad = 0, dataset = 0, made = 0] = share;
  const named = introduced + method;
  const data = dataset + made;
  const any = named + broad;
  if (data > thresholds.dataset * (data + none + any) && data > any) {
    return { kind: 'Dataset', introduces: made > dataset * (told ? TOLD : 1), broad: false, confidence: data };
  }
  const introduces = introduced > thresholds.introduces * (any + none);
  if (named > thresholds.method * (named + none + data) && any > data && named > broad * 0.3) {
    return { kind: 'Method', introduces, broad: broad > named, confidence: any };
  }
  if (any > (known ? thresholds.broadKnown : thresholds.broad)) {
    return { kind: 'Method', introduces: false, broad: true, confidence: any };
  }
  return null;
}

/** So that a place where the tagger saw nothing still counts, after those where it saw the name. */
const UNSEEN = 0.1;
/** High, so that a doubtful long name does not take the words of a sure short one. */
const FIRMNESS = 5;

/**
 * Places go to the surest first: by the verdict on the name times the tagger's chance for these very words, so that a
 * known base loses the words of the new name around it. A name left without a place is dropped.
 */
export function decide(
  document: Document,
  groups: ReadonlyMap<string, Group>,
  shares: readonly Float64Array[],
  thresholds: Thresholds = THRESHOLDS,
): Decided[] {
  const standing = [...groups.values()].flatMap((group, index) => {
    const told = group.introductions.some(({ kind, rule }) => kind === 'Dataset' && rule === 'introduction');
    const verdict = verdictOf(shares[index]!, { known: group.lexicon.length > 0, told }, thresholds);
    return verdict ? [{ group, verdict, free: [] as Occurrence[] }] : [];
  });
  const places = standing.flatMap((name) =>
    name.group.occurrences.map((occurrence) => {
      let chance = 0;
      for (let kind = 0; kind < CLASSES.length; kind += 1) chance += occurrence.chances[kind]!;
      return { name, occurrence, weight: name.verdict.confidence ** FIRMNESS * (UNSEEN + chance) };
    }),
  );
  const length = ({ from, to }: Occurrence) => to - from;
  places.sort((a, b) => b.weight - a.weight || length(b.occurrence) - length(a.occurrence));
  const taken = document.fields.map((field) => new Uint8Array(field.tokens.length));
  for (const { name, occurrence } of places) {
    const { field, from, to } = occurrence;
    const row = taken[field]!;
    let free = true;
    for (let at = from; at < to; at += 1) if (row[at]) free = false;
    if (!free) continue;
    row.fill(1, from, to);
    name.free.push(occurrence);
  }
  return standing
    .filter(({ free }) => free.length > 0)
    .map(({ group, verdict: { kind, introduces, broad, confidence }, free }) => ({
      group,
      kind,
      introduces,
      broad,
      confidence,
      occurrences: free.sort((a, b) => a.field - b.field || a.from - b.from),
    }));
}
