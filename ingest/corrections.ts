/** The user's corrections: parsed once, applied at every build, each line counted. */
import type { Problem } from './model.ts';

export type Correction =
  /** `not-this  PAPER|*  ENTITY`: this paper (or no paper at all) does not hold that entity. */
  | { readonly act: 'not-this'; readonly line: number; readonly paper: string; readonly entity: string }
  /** `same-as  A  B`: A is another name of B. Of entities B stays; papers become one work under its best id. */
  | { readonly act: 'same-as'; readonly line: number; readonly from: string; readonly to: string }
  /** `not-same  A  B`: two papers, by id or by `file:line` of a record; stronger than `same-as` and than any shared id. */
  | { readonly act: 'not-same'; readonly line: number; readonly from: string; readonly to: string }
  /** `rename  ID  NAME`: an entity or a community is shown under another name. */
  | { readonly act: 'rename'; readonly line: number; readonly id: string; readonly name: string }
  /** `kind  ENTITY  Method|Dataset`: what an entity is. */
  | { readonly act: 'kind'; readonly line: number; readonly id: string; readonly kind: 'Method' | 'Dataset' };

export const CORRECTIONS_FILE = 'corrections.tsv';

const USAGE =
  'one of: not-this PAPER|* ENTITY · same-as A B · not-same PAPER PAPER · rename ID NAME · kind ID Method|Dataset, separated by tabs';

/** Tab-separated lines; empty lines and `#` comments are skipped, a line that cannot be read becomes a Problem. */
export function parseCorrections(text: string): { corrections: Correction[]; problems: Problem[] } {
  const corrections: Correction[] = [];
  const problems: Problem[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = index + 1;
    if (!raw.trim() || raw.startsWith('#')) return;
    const [act, a, b] = raw.split('\t').map((cell) => cell.trim());
    if (a && b && act === 'not-this') corrections.push({ act, line, paper: a, entity: b });
    else if (a && b && (act === 'same-as' || act === 'not-same')) corrections.push({ act, line, from: a, to: b });
    else if (a && b && act === 'rename') corrections.push({ act, line, id: a, name: b });
    else if (a && act === 'kind' && (b === 'Method' || b === 'Dataset'))
      corrections.push({ act, line, id: a, kind: b });
    else {
      problems.push({
        source: CORRECTIONS_FILE,
        line,
        what: `not a correction: ${raw.slice(0, 120)}`,
        remedy: USAGE,
      });
    }
  });
  return { corrections, problems };
}

/** Warnings for lines that changed nothing, so that a stale correction does not linger unseen. */
export function unused(corrections: readonly Correction[], done: ReadonlyMap<number, number>): Problem[] {
  return corrections
    .filter((correction) => !done.get(correction.line))
    .map((correction) => ({
      source: CORRECTIONS_FILE,
      line: correction.line,
      what: `this ${correction.act} line changed nothing`,
      remedy: 'check the ids in the explorer or with kindred export, or delete the line',
    }));
}
