/**
 * What recognition found in each text, kept in `cache/` beside a corpus folder so that the next build reads only what
 * changed. Never the truth: it may be deleted at any time, and one that is damaged or of another recogniser is not used.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PaperText } from '../ingest/model.ts';
import type { Memory, Remembered } from '../ingest/reading.ts';
import { recogniserPrint } from './recogniser-print.ts';

export interface ReadingMemory extends Memory {
  /** Puts what was kept in the place of what was remembered. */
  readonly finish: () => void;
  /** Leaves the folder as it was found. */
  readonly abandon: () => void;
}

const LINES = 'reading.jsonl';
const HEAD = 'reading.json';
const BUFFER = 1 << 20;

const Head = z.object({
  recogniser: z.string(),
  sha256: z.string(),
  forms: z.array(z.tuple([z.string(), z.string()])),
});

/** Opens the memory in `folder`, which need not exist. `recogniser` names the code and data that read the texts. */
export function openReadingMemory(folder: string, recogniser = recogniserPrint()): ReadingMemory {
  const before = remembered(folder, recogniser);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
  removeStranded(folder);
  const part = join(folder, `${LINES}.${process.pid}.part`);
  const out = openSync(part, 'w');
  const hash = createHash('sha256');
  const kept = new Set<string>();
  let waiting: Buffer[] = [];
  let size = 0;
  let forms: ReadonlyMap<string, string> = new Map();
  const flush = () => {
    for (const buffer of waiting) {
      hash.update(buffer);
      writeSync(out, buffer);
    }
    waiting = [];
    size = 0;
  };
  const close = () => {
    closeSync(out);
    before.close();
  };
  return {
    forms: before.forms,
    recall: (text) => before.recall(keyOf(text)),
    learnt(now) {
      forms = now;
    },
    keep(text, found) {
      const key = keyOf(text);
      if (kept.has(key)) return;
      kept.add(key);
      const line = Buffer.from(`${key} ${JSON.stringify(found)}\n`, 'utf8');
      waiting.push(line);
      size += line.length;
      if (size > BUFFER) flush();
    },
    finish() {
      flush();
      close();
      // Between the two steps the head does not fit the lines, and the memory is empty for whoever opens it.
      renameSync(part, join(folder, LINES));
      const head = { recogniser, sha256: hash.digest('hex'), forms: [...forms] } satisfies z.infer<typeof Head>;
      writeFileSync(join(folder, HEAD), `${JSON.stringify(head)}\n`);
    },
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}

/** What processes that were killed have left. */
function removeStranded(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^reading\.jsonl\.(\d+)\.part$/.exec(name)?.[1];
    if (pid && !alive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

interface Before {
  readonly forms: ReadonlyMap<string, string>;
  readonly recall: (key: string) => Remembered | null;
  readonly close: () => void;
}

const NOTHING: Before = { forms: new Map(), recall: () => null, close: () => {} };

/** Offsets are held, not what was found. */
function remembered(folder: string, recogniser: string): Before {
  const path = join(folder, LINES);
  const head = headOf(join(folder, HEAD));
  if (head?.recogniser !== recogniser || !existsSync(path)) return NOTHING;
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  const places = new Map<string, readonly [offset: number, bytes: number]>();
  const chunk = Buffer.alloc(BUFFER);
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let read = readSync(file, chunk, 0, BUFFER, null); read > 0; read = readSync(file, chunk, 0, BUFFER, null)) {
    hash.update(chunk.subarray(0, read));
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    let from = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      const space = rest.indexOf(32, from);
      places.set(rest.toString('latin1', from, space), [offset + space - from + 1, end - space - 1]);
      offset += end + 1 - from;
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (hash.digest('hex') !== head.sha256) {
    closeSync(file);
    return NOTHING;
  }
  return {
    forms: new Map(head.forms),
    recall(key) {
      const place = places.get(key);
      if (!place) return null;
      const buffer = Buffer.alloc(place[1]);
      readSync(file, buffer, 0, place[1], place[0]);
      const found: Remembered = JSON.parse(buffer.toString('utf8'));
      return found;
    },
    close: () => closeSync(file),
  };
}

function headOf(path: string): z.infer<typeof Head> | null {
  if (!existsSync(path)) return null;
  try {
    return Head.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function keyOf({ title, abstract, summary }: PaperText): string {
  return createHash('sha256')
    .update(JSON.stringify([title, abstract, summary]))
    .digest('base64url')
    .slice(0, 27);
}
