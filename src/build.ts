/** The flow from files to a stored, analysed graph: read what is new, resolve everything, analyse, write once. */
import { createHash } from 'node:crypto';
import { KnownError } from '../graph/errors.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { CommunityChange, InputInfo, Problem } from '../graph/model.ts';
import type { Change, Store, WriteReport } from '../graph/stores/contract.ts';
import { CORRECTIONS_FILE, parseCorrections } from '../ingest/corrections.ts';
import type { Listing } from '../ingest/model.ts';
import { buildRows, type PipelineOutput } from '../ingest/pipeline.ts';
import { type AnalysisChoice, analyseRows, sameAnalysis } from './analyse.ts';
import { type InputOptions, readNew, replacedNames } from './inputs/fresh.ts';
import { loadLexicon } from './lexicon.ts';
import type { Progress } from './progress.ts';
import { openReadingMemory } from './reading-memory.ts';
import { allRecords, listingOf, problemsOf, withYear } from './records.ts';
import { loadTagger } from './tagger.ts';
import { VERSION } from './version.ts';
import { whenFree } from './when-free.ts';

/** How often a run starts again when another one wrote the store meanwhile. */
const ATTEMPTS = 3;

export interface BuildOptions {
  readonly sources: readonly string[];
  readonly store: Store;
  readonly input: InputOptions;
  /** ISO date or year against which a missing year is resolved; null: as last time, else by the pages. */
  readonly asOf: string | null;
  readonly analysis: AnalysisChoice;
  readonly progress: Progress;
  /** Folder in which recognition remembers what it has read; none: everything is read again. */
  readonly memory?: string | null;
  /** Names of inputs, as `kindred status` prints them, whose records go unless they are read again now. */
  readonly replace?: readonly string[];
}

export interface BuildReport {
  /** Nothing was new: the store was not touched. */
  readonly unchanged: boolean;
  /** Records read in this run from inputs that the store did not hold yet. */
  readonly records: number;
  readonly fresh: readonly InputInfo[];
  /** Names of inputs whose bytes the store holds already. */
  readonly known: readonly string[];
  /** Of this run: inputs first, then corrections. */
  readonly problems: readonly Problem[];
  /** Records of the whole corpus that joined another one's paper. */
  readonly merged: number;
  /** What this run did to the communities. */
  readonly changes: readonly CommunityChange[];
  readonly write: WriteReport | null;
}

/**
 * Throws `store-locked` while another writer is at work, `not-found` and `no-input` for a replacement that would replace
 * nothing or with nothing; whatever is wrong with an input becomes a Problem.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await buildOnce(options);
    } catch (error) {
      const overtaken = error instanceof KnownError && error.code === 'store-changed';
      // Standard input can be read only once: there the user has to give it again.
      if (!overtaken || attempt === ATTEMPTS || options.sources.includes('-')) throw error;
      await options.store.refresh();
    }
  }
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const { store, progress } = options;
  const before = await store.manifest();
  const asOf = options.asOf ?? before?.as_of ?? null;
  const gone = replacedNames(before?.inputs ?? [], options.replace ?? []);
  const held = (before?.inputs ?? []).filter((input) => !gone.has(input.name));
  const reading = await readNew(options, asOf, held);
  const { fresh, known } = reading;
  if (gone.size > 0 && fresh.length + known.length === 0) {
    throw new KnownError(
      'no-input',
      `nothing was read in the place of ${[...gone].join(', ')}`,
      'its records stay; name files that hold papers',
    );
  }
  const corrections = await store.corrections();
  const correctionInput = inputOfCorrections(corrections);

  const current =
    before === null
      ? fresh.length === 0
      : fresh.length === 0 &&
        gone.size === 0 &&
        before.kindred === VERSION &&
        before.as_of === asOf &&
        sameAnalysis(before.analysis, options.analysis) &&
        held.find((input) => input.name === CORRECTIONS_FILE)?.sha256 === correctionInput?.sha256;
  if (current)
    return {
      unchanged: true,
      records: 0,
      fresh,
      known,
      problems: reading.problems,
      merged: 0,
      changes: [],
      write: null,
    };

  const records = await allRecords(store, reading.listings, gone);
  const listings = records.map((record) => withYear(listingOf(record), asOf));
  const rows = resolve(listings, corrections, options.memory ?? null, progress);
  const analysis = await analyseRows(rows, rows.renames, store, options.analysis, progress);

  const storing = progress.stage('store');
  const change: Change = {
    since: before?.build ?? null,
    tables: {
      records,
      papers: rows.papers,
      entities: rows.entities,
      edges: rows.edges,
      problems: await problemsOf(store, [...reading.problems, ...rows.problems], reading, gone),
      nodes: analysis.nodes,
      communities: analysis.communities,
      derived: analysis.derived,
    },
    manifest: {
      kindred: VERSION,
      as_of: asOf,
      inputs: [
        ...held.filter((input) => input.name !== CORRECTIONS_FILE),
        ...fresh,
        ...(correctionInput ? [correctionInput] : []),
      ].sort((a, b) => byCodeUnit(a.name, b.name)),
      analysis: analysis.info,
    },
  };
  const write = await whenFree(() => store.write(change));
  storing.end(write.unchanged ? 'nothing changed' : store.name);
  return {
    unchanged: write.unchanged,
    records: reading.listings.length,
    fresh,
    known,
    problems: [...reading.problems, ...rows.problems],
    merged: rows.merged,
    changes: analysis.changes,
    write,
  };
}

function resolve(
  listings: readonly Listing[],
  corrections: string,
  folder: string | null,
  progress: Progress,
): PipelineOutput {
  const stage = progress.stage('recognise');
  const memory = folder === null ? null : openReadingMemory(folder);
  try {
    const rows = buildRows({
      listings,
      corrections,
      lexicon: loadLexicon(),
      tagger: loadTagger(),
      memory,
      progress: (pass, done, total) => stage.update(pass === 'recognise' ? done : total + done, total * 2),
    });
    memory?.finish();
    stage.end(`${rows.papers.length.toLocaleString('en')} papers  ${rows.names.toLocaleString('en')} names`);
    return rows;
  } catch (error) {
    memory?.abandon();
    throw error;
  }
}

function inputOfCorrections(text: string): InputInfo | null {
  if (!text) return null;
  return {
    name: CORRECTIONS_FILE,
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    format: 'corrections',
    records: parseCorrections(text).corrections.length,
  };
}
