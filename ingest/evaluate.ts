/** How well recognition agrees with a gold file: precision, recall and F1 as `gold/score.py` counts them, with intervals. */
import type { Role } from '../graph/model.ts';

export type Measure = 'methods' | 'introduces' | 'datasets' | 'links';
export const MEASURES: readonly Measure[] = ['methods', 'introduces', 'datasets', 'links'];

export interface GoldName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly need: 'required' | 'optional';
  /** `introduces`, `introduces?` or `method`; null for a dataset. */
  readonly cls: string | null;
  readonly role: string;
}

export interface GoldPaper {
  readonly title: string;
  readonly methods: readonly GoldName[];
  readonly datasets: readonly GoldName[];
  readonly links: readonly { readonly url: string; readonly need: 'required' | 'optional' }[];
}

export interface PredictedName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly relation: 'introduces' | Role;
}

export interface Prediction {
  readonly title: string;
  readonly methods: readonly PredictedName[];
  readonly datasets: readonly PredictedName[];
  readonly links: readonly string[];
}

/** One paper's share of the counts, so that papers can be drawn again for intervals. */
interface Counts {
  required: number;
  found: number;
  right: number;
  wrong: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly required: number;
  readonly found: number;
  readonly wrong: number;
  /** 95 % bootstrap interval of F1 over papers. */
  readonly interval: readonly [low: number, high: number];
}

export interface EvaluationError {
  readonly measure: Measure;
  readonly what: 'missed' | 'wrong';
  readonly title: string;
  readonly name: string;
}

export interface Evaluation {
  readonly papers: number;
  /** Titles of gold papers that no prediction names. */
  readonly missing: readonly string[];
  readonly scores: Readonly<Record<Measure, Score>>;
  /** Matched pairs of names, and how many of them have the gold's role. */
  readonly roles: { readonly pairs: number; readonly right: number; readonly accuracy: number };
  readonly errors: readonly EvaluationError[];
}

/** The folding of `score.py`: lower case, letters, digits, plus and four Greek letters; a plural `s` dropped. */
export function foldName(name: string): string {
  const folded = name
    .toLowerCase()
    .replaceAll('\\', '')
    .replace(/[^a-z0-9+αβγλ]+/g, '');
  return folded.length > 4 && folded.endsWith('s') && !folded.endsWith('ss') ? folded.slice(0, -1) : folded;
}

export function foldUrl(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/.]+$/, '')
    .replace(/#.*$/s, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}

export function foldTitle(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '');
}

function keys(name: { readonly name: string; readonly aliases: readonly string[] }): Set<string> {
  return new Set([name.name, ...name.aliases].map(foldName).filter(Boolean));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return true;
  return false;
}

interface PaperResult {
  readonly counts: Record<Measure, Counts>;
  readonly errors: EvaluationError[];
  pairs: number;
  right: number;
}

function scorePaper(gold: GoldPaper, predicted: Prediction | undefined): PaperResult {
  const none = (): Counts => ({ required: 0, found: 0, right: 0, wrong: 0 });
  const result: PaperResult = {
    counts: { methods: none(), introduces: none(), datasets: none(), links: none() },
    errors: [],
    pairs: 0,
    right: 0,
  };
  const fail = (measure: Measure, what: 'missed' | 'wrong', name: string) =>
    result.errors.push({ measure, what, title: gold.title, name });
  for (const kind of ['methods', 'datasets'] as const) names(kind);
  introduced();
  linked();
  return result;

  function names(kind: 'methods' | 'datasets'): void {
    const counts = result.counts[kind];
    const wanted = gold[kind].map(keys);
    const hit = new Set<number>();
    for (const guess of predicted?.[kind] ?? []) {
      const own = keys(guess);
      const matches = wanted.flatMap((each, index) => (meet(each, own) ? [index] : []));
      for (const index of matches) hit.add(index);
      if (matches.length === 0) {
        counts.wrong += 1;
        fail(kind, 'wrong', guess.name);
        continue;
      }
      counts.right += 1;
      const roles = gold[kind][matches[0]!]!.role.split('|');
      result.pairs += 1;
      if (roles.includes(guess.relation)) result.right += 1;
    }
    gold[kind].forEach((name, index) => {
      if (name.need !== 'required') return;
      counts.required += 1;
      if (hit.has(index)) counts.found += 1;
      else fail(kind, 'missed', name.name);
    });
  }

  function introduced(): void {
    const counts = result.counts.introduces;
    const sure = gold.methods.filter((name) => name.cls === 'introduces');
    const allowed = gold.methods.filter((name) => name.cls === 'introduces?' || name.role.startsWith('introduces'));
    const guesses = (predicted?.methods ?? []).filter((name) => name.relation === 'introduces');
    for (const name of sure) {
      counts.required += 1;
      if (guesses.some((guess) => meet(keys(guess), keys(name)))) counts.found += 1;
      else fail('introduces', 'missed', name.name);
    }
    for (const guess of guesses) {
      if ([...sure, ...allowed].some((name) => meet(keys(guess), keys(name)))) counts.right += 1;
      else {
        counts.wrong += 1;
        fail('introduces', 'wrong', guess.name);
      }
    }
  }

  function linked(): void {
    const counts = result.counts.links;
    const wanted = new Map(gold.links.map((link) => [foldUrl(link.url), link]));
    const guesses = new Set((predicted?.links ?? []).map(foldUrl));
    for (const [url, link] of wanted) {
      if (link.need !== 'required') continue;
      counts.required += 1;
      if (guesses.has(url)) counts.found += 1;
      else fail('links', 'missed', url);
    }
    for (const url of guesses) {
      if (wanted.has(url)) counts.right += 1;
      else {
        counts.wrong += 1;
        fail('links', 'wrong', url);
      }
    }
  }
}

function f1(counts: Counts): { precision: number; recall: number; f1: number } {
  const recall = counts.found / Math.max(1, counts.required);
  const precision = counts.right / Math.max(1, counts.right + counts.wrong);
  return { precision, recall, f1: (2 * recall * precision) / Math.max(1e-9, recall + precision) };
}

function add(into: Counts, more: Counts): void {
  into.required += more.required;
  into.found += more.found;
  into.right += more.right;
  into.wrong += more.wrong;
}

function total(list: readonly Counts[]): Counts {
  const sum: Counts = { required: 0, found: 0, right: 0, wrong: 0 };
  for (const counts of list) add(sum, counts);
  return sum;
}

function scoreOf(list: readonly Counts[], rng: () => number, draws: number): Score {
  const sum = total(list);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const again: Counts = { required: 0, found: 0, right: 0, wrong: 0 };
    for (let index = 0; index < list.length; index += 1) add(again, list[Math.floor(rng() * list.length)]!);
    values.push(f1(again).f1);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  const { required, found, wrong } = sum;
  return { ...f1(sum), required, found, wrong, interval: [at(0.025), at(0.975)] };
}

/** Scores predictions against gold papers, matched by folded title; `rng` draws the papers of the bootstrap. */
export function evaluate(
  gold: readonly GoldPaper[],
  predictions: readonly Prediction[],
  rng: () => number,
  draws = 1000,
): Evaluation {
  const byTitle = new Map(predictions.map((each) => [foldTitle(each.title), each]));
  const results = gold.map((paper) => scorePaper(paper, byTitle.get(foldTitle(paper.title))));
  const score = (measure: Measure) =>
    scoreOf(
      results.map((result) => result.counts[measure]),
      rng,
      draws,
    );
  const pairs = results.reduce((sum, result) => sum + result.pairs, 0);
  const right = results.reduce((sum, result) => sum + result.right, 0);
  return {
    papers: gold.length,
    missing: gold.map((paper) => paper.title).filter((title) => !byTitle.has(foldTitle(title))),
    scores: {
      methods: score('methods'),
      introduces: score('introduces'),
      datasets: score('datasets'),
      links: score('links'),
    },
    roles: { pairs, right, accuracy: right / Math.max(1, pairs) },
    errors: results.flatMap((result) => result.errors),
  };
}
