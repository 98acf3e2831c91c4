/** One model of the chain: its features, weights and tallies from annotated papers, and the spans it finds with them. */
import { type Columns, columnsOf } from './columns.ts';
import { type CrfOptions, type CrfWeights, scoreColumns, trainCrf } from './crf.ts';
import { featuresOf, type Plain } from './features.ts';
import { codeOf, gazetteerCodes, type Tally } from './gazetteer.ts';
import { REACH } from './groups.ts';
import { expTransitions, type SpanChance, spanChances, sums } from './lattice.ts';
import { seeded } from './rng.ts';
import { LEAST_CHANCE } from './tag.ts';
import { type PreparedPaper, plainWords, type Tallies, talliesOf } from './training-data.ts';

export interface StageOptions {
  readonly seed: number;
  readonly crf: CrfOptions;
  /** A feature needs this many tokens to get weights. */
  readonly least: number;
  readonly report: (line: string) => void;
}

export interface Stage {
  readonly plain: readonly number[];
  readonly columns: Columns;
  readonly crf: CrfWeights;
  readonly tallies: Tallies;
}

export type Read = Pick<PreparedPaper, 'document' | 'lexicon' | 'introductions'>;

const code = (tally: Tally | null) => (tally ? codeOf(tally) : 0);

function isIn(plain: readonly number[]): Plain {
  const held = new Set(plain);
  return (raw) => held.has(raw);
}

function features(paper: Read, plain: Plain, broad: ReadonlySet<string>, tally: (key: number) => Tally | null) {
  const gazetteer = paper.document.fields.map((field) => gazetteerCodes(field, (key) => code(tally(key))));
  return featuresOf(paper.document, plain, { ...paper, broad, gazetteer });
}

export function trainStage(papers: readonly PreparedPaper[], broad: ReadonlySet<string>, options: StageOptions): Stage {
  const plain = plainWords(papers);
  const isPlain = isIn(plain);
  const tallies = talliesOf(papers);
  const all = papers.map((paper) => features(paper, isPlain, broad, tallies.without(paper)));
  const columns = columnsOf(all.flat(), options.least);
  const examples = papers.flatMap((paper, index) =>
    all[index]!.map((hashes, field) => ({ columns: hashes.map(columns.of), labels: paper.labels[field]! })),
  );
  const crf = trainCrf(examples, columns.count, options.crf, seeded(options.seed), (epoch, loss) =>
    options.report(`  epoch ${epoch}: loss ${loss.toFixed(3)}`),
  );
  return { plain, columns, crf, tallies };
}

export function spansBy(
  stage: Stage,
  paper: Read,
  broad: ReadonlySet<string>,
  tally: (key: number) => Tally | null,
): SpanChance[][] {
  const moves = expTransitions(stage.crf.transitions);
  const hashes = features(paper, isIn(stage.plain), broad, tally);
  return paper.document.fields.map((field, index) => {
    const length = field.tokens.length;
    const scores = scoreColumns(hashes[index]!.map(stage.columns.of), length, stage.crf.weights);
    return spanChances(sums(scores, length, moves), length, moves, LEAST_CHANCE, REACH);
  });
}
