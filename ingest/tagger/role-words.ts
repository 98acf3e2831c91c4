/** Words that tell roles apart, in groups: descent, comparison, contrast, background, use, study, and what names are called. */

const list = (text: string) => text.trim().split(/\s+/);

/** Positions in `GROUPS`. */
export const ROLE_WORDS = {
  descent: 0,
  comparison: 1,
  contrast: 2,
  background: 3,
  use: 4,
  study: 5,
  authors: 6,
  proposal: 7,
  training: 8,
  models: 9,
  methods: 10,
} as const;

/** As `ROLE_WORDS` says. Before a name they say something else than after it. */
const GROUPS: readonly (readonly string[])[] = [
  list(`extend extends extended extending extension builds build building built based adapt adapts adapted adapting generalize generalizes
    generalise generalises generalizing generalization inspired modify modifies modified modifying modification augment augments augmented augmenting
    enhance enhances enhanced enhancing improve improves improved improving reformulate revisit revisiting rethink rethinking variant variants
    version derived initialized starting atop replace replaces replacing equip equips equipped equipping upon tailored customized new novel`),
  list(`outperform outperforms outperforming outperformed surpass surpasses surpassing surpassed compared compare comparison comparable over than versus vs
    baseline baselines beat beats beating exceed exceeds exceeding superior competitive par against counterpart counterparts relative better worse
    higher lower faster matches matching match state-of-the-art gains sota rival rivals`),
  list('unlike instead contrast alternative alternatives without rather whereas avoids avoiding eliminating'),
  list(`such like including e.g recent recently existing previous prior advances success despite although while however emergence rise popular
    remain remains struggle struggles suffer suffers limited traditional conventional widely powerful classical typically often fail fails many most
    standard common commonly current modern advent progress achieved shown`),
  list(`using use uses used via with by leveraging leverage leverages employ employs employed employing apply applies applied applying utilize utilizes
    utilizing utilized adopt adopts adopted adopting combine combines combined combining integrate integrates integrating integrated incorporate
    incorporates incorporating through implement implemented`),
  list(`analyze analyse analyzes analysis study studies investigate investigates investigating examine show prove understand understanding evaluate
    evaluated evaluating evaluation experiments test tested across results demonstrate benchmark assess`),
  list('we our this paper work'),
  list('propose proposes proposed introduce introduces present presents develop develops design novel called named'),
  list(
    'train trained training pretrained pre-trained pretraining fine-tune fine-tuned finetuned fine-tuning finetuning tuned',
  ),
  list(
    'model models backbone backbones architecture architectures network networks family families checkpoint checkpoints',
  ),
  list('method methods approach approaches algorithm algorithms technique techniques framework frameworks'),
];
const GROUP_OF = new Map<string, number[]>();
GROUPS.forEach((words, group) => {
  for (const word of words) GROUP_OF.set(word, [...(GROUP_OF.get(word) ?? []), group]);
});
const NO_GROUPS: readonly number[] = [];

export const ROLE_GROUPS = GROUPS.length;

/** Groups of a word by its spelling. */
export function roleGroupsOf(text: string, lower: string): readonly number[] {
  return GROUP_OF.get(text) ?? GROUP_OF.get(lower) ?? NO_GROUPS;
}
