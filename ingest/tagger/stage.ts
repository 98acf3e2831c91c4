/** One model of the chain: its features, weights and tallies from annotated papers, and the spans it finds with them. */
import { type Columns, columnsOf } from './columns.ts';
import { type CrfOptions, type CrfWeights, scoreColumns, trainCrf } from './crf.ts';
import { featuresOf } from './features.ts';
import { codeOf, gazetteerCodes, type Tally } from './gazetteer.ts';
import { REACH } from './groups.ts';
import { expTransitions, type SpanChance, spanChances } from './lattice.ts';
import { type HabitOf, SELDOM_PART } from './outside.ts';
import { seeded } from './rng.ts';
import { LEAST_CHANCE } from './tag.ts';
import { type PreparedPaper, type Tallies, talliesOf, wordHabits } from './training-data.ts';

export interface StageOptions {
  readonly seed: number;
  readonly crf: CrfOptions;
  /** A feature needs this many tokens to get weights. */
  readonly least: number;
  readonly report: (line: string) => void;
}

export interface Stage {
  /** `wordHabits` of the papers. */
  readonly habits: ReadonlyMap<number, number>;
  readonly columns: Columns;
  readonly crf: CrfWeights;
  readonly tallies: Tallies;
}

export type Read = Pick<PreparedPaper, 'document' | 'lexicon' | 'introductions'>;

const code = (tally: Tally | null) => (tally ? codeOf(tally) : 0);

/**
 * Training leaves out only words that are seldom part of any name: from those beside names, of which reading is spared
 * two in five, chain and judge learn what a name is not.
 */
function partOf(habits: ReadonlyMap<number, number>): HabitOf {
  return ({ raw }) => (habits.get(raw) ?? 0) & SELDOM_PART;
}

function features(paper: Read, habitOf: HabitOf, broad: ReadonlySet<string>, tally: (key: number) => Tally | null) {
  const gazetteer = paper.document.fields.map((field) => gazetteerCodes(field, (key) => code(tally(key))));
  return featuresOf(paper.document, habitOf, { ...paper, broad, gazetteer });
}

export function trainStage(papers: readonly PreparedPaper[], broad: ReadonlySet<string>, options: StageOptions): Stage {
  const habits = wordHabits(papers);
  const habitOf = partOf(habits);
  const tallies = talliesOf(papers);
  const all = papers.map((paper) => features(paper, habitOf, broad, tallies.without(paper)));
  const columns = columnsOf(all.flat(), options.least);
  const examples = papers.flatMap((paper, index) =>
    all[index]!.map((hashes, field) => ({ columns: hashes.map(columns.of), labels: paper.labels[field]! })),
  );
  const crf = trainCrf(examples, columns.count, options.crf, seeded(options.seed), (epoch, loss) =>
    options.report(`  epoch ${epoch}: loss ${loss.toFixed(3)}`),
  );
  return { habits, columns, crf, tallies };
}

export function spansBy(
  stage: Stage,
  paper: Read,
  broad: ReadonlySet<string>,
  tally: (key: number) => Tally | null,
): SpanChance[][] {
  const moves = expTransitions(stage.crf.transitions);
  const hashes = features(paper, partOf(stage.habits), broad, tally);
  return paper.document.fields.map((field, index) => {
    const length = field.tokens.length;
    const scores = scoreColumns(hashes[index]!.map(stage.columns.of), length, stage.crf.weights);
    return spanChances(scores, length, moves, LEAST_CHANCE, REACH);
  });
}
