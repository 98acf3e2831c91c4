/** What the trained chain finds in a large corpus: how often each name stands there, and as what. */
import { documentOf } from '../recognisers/document.ts';
import { introductions } from '../recognisers/introductions.ts';
import type { Lexicon } from '../recognisers/lexicon.ts';
import { lexiconNames } from '../recognisers/lexicon-names.ts';
import { addTallies, gazetteerKey, type Tally } from './gazetteer.ts';
import { CLASSES } from './labels.ts';
import { type Stage, spansBy } from './stage.ts';
import { occurring } from './training-data.ts';

export interface CorpusText {
  readonly title: string;
  readonly abstract: string;
}

/** Names found at least this surely count with their chance. */
const SURE = 0.3;

export function readCorpus(
  corpus: readonly CorpusText[],
  lexicon: Lexicon,
  stage: Stage,
  broad: ReadonlySet<string>,
  report: (line: string) => void,
): Map<number, Tally> {
  const out = new Map<number, Tally>();
  corpus.forEach((text, index) => {
    if (index % 5000 === 0) report(`  ${index} of ${corpus.length}`);
    const document = documentOf({ ...text, summary: null });
    const read = { document, lexicon: lexiconNames(document, lexicon), introductions: introductions(document) };
    const here = new Map<number, Float32Array>();
    spansBy(stage, read, broad, (key) => stage.tallies.all.get(key) ?? null).forEach((spans, field) => {
      const { text: whole, tokens } = document.fields[field]!;
      for (const { from, to, kind, chance } of spans) {
        if (chance < SURE) continue;
        const key = gazetteerKey(whole.slice(tokens[from]!.start, tokens[to - 1]!.end));
        const classes = here.get(key) ?? new Float32Array(CLASSES.length);
        classes[kind] = Math.max(classes[kind]!, chance);
        here.set(key, classes);
      }
    });
    for (const [key, classes] of here) out.set(key, addTallies(out.get(key) ?? null, { classes, seen: 0 })!);
  });
  // A name found once in a whole corpus says nothing.
  for (const [key, { classes }] of out) if (classes.reduce((all, value) => all + value, 0) < 1.2) out.delete(key);
  for (const text of corpus) {
    for (const key of occurring(documentOf({ ...text, summary: null }), out)) out.get(key)!.seen += 1;
  }
  return out;
}
