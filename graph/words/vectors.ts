/** Word vectors: what a text is about, in words that it need not hold. Read and written as bytes, no larger than they must be. */

export interface WordVectors {
  readonly dimensions: number;
  /** Row of a stemmed term (a word, or two that follow each other), -1 for one that was too rare to learn. */
  readonly rowOf: (term: string) => number;
  /** Row i is `values[i * dimensions …]` times `scales[i]`; its length says how much the term tells. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

const MAGIC = 0x3156574b; // "KWV1"
const HEADER_BYTES = 16;

/** `terms` ascending by code unit; row i of `vectors`, `dimensions` numbers long, is that of term i. */
export function writeWordVectors(terms: readonly string[], vectors: Float32Array, dimensions: number): Uint8Array {
  const names = new TextEncoder().encode(terms.join('\n'));
  const scalesAt = HEADER_BYTES + 4 * Math.ceil(names.length / 4);
  const valuesAt = scalesAt + 4 * terms.length;
  const out = new Uint8Array(valuesAt + terms.length * dimensions);
  const view = new DataView(out.buffer);
  [MAGIC, dimensions, terms.length, names.length].forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  out.set(names, HEADER_BYTES);
  for (let i = 0; i < terms.length; i++) {
    const row = vectors.subarray(i * dimensions, (i + 1) * dimensions);
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    view.setFloat32(scalesAt + 4 * i, scale, true);
    row.forEach((value, d) => {
      view.setInt8(valuesAt + i * dimensions + d, scale > 0 ? Math.round(value / scale) : 0);
    });
  }
  return out;
}

/** Throws a RangeError where the bytes are no word vectors, or not whole. */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => view.getUint32(at, true);
  const [dimensions, count, length] = [word(4), word(8), word(12)];
  const scalesAt = HEADER_BYTES + 4 * Math.ceil(length / 4);
  const valuesAt = scalesAt + 4 * count;
  if (word(0) !== MAGIC || bytes.length !== valuesAt + count * dimensions) throw new RangeError('no word vectors');
  const terms = new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)).split('\n');
  const rows = new Map(terms.map((term, i) => [term, i]));
  return {
    dimensions,
    rowOf: (term) => rows.get(term) ?? -1,
    scales: Float32Array.from({ length: count }, (_, i) => view.getFloat32(scalesAt + 4 * i, true)),
    values: new Int8Array(bytes.buffer, bytes.byteOffset + valuesAt, count * dimensions),
  };
}

/** Adds `amount` times the vector of a row to `sum`. */
export function addVector({ dimensions, values, scales }: WordVectors, row: number, amount: number, sum: Float32Array) {
  const factor = amount * scales[row]!;
  const from = row * dimensions;
  for (let d = 0; d < dimensions; d++) sum[d]! += factor * values[from + d]!;
}

/** Of each row. */
export function lengthsOf({ dimensions, values, scales }: WordVectors): Float32Array {
  return scales.map((scale, row) => {
    let square = 0;
    for (const value of values.subarray(row * dimensions, (row + 1) * dimensions)) square += value * value;
    return scale * Math.sqrt(square);
  });
}
