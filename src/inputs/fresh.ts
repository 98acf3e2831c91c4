/** What the sources hold that the store does not: inputs are told apart by their bytes, never by their names alone. */
import { KnownError } from '../../graph/errors.ts';
import type { InputInfo, Problem } from '../../graph/model.ts';
import { CORRECTIONS_FILE } from '../../ingest/corrections.ts';
import type { Listing } from '../../ingest/model.ts';
import { sampleDigest } from '../config.ts';
import { fingerprint, type ReadOptions, readSources } from '../inputs.ts';
import type { Progress } from '../progress.ts';

/** How the bundled papers are called wherever Kindred is installed. */
const SAMPLE_NAME = 'sample/papers.jsonl';

/** How sources are read; the year and what to skip follow from the store. */
export type InputOptions = Omit<ReadOptions, 'asOfYear' | 'skip'>;

export interface Reading {
  readonly listings: Listing[];
  /** Inputs that gave records. */
  readonly fresh: InputInfo[];
  /** Names of inputs whose bytes the store holds already. */
  readonly known: string[];
  readonly problems: Problem[];
}

/** Reads the inputs whose bytes the store does not hold; a name that now stands for other bytes is told apart by its checksum. */
export async function readNew(
  options: { readonly sources: readonly string[]; readonly input: InputOptions; readonly progress: Progress },
  asOf: string | null,
  held: readonly InputInfo[],
): Promise<Reading> {
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
export function replacedNames(inputs: readonly InputInfo[], names: readonly string[]): ReadonlySet<string> {
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
