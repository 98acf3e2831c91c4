/**
 * The speed and the memory of recognition over the conference papers, as the pipeline reads them: a first pass, names
 * learnt from it, and a second pass over the texts in which one stands. Run, in the root of the project:
 * node test/bench/run.mjs recognise [EVERY [WINDOW]]
 * Every EVERY-th paper, all by default, a line a window of so many (5,000); with a WINDOW the first pass alone. With
 * node --expose-gc, heap after a collection, whose time is not counted.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { holdsAny } from '../../ingest/holds-any.ts';
import type { PaperText } from '../../ingest/model.ts';
import type { RecogniserContext } from '../../ingest/recognisers/contract.ts';
import { recognise } from '../../ingest/recognisers/index.ts';
import { learner } from '../../ingest/recognisers/learn.ts';
import { learntForms } from '../../ingest/recognisers/learnt-names.ts';
import { readModel } from '../../ingest/tagger/model.ts';
import { loadLexicon } from '../../src/lexicon.ts';
import { SHARED } from '../support/shared.ts';

const every = Number(process.argv[2] ?? 1);
const size = Number(process.argv[3] ?? 5000);

const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function timed<Value>(name: string, run: () => Value): Value {
  const start = performance.now();
  const value = run();
  console.log(`${name} loaded in ${(performance.now() - start).toFixed(0)} ms`);
  return value;
}

const lexicon = timed('lexicon', () => loadLexicon(pathToFileURL(`${resolve('ingest/lexicon')}/`)));
const tagger = timed('weights', () => readModel(readFileSync('ingest/tagger/weights.bin')));

/** To unpack and to parse a paper is not recognition, and is done before its window is timed. */
function* windows(): Generator<PaperText[]> {
  let window: PaperText[] = [];
  for (const paper of papers()) {
    window.push(paper);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}

function* papers(): Generator<PaperText> {
  const bytes = gunzipSync(readFileSync(join(SHARED, 'corpus/conference-papers.jsonl.gz')));
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    if (number % every === 0 && to > from) {
      const { title, abstract } = JSON.parse(bytes.toString('utf8', from, to));
      yield { title, abstract, summary: null };
    }
    number += 1;
    from = to + 1;
  }
}

/** Prints a line a window, and the rate of the whole. */
function pass(name: string, read: (text: PaperText, index: number) => boolean): void {
  let [cpu, wall, index, told] = [0, 0, 0, 0];
  for (const window of windows()) {
    const start = { cpu: seconds(), wall: performance.now() };
    for (const text of window) {
      if (read(text, index)) told += 1;
      index += 1;
    }
    const spent = seconds() - start.cpu;
    cpu += spent;
    wall += (performance.now() - start.wall) / 1000;
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const megabytes = (size: number) => Math.round(size / 1e6);
    console.log(
      `${name} ${index}: ${Math.round(window.length / spent)} a CPU second, resident ${megabytes(rss)} MB, heap ${megabytes(heapUsed)} MB`,
    );
  }
  console.log(
    `${name}: ${index} papers, ${told} read, ${Math.round(index / cpu)} a CPU second, ${Math.round(index / wall)} a second`,
  );
}

const introduced = learner();
const context: Omit<RecogniserContext, 'learnt'> = { lexicon, tagger };
let mentions = 0;
pass('first pass', (text, index) => {
  const found = recognise(text, { ...context, learnt: [] }).mentions;
  mentions += found.length;
  introduced.add({ id: `${index}`, mentions: found });
  return true;
});
const learnt = introduced.names();
if (process.argv[3] === undefined) {
  const holds = holdsAny(learntForms(learnt).keys());
  pass('second pass', (text) => {
    const again = holds(text.title) || holds(text.abstract);
    if (again) recognise(text, { ...context, learnt });
    return again;
  });
}
console.log(`${mentions} mentions, ${learnt.length} learnt names`);
