/** The flow from files to a stored, analysed graph: read what is new, resolve everything, analyse, write once. */
import { createHash } from 'node:crypto';
import { KnownError } from '../graph/errors.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { CommunityChange, InputInfo, Problem } from '../graph/model.ts';
import type { Change, Store, StoredRecord, WriteReport } from '../graph/stores/contract.ts';
import { CORRECTIONS_FILE, parseCorrections } from '../ingest/corrections.ts';
import type { Listing } from '../ingest/model.ts';
import { buildRows, type PipelineOutput } from '../ingest/pipeline.ts';
import { type AnalysisChoice, analyseRows, sameAnalysis } from './analyse.ts';
import { sampleDigest } from './config.ts';
import { fingerprint, type ReadOptions, readSources } from './inputs.ts';
import { loadLexicon } from './lexicon.ts';
import type { Progress } from './progress.ts';
import { openReadingMemory } from './reading-memory.ts';
import { loadTagger } from './tagger.ts';
import { VERSION } from './version.ts';
import { whenFree } from './when-free.ts';

/** How the bundled papers are called wherever Kindred is installed. */
const SAMPLE_NAME = 'sample/papers.jsonl';

/** How often a run starts again when another one wrote the store meanwhile. */
const ATTEMPTS = 3;

export interface BuildOptions {
  readonly sources: readonly string[];
  readonly store: Store;
  readonly input: Omit<ReadOptions, 'asOfYear' | 'skip'>;
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

interface Reading {
  readonly listings: Listing[];
  readonly fresh: InputInfo[];
  readonly known: string[];
  readonly problems: Problem[];
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
      problems: await problemsOf(store, [...reading.problems, ...rows.problems], known, gone),
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

/** Reads the inputs whose bytes the store does not hold; a name that now stands for other bytes is told apart by its checksum. */
async function readNew(options: BuildOptions, asOf: string | null, held: readonly InputInfo[]): Promise<Reading> {
  const stage = options.progress.stage('read');
  const { sources, input } = options;
  const holder = new Map(held.map((one) => [one.sha256, one.name]));
  const skip = new Set<string>();
  const known: string[] = [];
  for (const print of await fingerprint(sources, input.cwd)) {
    if (holder.has(print.sha256)) {
      skip.add(print.name);
      known.push(print.name);
    } else holder.set(print.sha256, print.name);
  }
  const taken = new Set(held.map((one) => one.name));
  const reading: Reading = { listings: [], fresh: [], known, problems: [] };
  let batch: Listing[] = [];
  const asOfYear = asOf === null ? null : Number(asOf.slice(0, 4));
  for await (const item of readSources(sources, { ...input, asOfYear, skip })) {
    if ('problem' in item) reading.problems.push(item.problem);
    else if ('listing' in item) {
      // An input that broke off midway never says that it is done; what it gave is kept.
      if (batch[0] && batch[0].source.file !== item.listing.source.file) reading.listings.push(...batch.splice(0));
      batch.push(item.listing);
      if (batch.length % 100 === 0)
        stage.update(reading.listings.length + batch.length, null, item.listing.source.file);
    } else {
      const plain = item.input.sha256 === sampleDigest() ? SAMPLE_NAME : item.input.name;
      const name = taken.has(plain) ? `${plain}@${item.input.sha256.slice(0, 8)}` : plain;
      taken.add(name);
      if (item.input.records > 0) reading.fresh.push({ ...item.input, name });
      for (const listing of batch) {
        reading.listings.push(
          name === item.input.name ? listing : { ...listing, source: { ...listing.source, file: name } },
        );
      }
      batch = [];
    }
  }
  reading.listings.push(...batch);
  const total = reading.listings.length;
  const inputs = reading.fresh.length;
  stage.end(
    `${inputs} ${inputs === 1 ? 'file' : 'files'}  ${total.toLocaleString('en')} records${known.length ? `  ${known.length} known` : ''}`,
  );
  return reading;
}

/** The inputs of those names and the newer ones that share them (`name@checksum`). Throws `not-found`. */
function replacedNames(inputs: readonly InputInfo[], names: readonly string[]): ReadonlySet<string> {
  const held = inputs.map((input) => input.name).filter((name) => name !== CORRECTIONS_FILE);
  return new Set(
    names.flatMap((name) => {
      const found = held.filter((one) => one === name || one.startsWith(`${name}@`));
      if (found.length > 0) return found;
      const known = held.slice(0, 8).join(', ') || 'none yet';
      throw new KnownError('not-found', `no input is called ${name}`, `inputs: ${known}`);
    }),
  );
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

/** What the store holds and what was read now, sorted by id. */
async function allRecords(
  store: Store,
  listings: readonly Listing[],
  gone: ReadonlySet<string>,
): Promise<StoredRecord[]> {
  const records = new Map<string, StoredRecord>();
  for await (const record of store.read('records')) {
    if (!gone.has(listingOf(record).source.file)) records.set(record.id, record);
  }
  const perLine = new Map<string, number>();
  for (const listing of listings) {
    const at = `${listing.source.file}:${listing.source.line}`;
    const number = (perLine.get(at) ?? 0) + 1;
    perLine.set(at, number);
    const id = number === 1 ? at : `${at}#${number}`;
    records.set(id, { id, listing });
  }
  return [...records.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

// Records are written by this very code under the schema version that the store checks when it opens.
export function listingOf(record: StoredRecord): Listing {
  return record.listing as Listing;
}

/** A year that was inferred follows `--as-of` when one is given. */
function withYear(listing: Listing, asOf: string | null): Listing {
  if (asOf === null || !listing.date?.inferred) return listing;
  return { ...listing, date: { ...listing.date, year: Number(asOf.slice(0, 4)) } };
}

/** Problems of earlier inputs stay until their input goes; those of this run replace what they said before. */
async function problemsOf(
  store: Store,
  now: readonly Problem[],
  known: readonly string[],
  gone: ReadonlySet<string>,
): Promise<Problem[]> {
  const read = new Set(now.map((problem) => problem.source));
  const out = [...now];
  for await (const problem of store.read('problems')) {
    if (gone.has(problem.source)) continue;
    if (problem.source !== CORRECTIONS_FILE && (known.includes(problem.source) || !read.has(problem.source)))
      out.push(problem);
  }
  const unique = new Map(out.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => byCodeUnit(a.source, b.source) || (a.line ?? 0) - (b.line ?? 0) || byCodeUnit(a.what, b.what),
  );
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
