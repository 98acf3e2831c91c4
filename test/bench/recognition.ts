/**
 * How well recognition carries over: cross-validation over the training papers, and the dev gold.
 *   node --max-old-space-size=8192 test/bench/run.mjs recognition cv [FOLD …]   trains (or takes up) folds, then scores them
 *   node test/bench/run.mjs recognition dev                                      scores the weights beside the code, whole and in parts
 *   node test/bench/run.mjs recognition edges [EVERY [SEED [COUNT]]]             draws edges of the corpus to be judged
 * Folds are kept under KINDRED_CACHE (default test/.cache/recognition), so a stopped run goes on, and folds may be trained
 * by several processes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Evaluation, evaluate, MEASURES, type Prediction } from '../../ingest/evaluate.ts';
import { predictionOf } from '../../ingest/predictions.ts';
import type { RecogniserContext } from '../../ingest/recognisers/contract.ts';
import { recognise } from '../../ingest/recognisers/index.ts';
import { readModel, type TaggerModel, writeModel } from '../../ingest/tagger/model.ts';
import { seeded } from '../../ingest/tagger/rng.ts';
import { judged, trainStages } from '../../ingest/tagger/train.ts';
import { prepare } from '../../ingest/tagger/training-data.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { TRAINING } from '../../src/training-options.ts';
import { devPapers } from '../support/dev-papers.ts';
import { drawnEdges } from './recognition/edges.ts';
import { FOLDS, type TestPaper, trainingPapers } from './recognition/papers.ts';
import { partsOf } from './recognition/parts.ts';
import { loadStages, saveStages } from './recognition/stages-file.ts';

const cache = resolve(process.env.KINDRED_CACHE ?? 'test/.cache/recognition');
const weights = process.env.KINDRED_WEIGHTS ?? 'ingest/tagger/weights.bin';
const lexicon = loadLexicon(pathToFileURL(`${resolve('ingest/lexicon')}/`));

function report(line: string): void {
  process.stderr.write(`${process.uptime().toFixed(0).padStart(5)} s  ${line}\n`);
}

/** A tagger that has not seen the papers of a fold. */
function modelWithout(fold: number, papers: readonly TestPaper[], foldOf: readonly number[]): TaggerModel {
  const others = papers
    .filter((_, index) => foldOf[index] !== fold)
    .map(({ annotated }) => prepare(annotated, lexicon));
  const path = join(cache, `fold-${fold}.stages`);
  const options = { ...TRAINING, lexicon, report };
  let stages = loadStages(path, others);
  if (!stages) {
    saveStages(path, trainStages(others, options));
    stages = loadStages(path, others);
  }
  if (!stages) throw new RangeError(`${path} went away`);
  const bytes = writeModel(judged(others, stages, options));
  writeFileSync(join(cache, `fold-${fold}.bin`), bytes);
  return readModel(bytes);
}

function predictions(papers: readonly Pick<TestPaper, 'text'>[], context: RecogniserContext): Prediction[] {
  return papers.map(({ text }) => predictionOf(text.title, recognise(text, context)));
}

function row(name: string, { scores, roles }: Evaluation): string {
  const cells = MEASURES.map((measure) => {
    const { precision, recall, f1, interval } = scores[measure];
    const [low, high] = interval.map((value) => value.toFixed(3));
    return `${f1.toFixed(3)} [${low}, ${high}] (${precision.toFixed(3)} / ${recall.toFixed(3)})`;
  });
  return `| ${name} | ${cells.join(' | ')} | ${roles.accuracy.toFixed(3)} |`;
}

const HEAD = `| | ${MEASURES.join(' | ')} | roles |\n|---|${'---|'.repeat(MEASURES.length + 1)}`;

/** Mean and standard deviation over folds. */
function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return `${mean.toFixed(3)} ± ${Math.sqrt(variance).toFixed(3)}`;
}

function crossValidate(folds: readonly number[]): void {
  const { papers, foldOf } = trainingPapers();
  const results = folds.map((fold) => {
    report(`fold ${fold}`);
    const tagger = modelWithout(fold, papers, foldOf);
    const held = papers.filter((_, index) => foldOf[index] === fold);
    const guesses = predictions(held, { lexicon, learnt: [], tagger });
    writeFileSync(join(cache, `fold-${fold}.predictions.json`), JSON.stringify(guesses));
    writeFileSync(join(cache, `fold-${fold}.gold.json`), JSON.stringify(held.map(({ gold }) => gold)));
    return evaluate(
      held.map(({ gold }) => gold),
      guesses,
      seeded(1),
    );
  });
  console.log(HEAD);
  results.forEach((result, index) => {
    console.log(row(`fold ${folds[index]}`, result));
  });
  const means = MEASURES.map((measure) => spread(results.map(({ scores }) => scores[measure].f1)));
  console.log(`| mean | ${means.join(' | ')} | ${spread(results.map(({ roles }) => roles.accuracy))} |`);
}

async function dev(): Promise<void> {
  const papers = await devPapers();
  const tagger = readModel(readFileSync(weights));
  const gold = papers.map((paper) => paper.gold);
  console.log(HEAD);
  for (const { name, context } of partsOf(
    lexicon,
    tagger,
    papers.map(({ text }) => text),
  )) {
    const guesses = predictions(papers, context);
    writeFileSync(join(cache, `dev ${name}.json`), JSON.stringify(guesses));
    console.log(row(name, evaluate(gold, guesses, seeded(1))));
  }
}

async function edges(every = 10, seed = 1, count = 200): Promise<void> {
  const context = { lexicon, tagger: readModel(readFileSync(weights)) };
  for (const each of await drawnEdges(context, { every, seed, count })) console.log(JSON.stringify(each));
}

mkdirSync(cache, { recursive: true });
const [what = 'cv', ...rest] = process.argv.slice(2);
if (what === 'dev') await dev();
else if (what === 'edges') await edges(...rest.map(Number));
else crossValidate(rest.length > 0 ? rest.map(Number) : Array.from({ length: FOLDS }, (_, fold) => fold));
