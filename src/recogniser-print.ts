/** A checksum of all code and data that recognition is made of: any change to them and every text is read again. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../graph/ids.ts';

const ROOT = fileURLToPath(new URL('../ingest/', import.meta.url));
/** Folders, from `ingest/`, and what of them is read; built code ends in `.js`. */
const PARTS: readonly (readonly [folder: string, files: RegExp])[] = [
  ['', /^(?:text|signs|cut|together|holds-any|reading)\.[jt]s$/],
  ['lexicon/', /\.(?:js|ts|tsv|bin|json)$/],
  ['recognisers/', /\.(?:js|ts|tsv|bin|json)$/],
  ['tagger/', /\.(?:js|ts|tsv|bin|json)$/],
  ['../graph/', /^ids\.[jt]s$/],
];

/** As paths from `ingest/`. */
export function recogniserFiles(): string[] {
  return PARTS.flatMap(([folder, files]) => {
    const names = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [];
    return names
      .filter((name) => files.test(name))
      .sort(byCodeUnit)
      .map((name) => folder + name);
  });
}

let print: string | null = null;

/** Worked out once a process. */
export function recogniserPrint(): string {
  if (print) return print;
  const hash = createHash('sha256');
  for (const name of recogniserFiles()) hash.update(name).update(readFileSync(join(ROOT, name)));
  print = hash.digest('hex');
  return print;
}
