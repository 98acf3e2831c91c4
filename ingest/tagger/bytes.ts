/** Reading and writing of flat little-endian sections: one length-prefixed block after the other, four-byte aligned. */

export interface ByteWriter {
  readonly add: (block: Uint8Array) => void;
  readonly done: () => Uint8Array;
}

export function byteWriter(magic: string): ByteWriter {
  const blocks: Uint8Array[] = [];
  let size = 8;
  return {
    add: (block) => {
      blocks.push(block);
      size += 4 + Math.ceil(block.length / 4) * 4;
    },
    done: () => {
      const out = new Uint8Array(size);
      for (let index = 0; index < 8; index += 1) out[index] = magic.charCodeAt(index);
      const view = new DataView(out.buffer);
      let at = 8;
      for (const block of blocks) {
        view.setUint32(at, block.length, true);
        out.set(block, at + 4);
        at += 4 + Math.ceil(block.length / 4) * 4;
      }
      return out;
    },
  };
}

/** The next block at each call, as a copy; throws a RangeError where the bytes end early or the magic differs. */
export function byteReader(bytes: Uint8Array, magic: string): () => Uint8Array {
  for (let index = 0; index < 8; index += 1) {
    if (bytes[index] !== magic.charCodeAt(index)) throw new RangeError(`no ${magic} weights`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  return () => {
    const length = view.getUint32(at, true);
    if (at + 4 + length > bytes.length) throw new RangeError('the weights end early');
    const block = bytes.slice(at + 4, at + 4 + length);
    at += 4 + Math.ceil(length / 4) * 4;
    return block;
  };
}

/** The bytes of a typed array; all supported machines are little-endian. */
export function bytesOf(array: Int8Array | Uint8Array | Int32Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export function int32(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

export function float32(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}
