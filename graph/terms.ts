/** The words of a text that can say what it is about: folded, without stop words, with pairs of neighbours. */
import { fold } from './ids.ts';

/** Words of the language, and those that any paper uses of itself ("we propose a novel approach"). */
const STOP = new Set(
  `a about above across after afterwards again against all almost alone along already also although always am among an
   and another any anyone anything anywhere are around as at be became because become becomes been before behind being
   below beside besides between beyond both bottom but by can cannot could de do does done down due during each eg
   either else elsewhere enough etc even ever every everyone everything everywhere except few fill find first five for
   former formerly four from full further furthermore get give given go had has have having he hence her here hers
   herself him himself his how however i ie if in inc including indeed into is it its itself just keep last latter least
   less let made make makes many may me meanwhile might more moreover most mostly much must my myself namely neither
   never nevertheless next no nobody none nor not nothing now nowhere of off often on once one only onto or other others
   otherwise our ours ourselves out over own part per perhaps please put rather re same see seem seems several she
   should show side since so some somehow someone something sometimes somewhere still such take than that the their them
   themselves then there thereby therefore these they third this those though three through throughout thus to together
   too top toward towards two under until up upon us various very via was way ways we well were what whatever when where
   whereas whereby whether which while who whole whom whose why will with within without would yet you your
   achieve achieves approach available art based code com current demonstrate demonstrates existing experiment
   experiments extensive github http https improve improved improves introduce introduces method methods new novel
   outperform outperforms paper performance present presents propose proposed proposes recent recently result results
   shown shows significant significantly state use used uses using work works`
    .split(/\s+/)
    .filter(Boolean),
);

export interface Term {
  /** Folded, singular: the key under which two texts share it. */
  readonly term: string;
  /** As the text has it, in lower case. */
  readonly surface: string;
  /** False where it begins or ends inside a hyphenated word: "shot learning" of "few-shot learning". */
  readonly whole: boolean;
}

/** Plural folded as in `nameKey`, so that "adapters" and "adapter" are one term. */
function singular(word: string): string {
  if (word === 'series' || word === 'species') return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * Words, and runs of up to `longest` words that follow each other but for stop words ("mixture of experts" gives
 * "mixture expert"), in the order of the text, repeats kept. No run spans a full stop, comma or bracket.
 */
export function* termsOf(text: string, longest = 2): Generator<Term> {
  for (const phrase of fold(text).split(/[.,;:!?()[\]"“”|]+/)) {
    const run: { readonly term: string; readonly start: number }[] = [];
    for (const found of phrase.matchAll(/[\p{L}\p{N}][\p{L}\p{N}+]*/gu)) {
      const word = found[0];
      if (word.length < 2 || STOP.has(word) || /^\d+$/.test(word)) continue;
      run.push({ term: singular(word), start: found.index });
      if (run.length > longest) run.shift();
      let term = '';
      for (let i = run.length - 1; i >= 0; i--) {
        term = term ? `${run[i]!.term} ${term}` : run[i]!.term;
        const { start } = run[i]!;
        const end = found.index + word.length;
        yield { term, surface: phrase.slice(start, end), whole: phrase[start - 1] !== '-' && phrase[end] !== '-' };
      }
    }
  }
}

/** How often each term occurs: those of the title twice as often as they do. */
export function termCounts(paper: {
  readonly title: string;
  readonly abstract: string | null;
  readonly summary: string | null;
}): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, times: number): void => {
    for (const { term } of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  add(paper.title, 2);
  add(paper.abstract ?? paper.summary ?? '', 1);
  return counts;
}
