/** The source formats that Kindred reads: to add one, write its file and add its line here. */

import { arxivSnapshot } from './arxiv-snapshot.ts';
import type { SourceFormat } from './contract.ts';
import { huggingFace } from './hugging-face.ts';
import { kindredLines } from './kindred-lines.ts';
import { listingPage } from './listing-page.ts';
import { openAlex } from './openalex.ts';
import { papersWithCode } from './papers-with-code.ts';
import { semanticScholar } from './semantic-scholar.ts';

export const SOURCES: readonly SourceFormat[] = [
  listingPage,
  huggingFace,
  arxivSnapshot,
  openAlex,
  semanticScholar,
  papersWithCode,
  kindredLines,
];

/** The format that is surest of this head; the first of the list where two are equally sure; null where none is. */
export function detect(head: string, name: string): SourceFormat | null {
  let best: SourceFormat | null = null;
  let sure = 0;
  for (const format of SOURCES) {
    const score = format.detect(head, name);
    if (score > sure) [best, sure] = [format, score];
  }
  return best;
}
