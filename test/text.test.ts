import { expect, test } from 'vitest';
import { sentenceAt, sentences, tokenise } from '../ingest/text.ts';

const split: [name: string, text: string, expected: string[]][] = [
  ['two sentences', 'We do this. We do that.', ['We do this.', 'We do that.']],
  [
    'e.g. and i.e.',
    'Some (e.g. LoRA), i.e. Adapters, work. Good.',
    ['Some (e.g. LoRA), i.e. Adapters, work.', 'Good.'],
  ],
  ['et al.', 'As Hu et al. (2021) show. Yes.', ['As Hu et al. (2021) show.', 'Yes.']],
  ['decimals', 'It gains 3.5 points. Then 2.', ['It gains 3.5 points.', 'Then 2.']],
  ['address', 'See https://a.b/c.d for code. Done.', ['See https://a.b/c.d for code.', 'Done.']],
  ['name with a small first letter', 'We serve it. vLLM is fast.', ['We serve it.', 'vLLM is fast.']],
  ['question', 'Why? Because.', ['Why?', 'Because.']],
  ['closing quote', 'It is "fast." We agree.', ['It is "fast."', 'We agree.']],
  ['version', 'GPT-4.1 and Qwen2.5 win. End', ['GPT-4.1 and Qwen2.5 win.', 'End']],
  ['Fig.', 'See Fig. 3 for more. End.', ['See Fig. 3 for more.', 'End.']],
  ['white space only', ' \n ', []],
  ['beyond the first plane', 'A 𝔘. B.', ['A 𝔘.', 'B.']],
];

test.each(split)('sentences: %s', (_, text, expected) => {
  expect(sentences(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
});

test('tokens keep their places and decimals', () => {
  const text = 'Qwen2.5-7B, $\\textbf{X}$ at 3.5%.';
  const found = tokenise(text);
  expect(found.map((token) => token.text)).toEqual([
    'Qwen2.5',
    '-',
    '7B',
    ',',
    '$',
    '\\textbf',
    '{',
    'X',
    '}',
    '$',
    'at',
    '3.5',
    '%',
    '.',
  ]);
  for (const token of found) expect(text.slice(token.start, token.end)).toBe(token.text);
});

test('the sentence at a position', () => {
  const all = sentences('One. Two. Three.');
  expect([0, 5, 8, 15].map((at) => all.indexOf(sentenceAt(all, at)))).toEqual([0, 1, 1, 2]);
});
