import { expect, test } from 'vitest';
import { documentOf } from '../ingest/recognisers/document.ts';
import { introductions } from '../ingest/recognisers/introductions.ts';
import { seeded } from '../ingest/tagger/rng.ts';

const found = (abstract: string) =>
  introductions(documentOf({ title: '-', abstract, summary: null })).map(({ start, end, kind }) => ({
    name: abstract.slice(start, end),
    kind,
    start,
  }));

/** After a backslash a pattern may match anywhere, and is tried anywhere. */
const anywhere = (abstract: string) => found(`${abstract} \\we`);

test.each([
  ['In this paper we propose GrumpNet, a fast one.', ['GrumpNet']],
  ['WE PROPOSE GRUMPNET.', ['GRUMPNET']],
  ['We then carefully, for the first time, build FooBar on it.', ['FooBar']],
  ['We tried. It introduces GrumpNet.', []],
  ['A model called GrumpNet, which we call BarNet, or we term it QuxNet.', ['GrumpNet', 'BarNet', 'QuxNet']],
  ['They collect a new large dataset, FooBench, and released the first benchmark BarBench.', ['FooBench', 'BarBench']],
  ['GrumpNet, which is a simple and novel model.', ['GrumpNet']],
  ['GrumpNet is an extremely small, open model.', ['GrumpNet']],
  ['GrumpNet is a one two three four novel model.', []],
  ['_we propose GrumpNet', []],
])('%s', (text, names) => {
  expect(found(text).map(({ name }) => name)).toEqual(names);
  expect(anywhere(text)).toEqual(found(text));
});

const PIECES =
  `we|We|our paper|this study|propose|proposes|introduced|build|and|the|our|a|an|A|, a|, which is a|is an|novel|new|first|simple
|large-scale|open|dataset|benchmarks|corpus,|called|named|which we call|we term it|refer to it as|denoted as|collect|curated|released
|GrumpNet|Foo-Bar|T5|X|Deep Foo Net|(GN)|.|;|:|,|"|"|_we|we_|𝔊rump|naïve|3.5|model|of|it`
    .split('|')
    .map((piece) => piece.trim());

test('what introduces is found where its words stand as it is found by looking everywhere', () => {
  const rng = seeded(11);
  let names = 0;
  for (let round = 0; round < 3000; round += 1) {
    const words = Array.from({ length: 4 + Math.floor(rng() * 20) }, () => PIECES[Math.floor(rng() * PIECES.length)]!);
    const text = words.join(rng() < 0.1 ? '  ' : ' ');
    const all = found(text);
    names += all.length;
    expect(anywhere(text), text).toEqual(all);
  }
  expect(names).toBeGreaterThan(300);
});
