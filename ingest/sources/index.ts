/** The source formats that Kindred reads: to add one, write its file and add its line here. */
import type { SourceFormat } from './contract.ts';
import { kindredLines } from './kindred-lines.ts';
import { listingPage } from './listing-page.ts';

export const SOURCES: readonly SourceFormat[] = [kindredLines, listingPage];

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
