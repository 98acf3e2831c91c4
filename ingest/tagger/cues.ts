/** Groups of words that say what stands near them, and what kind of cue each group is; a cue is a group's number, from 1. */

const list = (text: string) => text.trim().split(/\s+/);

const CUES: readonly (readonly string[])[] = [
  list(`propose proposes proposed introduce introduces introduced introducing present presents presented presenting develop develops
    developed design designed devise devised proposing unveil contribute contributes formulate`),
  list(
    'build builds built construct constructs constructed create creates created release releases released curate curated collect collected establish',
  ),
  list('called named dubbed termed namely coined denoted abbreviated titled'),
  list('dataset datasets corpus corpora collection data'),
  list('benchmark benchmarks suite testbed leaderboard challenge task tasks'),
  list(
    'model models network networks architecture architectures backbone backbones llm llms llama transformer transformers',
  ),
  list('framework method approach algorithm system pipeline scheme strategy paradigm technique mechanism module agent'),
  list(
    'methods approaches algorithms frameworks systems techniques baselines baseline variants modules strategies agents',
  ),
  list(
    'loss optimizer optimiser objective regularization regularizer sampler sampling estimator kernel adapter adapters',
  ),
  list(
    'outperform outperforms outperforming outperformed surpass surpasses surpassing beats exceeds compared versus over than against',
  ),
  list(
    'evaluate evaluated evaluation evaluations experiments experiment results tested validate validated conducted demonstrate show',
  ),
  list('such including like e.g as'),
  list('novel new simple efficient unified effective first'),
  list('we our this paper work'),
  list('on'),
  list('using use uses used via with by based leveraging leverage leverages'),
  list('train trained training finetuned fine-tuned pretrained pre-trained'),
  list('extends extend extending extension generalizes builds'),
  list('accuracy f1 score map bleu psnr ssim fid auc rmse mae perplexity rouge wer metric metrics points'),
];

const CUE_OF = new Map(CUES.flatMap((group, index) => group.map((word): [string, number] => [word, index + 1])));

/** The cue of a word in small letters; 0 for none. */
export function cueOf(lower: string): number {
  return CUE_OF.get(lower) ?? 0;
}

/** Verbs of making something, and `called`. */
export function proposes(cue: number): boolean {
  return cue >= 1 && cue <= 3;
}

/** Datasets and benchmarks. */
export function isData(cue: number): boolean {
  return cue === 4 || cue === 5;
}

/** Models, methods, and the parts of which they are made. */
export function isMethod(cue: number): boolean {
  return cue >= 6 && cue <= 9;
}
