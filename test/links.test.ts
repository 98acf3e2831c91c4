import { expect, test } from 'vitest';
import { links } from '../ingest/recognisers/links.ts';

const rows: [name: string, text: string, urls: string[]][] = [
  ['full stop', 'Code: https://github.com/a/b.', ['https://github.com/a/b']],
  ['bracket and stop', 'our code (https://github.com/a/b).', ['https://github.com/a/b']],
  ['bracket that belongs to the address', 'see https://x.org/A_(b)', ['https://x.org/A_(b)']],
  ['.git', 'git clone https://github.com/a/b.git, then', ['https://github.com/a/b']],
  ['ssh', 'git@github.com:a/b.git', ['https://github.com/a/b']],
  ['LaTeX underscore', 'at https://github.com/a/b\\_c\\_d.', ['https://github.com/a/b_c_d']],
  ['LaTeX braces around it', 'at https://github.com/a/b{\\_}c', ['https://github.com/a/b_c']],
  ['\\url', 'at \\url{https://github.com/a/b}.', ['https://github.com/a/b']],
  ['\\href with a text', '\\href{https://github.com/a/b}{here}', ['https://github.com/a/b']],
  ['\\href twice', 'https://a.io/E}{https://a.io/E}.', ['https://a.io/E', 'https://a.io/E']],
  ['text in braces after it', 'https://github.com/a/Fast-D{FastD}.', ['https://github.com/a/Fast-D']],
  ['Markdown', '[code](https://github.com/a/b) and more', ['https://github.com/a/b']],
  ['badge', '[![CI](https://img.shields.io/x/y.svg)](https://github.com/a/b)', ['https://github.com/a/b']],
  [
    'two',
    'https://github.com/a/b and https://huggingface.co/c/d',
    ['https://github.com/a/b', 'https://huggingface.co/c/d'],
  ],
  ['no scheme', 'Code: github.com/a/b', ['https://github.com/a/b']],
  ['project page without scheme', 'see a-b.github.io/c.', ['https://a-b.github.io/c']],
  ['a host that the text points to', 'is available at learn.com.', ['https://learn.com']],
  ['a host in passing', 'users of amazon.com reviews', []],
  ['broken after an underscore', 'https://github.com/a/B_ Cd_Ef.', ['https://github.com/a/B_Cd_Ef']],
  ['broken host', 'at https://github. com/A/B.', ['https://github.com/A/B']],
  ['space for the last underscore', 'at: https://github.com/a/PETL AST.', ['https://github.com/a/PETL_AST']],
  ['a sentence after it', 'at https://github.com/a/b Our results', ['https://github.com/a/b']],
  ['no address', 'a trade-off e.g. speed/accuracy', []],
];

test.each(rows)('%s', (_, text, urls) => {
  const found = links('abstract', text);
  expect(found.map((link) => link.url)).toEqual(urls);
  for (const link of found) expect(text.slice(link.start, link.end)).toBe(link.quote);
});

test('repositories, models and pages are told apart', () => {
  const types = links(
    'abstract',
    'https://github.com/a/b https://huggingface.co/c/d https://huggingface.co/datasets/e/f https://x.org/y',
  ).map((link) => link.type);
  expect(types).toEqual(['repo', 'model', 'repo', 'page']);
});
