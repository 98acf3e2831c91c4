/** What a store holds, what it was built from, and what could not be read. */
import process from 'node:process';
import type { Problem } from '../../graph/model.ts';
import type { StatusAnswer } from '../api.ts';
import { sampleDigest } from '../config.ts';
import { VERSION } from '../version.ts';
import type { Corpus } from './corpus.ts';
import { neo4jBrowser } from './neo4j-browser.ts';

/** More problems than a person reads; the store holds them all. */
const PROBLEM_LIMIT = 200;

export async function statusAnswer(corpus: Corpus, token: string | null): Promise<StatusAnswer> {
  const { manifest, store } = corpus;
  const problems: Problem[] = [];
  for await (const problem of store.read('problems')) {
    if (problems.length === PROBLEM_LIMIT) break;
    problems.push(problem);
  }
  return {
    kindred: VERSION,
    store: store.name,
    build: manifest.build,
    counts: manifest.counts,
    inputs: manifest.inputs,
    analysis: manifest.analysis,
    problems,
    own_summaries: manifest.inputs.some(({ sha256 }) => sha256 === sampleDigest()),
    neo4j_browser: neo4jBrowser(store.name, process.env),
    token,
  };
}
