/** Lines of a file with their byte offsets, read in bounded pieces at explicit positions: readers never disturb each other. */
import type { FileHandle } from 'node:fs/promises';

export interface Line {
  readonly text: string;
  /** Byte offset of its first byte. */
  readonly offset: number;
  /** Bytes without the line end. */
  readonly bytes: number;
}

const PIECE = 1 << 20;

/**
 * The lines of the first `size` bytes, in batches. `onPiece` sees every byte once, in order (for a checksum).
 * A last line without line end is a line too.
 */
export async function* lineBatches(
  handle: FileHandle,
  size: number,
  onPiece: (piece: Buffer) => void = () => undefined,
): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let at = 0;
  while (at < size) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size - at));
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) break;
    const read = piece.subarray(0, bytesRead);
    onPiece(read);
    const lines: Line[] = [];
    let start = 0;
    for (let end = read.indexOf(10); end >= 0; end = read.indexOf(10, start)) {
      const tail = read.subarray(start, end);
      const whole = restBytes > 0 ? Buffer.concat([...rest, tail]) : tail;
      lines.push({ text: whole.toString('utf8'), offset: at + end - whole.length, bytes: whole.length });
      rest = [];
      restBytes = 0;
      start = end + 1;
    }
    if (start < read.length) {
      rest.push(read.subarray(start));
      restBytes += read.length - start;
    }
    at += bytesRead;
    if (lines.length > 0) yield lines;
  }
  if (restBytes > 0) {
    const whole = Buffer.concat(rest);
    yield [{ text: whole.toString('utf8'), offset: at - whole.length, bytes: whole.length }];
  }
}

/** The bytes from `offset` on as text. */
export async function textAt(handle: FileHandle, offset: number, bytes: number): Promise<string> {
  const buffer = Buffer.allocUnsafe(bytes);
  let done = 0;
  while (done < bytes) {
    const { bytesRead } = await handle.read(buffer, done, bytes - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.toString('utf8', 0, done);
}
