/** From paths to listings: files, folders, standard input, plain or gzip, in any encoding, read once, in flat memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { InputInfo, PaperIds, Problem } from '../graph/model.ts';
import type { Listing } from '../ingest/model.ts';
import type { SourceInput } from '../ingest/sources/contract.ts';
import { detect } from '../ingest/sources/index.ts';
import { openBytes } from './inputs/bytes.ts';
import { binaryKind, decode, encodingOf, knownLabel } from './inputs/decode.ts';
import { faults } from './inputs/faults.ts';
import { lineFeeds, splitLines } from './inputs/lines.ts';
import { type FoundFile, findFiles, unreadable } from './inputs/paths.ts';
import { strange, strangersOf } from './inputs/strange.ts';

export interface ReadOptions {
  /** Folder against which paths are resolved and names are shortened. */
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Year against which a missing year is resolved; null: by the page itself. */
  readonly asOfYear: number | null;
  /** Longest line that is taken, in characters; default 20,000,000. */
  readonly maxLineLength?: number;
  /** Printed names of files to leave unread. */
  readonly skip?: ReadonlySet<string>;
  /** Encoding of files that neither a mark nor the text itself declares; default UTF-8. */
  readonly encoding?: string;
  /** Columns or keys that the user named (`--map title=Name`): field → name in the file. */
  readonly columns?: ReadonlyMap<string, string>;
  /** The paper that pages of citations are of (`--for`). */
  readonly about?: PaperIds | null;
}

export type ReadItem =
  | { readonly listing: Listing }
  | { readonly problem: Problem }
  /** An input is done: comes after its last listing. */
  | { readonly input: InputInfo };

const MAX_LINE = 20_000_000;
const HEAD = 1 << 16;
/** Problems of one input that are said one by one. */
const MAX_PROBLEMS = 1000;

/** Everything that `paths` hold, input by input, as it is read. Throws nothing for bad input: what cannot be read is a Problem. */
export async function* readSources(paths: readonly string[], options: ReadOptions): AsyncGenerator<ReadItem> {
  const { files, problems } = await findFiles(paths, options.cwd);
  for (const problem of problems) yield { problem };
  const strangers = new Map<string, Problem[]>();
  const fruitful = new Set<string>();
  for (const file of files) {
    const { folder } = file;
    if (options.skip?.has(file.name)) {
      if (folder !== null) fruitful.add(folder);
      continue;
    }
    for await (const item of counted(readFile(file, options), file.name)) {
      if (!('stranger' in item)) {
        if ('input' in item && item.input.records > 0 && folder !== null) fruitful.add(folder);
        yield item;
      } else if (folder === null) yield { problem: item.stranger };
      else strangers.set(folder, [...(strangers.get(folder) ?? []), item.stranger]);
    }
  }
  for (const [folder, list] of strangers) {
    for (const problem of strangersOf(folder, list, fruitful.has(folder))) yield { problem };
  }
}

type FileItem = ReadItem | { readonly stranger: Problem };

/** A file of which every line is bad says so a thousand times, then how often. An input without papers says why, once. */
async function* counted(items: AsyncIterable<FileItem>, source: string): AsyncGenerator<FileItem> {
  let problems = 0;
  const said = (what: string, remedy: string) => ({ problem: { source, line: null, what, remedy } });
  for await (const item of items) {
    if ('problem' in item) {
      problems += 1;
      if (problems > MAX_PROBLEMS) continue;
    }
    if ('input' in item) {
      const more = problems - MAX_PROBLEMS;
      if (more > 0)
        yield said(`${more} more problems of this file are not listed`, 'mend the first ones and read it again');
      if (problems === 0 && item.input.records === 0) {
        yield said(`no papers in it (read as ${item.input.format})`, 'check that this is the right file');
      }
    }
    yield item;
  }
}

async function* readFile(file: FoundFile, options: ReadOptions): AsyncGenerator<FileItem> {
  const source = file.name;
  const said = (what: string, remedy: string): Problem => ({ source, line: null, what, remedy });
  const bytes = openBytes(file.path, options.stdin);
  const stream = bytes.chunks;
  const long: number[] = [];
  try {
    const { head, rest } = await peek(stream, HEAD);
    if (bytes.failure() !== null && head.length === 0) {
      yield { problem: said('a gzip file that cannot be unpacked', 'fetch or pack it again') };
      return;
    }
    if (head.length === 0) {
      yield { stranger: said('the file is empty', 'put papers in it or leave it out') };
      return;
    }
    const kind = binaryKind(head);
    if (kind) {
      const remedy = kind.includes('archive')
        ? 'unpack it first; gzip is unpacked here'
        : 'give the papers as text, JSON or a bibliography';
      yield { stranger: said(`${kind}, no text`, remedy) };
      return;
    }
    const found = encodingOf(head);
    const named = knownLabel(options.encoding ?? '');
    const open = found.guessed !== null || (found.label === 'utf-8' && found.skip === 0);
    const label = open ? (named ?? found.label) : found.label;
    const guessed = named === null ? found.guessed : null;
    const text = decode(prepend(head.subarray(found.skip), rest), label);
    const first = new TextDecoder(label, { ignoreBOM: true }).decode(head.subarray(found.skip, HEAD));
    const columns = options.columns ?? new Map<string, string>();
    const format = detect(first.replaceAll(/\r\n?/g, '\n'), source, columns);
    if (!format) {
      yield { stranger: strange(source, first) };
      return;
    }
    const lone = /\r/.test(first) && !first.includes('\n');
    const chunks = lone ? lineFeeds(text.chunks) : text.chunks;
    const input = once(
      source,
      lone ? first.replaceAll('\r', '\n') : first,
      chunks,
      options.maxLineLength ?? MAX_LINE,
      (line) => long.push(line),
    );
    let records = 0;
    for await (const item of format.read(input, {
      asOfYear: options.asOfYear,
      columns,
      about: options.about ?? null,
    })) {
      if ('listing' in item) records += 1;
      yield item;
    }
    // What a format left unread still counts for the checksum.
    while (!(await stream.next()).done);
    yield* faults(source, { long, bad: text.bad(), label, guessed, failure: bytes.failure() });
    yield { input: { name: source, ...bytes.info(), format: format.name, records } };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    yield { problem: unreadable(source, error) };
  } finally {
    await stream.return(undefined);
  }
}

function once(
  name: string,
  head: string,
  text: AsyncIterable<string>,
  limit: number,
  tooLong: (line: number) => void,
): SourceInput {
  let taken = false;
  const take = () => {
    if (taken) throw new Error(`${name}: an input is read once`);
    taken = true;
    return text;
  };
  return { name, head, chunks: take, lines: () => splitLines(take(), limit, tooLong) };
}

async function peek(
  stream: AsyncIterator<Uint8Array>,
  least: number,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < least; ) {
    const { value, done } = await stream.next();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return {
    head: parts.length === 1 ? parts[0]! : Buffer.concat(parts),
    rest: { [Symbol.asyncIterator]: () => stream },
  };
}

async function* prepend(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

export interface Fingerprint {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Name, checksum and size of every file that `paths` mean, in their order, without parsing any; standard input has none. */
export async function fingerprint(paths: readonly string[], cwd: string): Promise<Fingerprint[]> {
  const { files } = await findFiles(
    paths.filter((path) => path !== '-'),
    cwd,
  );
  const out: Fingerprint[] = [];
  for (const { path, name } of files) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    out.push({ name, sha256: hash.digest('hex'), bytes });
  }
  return out;
}
