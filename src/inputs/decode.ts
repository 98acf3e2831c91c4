/** Bytes to text: the encoding told by mark, shape or declaration, bad bytes replaced and their lines counted, binaries named. */
import { isUtf8 } from 'node:buffer';

export interface Encoding {
  /** A label of the Encoding Standard. */
  readonly label: string;
  /** Length of the byte-order mark. */
  readonly skip: number;
  /** Line of the first byte that made it a guess, null where nothing was guessed. */
  readonly guessed: number | null;
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['504b0304', 'a ZIP archive (or an Office file)'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['1f8b', 'a gzip archive inside another'],
  ['28b52ffd', 'a Zstandard archive'],
  ['fd377a585a', 'an XZ archive'],
  ['425a68', 'a bzip2 archive'],
  ['377abcaf', 'a 7-Zip archive'],
  ['50415231', 'a Parquet file'],
  ['4152524f57', 'an Arrow file'],
  ['53514c697465', 'an SQLite database'],
];

/** What kind of binary these first bytes begin; null for text. */
export function binaryKind(head: Uint8Array): string | null {
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex');
  const magic = MAGIC.find(([start]) => hex.startsWith(start));
  if (magic) return magic[1];
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar') return 'a tar archive';
  if (encodingOf(head).label.startsWith('utf-16')) return null;
  // A single zero byte is damage to a text, which costs one record; a binary has many.
  const zeros = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return zeros > head.length / 500 ? 'a binary file' : null;
}

/** By byte-order mark, by the zero bytes of UTF-16, by what the text itself declares (XML, JabRef, Emacs), else UTF-8 or, where that cannot be, Windows-1252. */
export function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3, guessed: null };
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2, guessed: null };
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2, guessed: null };
  const wide = utf16Shape(head);
  if (wide) return { label: wide, skip: 0, guessed: null };
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  const named =
    /^\s*<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(text) ??
    /^%+\s*Encoding:\s*([\w.-]+)/im.exec(text) ??
    /-\*-.*\bcoding:\s*([\w.-]+).*-\*-/.exec(text);
  const label = named ? knownLabel(named[1]!) : null;
  if (label !== null && label !== 'utf-8') return { label, skip: 0, guessed: null };
  const western = firstWestern(head);
  return { label: western === null ? 'utf-8' : 'windows-1252', skip: 0, guessed: western };
}

/**
 * Line of the first byte above ASCII where every such byte stands alone between ASCII letters, as in Western texts of one
 * byte a letter, and never in UTF-8 or in Chinese; null for anything else.
 */
function firstWestern(head: Uint8Array): number | null {
  let first: number | null = null;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte < 0x80) continue;
    if (byte < 0xa0 || (head[at + 1] ?? 0) >= 0x80) return null;
    first ??= at;
  }
  if (first === null) return null;
  let line = 1;
  for (let at = head.indexOf(10); at >= 0 && at < first; at = head.indexOf(10, at + 1)) line += 1;
  return line;
}

/** Text of ASCII letters in UTF-16 has a zero in every second byte. */
function utf16Shape(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 512) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const most = (length / 2) * 0.7;
  if (odd >= most && even === 0) return 'utf-16le';
  return even >= most && odd === 0 ? 'utf-16be' : null;
}

/** The standard's name of an encoding as people write it (`Cp1252`, `ISO8859_1`, `UTF8`); null when unknown. */
export function knownLabel(name: string): string | null {
  const tries = [name, name.replace(/^cp-?/i, 'windows-'), name.replace(/^iso_?8859_/i, 'iso-8859-')];
  for (const label of tries) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Not a label of the standard: the next spelling may be one.
    }
  }
  return null;
}

export interface BadBytes {
  /** First line with a byte that is none of the encoding; null when all were good. */
  readonly first: number | null;
  readonly lines: number;
}

export interface Decoded {
  readonly chunks: AsyncIterable<string>;
  /** Final once `chunks` has ended. */
  readonly bad: () => BadBytes;
}

/** Decodes a stream that starts behind its byte-order mark. */
export function decode(bytes: AsyncIterable<Uint8Array>, label: string): Decoded {
  const bad = { first: null as number | null, last: -1, lines: 0 };
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const utf8 = decoder.encoding === 'utf-8';
  let line = 1;

  function mark(at: number): void {
    bad.first ??= at;
    if (bad.last !== at) bad.lines += 1;
    bad.last = at;
  }

  /** Looks at bytes that begin and end with whole characters. */
  function check(piece: Uint8Array): void {
    const good = isUtf8(piece);
    for (let from = 0; from < piece.length; ) {
      const end = piece.indexOf(10, from);
      const to = end < 0 ? piece.length : end;
      if (!good && !isUtf8(piece.subarray(from, to))) mark(line);
      if (end >= 0) line += 1;
      from = to + 1;
    }
  }

  async function* chunks(): AsyncGenerator<string> {
    let held: Uint8Array = new Uint8Array(0);
    for await (const chunk of bytes) {
      if (!utf8) {
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const cut = all.length - unfinished(all);
      held = Uint8Array.from(all.subarray(cut));
      check(all.subarray(0, cut));
      yield decoder.decode(all.subarray(0, cut));
    }
    if (held.length > 0) check(held);
    const rest = utf8 ? decoder.decode(held) : decoder.decode();
    if (rest !== '') yield rest;
  }

  return { chunks: chunks(), bad: () => ({ first: bad.first, lines: bad.lines }) };
}

/** How many bytes at the end begin a UTF-8 character that is not whole yet: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
