/** The bytes of one input: counted and hashed as they lie on disk, unpacked where they are gzip, never held as a whole. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Bytes {
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** Whole and final once `chunks` has ended. */
  readonly info: () => { readonly sha256: string; readonly bytes: number };
  /** Why unpacking stopped early; null when it did not. */
  readonly failure: () => string | null;
}

/** `path` or, for `-`, the stream given. Gzip is told by its first bytes, whatever the name. */
export function openBytes(path: string, stdin: AsyncIterable<Uint8Array>): Bytes {
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: string | null = null;

  async function* raw(): AsyncGenerator<Uint8Array> {
    for await (const chunk of path === '-' ? stdin : createReadStream(path, { highWaterMark: 1 << 18 })) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }

  async function* unpacked(): AsyncGenerator<Uint8Array> {
    const source = raw();
    const first = await joinFirst(source, 2);
    if (first === null) return;
    const all = prepend(first, source);
    if (first[0] !== 0x1f || first[1] !== 0x8b) {
      yield* all;
      return;
    }
    const packed = Readable.from(sliced(all, SLICE), { objectMode: false });
    const gunzip = createGunzip();
    packed.on('error', (error) => gunzip.destroy(error));
    try {
      for await (const chunk of packed.pipe(gunzip)) yield chunk;
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) failure = error.message;
      else throw error;
    }
  }

  return {
    chunks: unpacked(),
    info: () => ({ sha256: hash.copy().digest('hex'), bytes }),
    failure: () => failure,
  };
}

/** Damage costs what was handed over with it: the less, the more is kept. */
const SLICE = 1 << 14;

async function* sliced(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += size) yield chunk.subarray(from, from + size);
  }
}

async function joinFirst(source: AsyncIterator<Uint8Array>, least: number): Promise<Uint8Array | null> {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < least) {
    const { value, done } = await source.next();
    if (done) break;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  return first.length === 0 ? null : first;
}

async function* prepend(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
