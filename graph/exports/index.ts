/** The exports: each is one file and one line here; the help and the README print this list. */
import { KnownError } from '../errors.ts';
import type { ExportFormat } from './contract.ts';
import { json } from './json.ts';

export const EXPORTS: readonly ExportFormat[] = [json];

/** Throws `usage` for a name that no format has. */
export function exportFormat(name: string): ExportFormat {
  const format = EXPORTS.find((known) => known.name === name.toLowerCase());
  if (format) return format;
  throw new KnownError(
    'usage',
    `there is no export format ${JSON.stringify(name)}`,
    `choose one of: ${EXPORTS.map((known) => known.name).join(', ')}`,
  );
}

/** The format that a file's ending asks for, null for none. */
export function formatOfFile(path: string): ExportFormat | null {
  return EXPORTS.find(({ extension }) => path.toLowerCase().endsWith(`.${extension}`)) ?? null;
}
