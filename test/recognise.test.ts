import { expect, test } from 'vitest';
import type { Mention } from '../ingest/model.ts';
import type { LearntName } from '../ingest/recognisers/contract.ts';
import { recognise } from '../ingest/recognisers/index.ts';
import { learn } from '../ingest/recognisers/learn.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';

const { lexicon } = parseLexicon([
  {
    name: 'methods.tsv',
    text: [
      'LoRA\tlow-rank adaptation\tadaptation',
      'Vision Transformer\tViT\tvision',
      'LLaMA 3\tLlama-3\tlanguage\t\t\tLLaMA',
      'LLaMA\t\tlanguage',
      'GAN\tgenerative adversarial network\tgenerative',
      'fine-tuning\tfinetuning\tadaptation\tbroad',
      'SAM\tSegment Anything Model\tvision\tcased\tsegmentation|segment',
      'Adam\t\toptimisation\tcased\toptimizer|learning rate',
      'GP\tGaussian Process\tclassical',
      'INR\tImplicit Neural Representation\t3d',
      'CLIP\tContrastive Language-Image Pre-training\tvision',
    ].join('\n'),
  },
  { name: 'datasets.tsv', text: 'ImageNet\tImageNet-1K|ILSVRC\tvision\nGLUE\t\tlanguage\tcased' },
]);

function run(title: string, abstract: string, learnt: readonly LearntName[] = []) {
  const text = { title, abstract, summary: null };
  const found = recognise(text, { lexicon, learnt });
  for (const each of found.mentions)
    expect(text[each.field as 'title' | 'abstract'].slice(each.start, each.end)).toBe(each.quote);
  return found;
}

const brief = (mention: Mention) =>
  `${mention.introduces ? '+' : ''}${mention.quote}=${mention.entity ?? `${mention.kind}:${mention.name}`}`;

const rows: [name: string, title: string, abstract: string, expected: string[]][] = [
  [
    'case, hyphen and plural folded',
    'T',
    'Using vision-transformers and GANs.',
    ['vision-transformers=method:vision-transformer', 'GANs=method:gan'],
  ],
  [
    'longest match with version and size',
    'T',
    'Runs Llama-3-8B-Instruct here.',
    ['Llama-3-8B-Instruct=method:llama-3'],
  ],
  ['size of a dataset', 'T', 'Tested on ImageNet-1K.', ['ImageNet-1K=dataset:imagenet']],
  ['ambiguous name without its context', 'T', 'SAM speeds up training by Adam.', []],
  ['ambiguous name in its context', 'T', 'SAM does segmentation.', ['SAM=method:sam']],
  ['capitals that must agree', 'T', 'Glue it: evaluated on GLUE.', ['GLUE=dataset:glue']],
  ['known base inside a new name', 'T', 'Baselines such as LoRA-GA win.', []],
  ['known base before a plain word', 'T', 'A LoRA-based scheme.', ['LoRA=method:lora']],
  ['title prefix', 'FooNet: A Fast Net', 'FooNet is fast.', ['+FooNet=Method:FooNet', '+FooNet=Method:FooNet']],
  ['plain phrase before a colon', 'Beyond Accuracy: A Study', 'Nothing here.', []],
  ['we propose', 'T', 'We propose BarMix, a new mixer.', ['+BarMix=Method:BarMix']],
  ['introduced benchmark', 'T', 'We introduce QuuxBench, a benchmark for tools.', ['+QuuxBench=Dataset:QuuxBench']],
  ['new data by its kind', 'T', 'We curated a new exercise dataset, FitAqa, of squats.', ['+FitAqa=Dataset:FitAqa']],
  ['called', 'T', 'We study a method called ZapZip here.', ['+ZapZip=Method:ZapZip']],
  ['acronym with expansion', 'T', 'We propose Fast Sparse Mixing (FSM).', ['+FSM=Method:FSM']],
  [
    'small letters in the long form of a cased name',
    'T',
    'The segment anything model.',
    ['segment anything model=method:sam'],
  ],
  ['a plural, no other acronym', 'T', 'GPs track by GPS.', ['GPs=method:gp']],
  ['no acronym over two words', 'T', 'Written in R by INR.', ['INR=method:inr']],
  ['an acronym with another expansion', 'T', 'The ground plane (GP) tilts; a GP is flat.', []],
  [
    'an acronym that a title spells out',
    'FSM: Fast Sparse Mixing of Tokens',
    'We propose FSM. Others mix slowly.',
    ['+FSM=Method:FSM', '+FSM=Method:FSM'],
  ],
  [
    'an acronym with its own expansion',
    'T',
    'Gaussian processes (GP) fit.',
    ['Gaussian processes=method:gp', 'GP=method:gp'],
  ],
  ['the plural of an acronym is the acronym', 'T', 'We propose Fast Sparse Mixing (FSMs).', ['+FSMs=Method:FSM']],
  ['a metric named for a network', 'T', 'CLIP is judged by CLIP score.', ['CLIP=method:clip']],
  ['nothing inside an address', 'T', 'See https://github.com/x/LoRA for it.', []],
];

test.each(rows)('%s', (_, title, abstract, expected) => {
  expect(run(title, abstract).mentions.map(brief)).toEqual(expected);
});

test('mentions are sorted and do not overlap', () => {
  const { mentions } = run(
    'LoRA and ViT: LoRA',
    'LoRA, low-rank adaptation of LLaMA 3 8B, fine-tuning of ViTs on ImageNet-1K.',
  );
  const fields = ['title', 'abstract', 'summary'];
  for (let at = 1; at < mentions.length; at += 1) {
    const [a, b] = [mentions[at - 1]!, mentions[at]!];
    if (a.field === b.field) expect(a.end).toBeLessThanOrEqual(b.start);
    else expect(fields.indexOf(a.field)).toBeLessThan(fields.indexOf(b.field));
  }
  expect(mentions.length).toBe(9);
});

test('what one paper introduces is found in others, whatever their order', () => {
  const papers = [
    { id: 'paper:title:a', mentions: run('AdapterMix: Mixing', 'We propose AdapterMix.').mentions },
    { id: 'paper:title:b', mentions: run('Other', 'We introduce SomeBench, a benchmark.').mentions },
  ];
  const learnt = learn(papers);
  expect(learnt).toEqual(learn([...papers].reverse()));
  expect(learnt.map(({ name, kind, papers: by }) => [name, kind, by])).toEqual([
    ['SomeBench', 'Dataset', ['paper:title:b']],
    ['AdapterMix', 'Method', ['paper:title:a']],
  ]);
  const later = run('Later', 'We compare with AdapterMix; adaptermix is no name.', learnt).mentions;
  expect(later.map((mention) => [mention.quote, mention.rule, mention.introduces])).toEqual([
    ['AdapterMix', 'learnt', false],
  ]);
});

test('a summary is read only where there is no abstract', () => {
  const text = { title: 'T', abstract: null, summary: 'DOSOD is a new detector that builds on LoRA.' };
  expect(recognise(text, { lexicon, learnt: [] }).mentions.map(brief)).toEqual([
    '+DOSOD=Method:DOSOD',
    'LoRA=method:lora',
  ]);
  expect(recognise({ ...text, abstract: 'Nothing.' }, { lexicon, learnt: [] }).mentions).toEqual([]);
});
