/** The source formats that Kindred reads: to add one, write its file and add its line here. */

import { arxivAtom } from './arxiv-atom.ts';
import { arxivSnapshot } from './arxiv-snapshot.ts';
import { bibtex } from './bibtex.ts';
import { columns } from './columns.ts';
import type { SourceFormat } from './contract.ts';
import { csl } from './csl.ts';
import { huggingFace } from './hugging-face.ts';
import { kindredLines } from './kindred-lines.ts';
import { listingPage } from './listing-page.ts';
import { openAlex } from './openalex.ts';
import { papersWithCode } from './papers-with-code.ts';
import { ris } from './ris.ts';
import { semanticScholar } from './semantic-scholar.ts';

export const SOURCES: readonly SourceFormat[] = [
  listingPage,
  huggingFace,
  arxivAtom,
  arxivSnapshot,
  openAlex,
  semanticScholar,
  papersWithCode,
  bibtex,
  ris,
  csl,
  kindredLines,
  columns,
];

/**
 * The format that is surest of this head; the first of the list where two are equally sure; null where none is. With
 * columns named by the user, an unknown table or unknown JSON lines are read by those.
 */
export function detect(
  head: string,
  name: string,
  named: ReadonlyMap<string, string> = new Map(),
): SourceFormat | null {
  // A page may hold anything inside its markup; saved in the place of an answer it is none.
  if (/^\s*(?:<!doctype html|<html)\b/i.test(head)) return null;
  let best: SourceFormat | null = null;
  let sure = 0;
  for (const format of SOURCES) {
    const score = format.detect(head, name);
    if (score > sure) [best, sure] = [format, score];
  }
  if (best || !named.has('title')) return best;
  return /^\s*[[{]/.test(head) ? kindredLines : columns;
}
