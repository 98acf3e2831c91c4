/**
 * Training of the whole tagger from annotated papers: fold models for honest candidates, the final model, the judge and
 * the roles. Same input and seed, same weights.
 */
import type { Lexicon } from '../recognisers/lexicon.ts';
import type { CrfOptions } from './crf.ts';
import { gazetteerKey } from './gazetteer.ts';
import { type Group, groupsOf } from './groups.ts';
import { growTrees, type TreeOptions } from './grow-trees.ts';
import { JUDGE_WIDTH, judgeRows, VERDICTS } from './judge.ts';
import { CLASSES } from './labels.ts';
import type { SpanChance } from './lattice.ts';
import type { TrainedTagger } from './model.ts';
import { seeded } from './rng.ts';
import { type Stage, type StageOptions, spansBy, trainStage } from './stage.ts';
import { rolePaper, trainRoles } from './train-roles.ts';
import { type AnnotatedPaper, type PreparedPaper, prepare } from './training-data.ts';
import type { Forest } from './trees.ts';

export interface StageInput extends StageOptions {
  readonly lexicon: Lexicon;
  /** Into how many parts the papers are cut for spans by models that have not seen them. */
  readonly folds: number;
}

export interface TrainingInput extends StageInput {
  readonly annotated: readonly AnnotatedPaper[];
  readonly trees: TreeOptions;
}

export const CRF_OPTIONS: CrfOptions = { epochs: 3, alpha: 0.1, beta: 1, l1: 1, l2: 1 };
export const TREE_OPTIONS: TreeOptions = { rounds: 70, rate: 0.12, lambda: 3, least: 3, share: 0.5 };

/** What the slow half of training gives: the sequence models. The judge and the roles learn from it in seconds. */
export interface Stages {
  /** The model of all papers. */
  readonly final: Stage;
  /** A list a paper and field: the spans that a model without this paper finds. */
  readonly held: readonly (readonly (readonly SpanChance[])[])[];
}

export function trainTagger(input: TrainingInput): TrainedTagger {
  const papers = input.annotated.map((paper) => prepare(paper, input.lexicon));
  return judged(papers, trainStages(papers, input), input);
}

export function trainStages(papers: readonly PreparedPaper[], input: StageInput): Stages {
  const broad = broadIds(input.lexicon);
  const held = heldOut(papers, broad, input);
  input.report('all');
  return { final: trainStage(papers, broad, input), held };
}

/** The whole tagger from its sequence models: adds the judge and the roles. */
export function judged(
  papers: readonly PreparedPaper[],
  { final, held }: Stages,
  { lexicon, trees, seed, report }: Pick<TrainingInput, 'lexicon' | 'trees' | 'seed' | 'report'>,
): TrainedTagger {
  report('judge');
  const broad = broadIds(lexicon);
  const rows = papers.map((paper, index) => judgeExample(paper, held[index]!, broad, final));
  const forest = trainJudge(rows, trees, seed);
  report('roles');
  const named = papers.map((paper, index) => rolePaper(paper, rows[index]!));
  const { roles, roleForest } = trainRoles(named, seed + 2);
  return {
    habits: final.habits,
    hashes: final.columns.hashes(),
    crf: final.crf,
    tallies: final.tallies.all,
    forest,
    roles,
    roleForest,
  };
}

export function broadIds(lexicon: Lexicon): ReadonlySet<string> {
  return new Set(lexicon.entries.filter((entry) => entry.broad).map((entry) => entry.id));
}

/** Spans of every paper by a model that has not seen it. */
function heldOut(papers: readonly PreparedPaper[], broad: ReadonlySet<string>, input: StageInput): SpanChance[][][] {
  const held = papers.map((): SpanChance[][] => []);
  for (let fold = 0; fold < input.folds; fold += 1) {
    input.report(`fold ${fold + 1} of ${input.folds}`);
    const stage = trainStage(
      papers.filter((_, index) => index % input.folds !== fold),
      broad,
      input,
    );
    papers.forEach((paper, index) => {
      if (index % input.folds !== fold) return;
      held[index] = spansBy(stage, paper, broad, (key) => stage.tallies.all.get(key) ?? null);
    });
  }
  return held;
}

export interface JudgeExample {
  readonly groups: ReadonlyMap<string, Group>;
  readonly rows: Float32Array;
  /** 0 for no name, else 1 + its class. */
  readonly targets: readonly number[];
  /** Index of the annotated name that each group is; −1 for none. */
  readonly names: readonly number[];
}

/** The rows of one paper as the judge would see them had the paper never been annotated. */
export function judgeExample(
  paper: PreparedPaper,
  spans: readonly (readonly SpanChance[])[],
  broad: ReadonlySet<string>,
  stage: Pick<Stage, 'tallies'>,
): JudgeExample {
  const groups = groupsOf(paper.document, { ...paper, learnt: [], spans });
  const without = stage.tallies.without(paper);
  const tally = ({ surface }: { readonly surface: string }) => without(gazetteerKey(surface));
  const rows = judgeRows({ document: paper.document, groups, broad, tally });
  const names = [...groups.values()].map((group) => paper.own.get(gazetteerKey(group.surface))?.name ?? -1);
  const targets = names.map((name) => (name < 0 ? 0 : 1 + CLASSES.indexOf(paper.paper.names[name]!.class)));
  return { groups, rows, targets, names };
}

export function trainJudge(examples: readonly JudgeExample[], trees: TreeOptions, seed: number): Forest {
  const targets = Uint8Array.from(examples.flatMap((example) => example.targets));
  const rows = new Float32Array(targets.length * JUDGE_WIDTH);
  let at = 0;
  for (const example of examples) {
    rows.set(example.rows, at);
    at += example.rows.length;
  }
  return growTrees(rows, JUDGE_WIDTH, targets, VERDICTS, trees, seeded(seed + 1));
}
