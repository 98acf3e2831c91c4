/** Recognition with one of its parts taken away at a time. */
import type { PaperText } from '../../../ingest/model.ts';
import type { RecogniserContext } from '../../../ingest/recognisers/contract.ts';
import { recognise } from '../../../ingest/recognisers/index.ts';
import { learn } from '../../../ingest/recognisers/learn.ts';
import type { Lexicon } from '../../../ingest/recognisers/lexicon.ts';
import { VERDICTS } from '../../../ingest/tagger/judge.ts';
import type { TaggerModel } from '../../../ingest/tagger/model.ts';
import { learntFrom } from './papers.ts';

export interface Part {
  readonly name: string;
  readonly context: RecogniserContext;
}

/** The tagger's best chance for each class over all places, in place of the judge. */
function unjudged(tagger: TaggerModel): TaggerModel {
  return {
    ...tagger,
    judge: (rows, offset) => {
      const best = rows.subarray(offset, offset + VERDICTS - 1);
      const total = best.reduce((sum, chance) => sum + chance, 0);
      return Float64Array.from([Math.max(0, 1 - total), ...best], (share) => share / Math.max(1, total));
    },
  };
}

const NO_LEXICON: Lexicon = { entries: [], byId: new Map() };

/** `own` are the papers that are measured: a run would learn from them and from all beside them. */
export function partsOf(lexicon: Lexicon, tagger: TaggerModel, own: readonly PaperText[]): Part[] {
  const whole = { lexicon, tagger, learnt: [] };
  const read = [...own, ...learntFrom()].map((text, index) => ({
    id: String(index),
    mentions: recognise(text, whole).mentions,
  }));
  return [
    { name: 'all, one paper at a time', context: whole },
    { name: 'with the corpus pass', context: { ...whole, learnt: learn(read) } },
    { name: 'without the lexicon', context: { ...whole, lexicon: NO_LEXICON } },
    { name: 'without the judge (no document votes)', context: { ...whole, tagger: unjudged(tagger) } },
    { name: 'without the tagger (rules and lexicon)', context: { ...whole, tagger: null } },
  ];
}
